public import CellGrid
public import Documents
public import Reviews
import Text

/// The whole interface as a value: keys and news in, effects out, and a frame drawn from it at any time.
///
/// No file, clock or terminal is touched here; `Effect` asks for that.
public struct Desk: Equatable, Sendable {
  /// What fills the screen.
  enum View: Equatable, Sendable {
    case text, timeline(TimelineView), comments(CommentList), summary(SummaryView), changes(ChangeList)
  }
  /// What lies over it; the topmost one gets the keys.
  enum Overlay: Equatable, Sendable {
    case listing(Listing), composer(Composer), prompt(Prompt), palette(Palette), question(Question)
  }
  /// The pane that gets the keys.
  enum Focus: Equatable, Sendable { case text, outline }
  /// One line for the status line.
  struct Notice: Equatable, Sendable {
    var text: Clean
    var isError = false
  }

  /// The document on the desk.
  public let document: Document
  /// The review as it stands.
  public internal(set) var review: Review
  /// Who reviews.
  public let reviewer: Reviewer
  /// The size of the screen.
  public private(set) var size: Size
  /// Whether nothing may be written.
  let isReadOnly: Bool

  /// Which keys do what.
  let keymap: Keymap
  /// The themes that can be chosen.
  var themes = Theme.names
  /// Whether the mouse is used.
  var usesMouse: Bool
  /// Whether everything is shown in one column without boxes, states in words.
  var isLinear: Bool

  let places: Places
  let groundwork: Groundwork
  var reader: Reader
  var outline: Outline
  var view = View.text
  var overlays: [Overlay] = []
  var focus = Focus.text
  var showsOutline = true
  var passage: Passage?
  var finder: Finder?
  /// What was looked for last: the words, and as what.
  var lastSearch: (Prompt.Purpose, String)? {
    searches.last.map { ($0.purpose, $0.text) }
  }
  /// What was looked for, the latest last.
  var searches: [Search] = []
  var hit: Int?
  /// The square bracket that was gone to; an index into those of the document.
  var bracket: Int?
  /// The paragraphs whose numbers were typed, the latest last.
  var history: [String] = []
  /// What was written and neither kept nor thrown away, one draft for each thing it may become.
  var drafts: [Draft] = []
  /// The draft that was thrown away last, should the reviewer want it after all.
  var discarded: Draft?
  /// One's own comment or reply that was just kept, to go to when the review shows it.
  var arriving: String?
  var message: Notice?
  /// Keys of a sequence that is not complete.
  var pending: [Key] = []
  var folded: Set<String> = []
  var foldsAll = false
  /// What the list of all comments lets through.
  var filter = CommentList.Filter()
  /// The bookmarks, by their letters.
  var bookmarks: [String: Visit.Spot] = [:]
  /// What stands beside the text where the screen is wide.
  var beside = Beside.details
  /// The summary and the comments that stand there, where they do.
  var besideSummary: SummaryView?
  var besideComments: CommentList?
  /// The tour that the reviewer takes.
  var tour: Tour?
  /// The document that this one was opened from, if one was; going back leads there.
  let precedingDocument: String?
  /// Which side of the tracked changes is read.
  var changes = ChangesShown.both
  /// The revision that the document is compared with where the review was carried from none, or from others.
  let earlier: KeptRevision?
  /// What differs from the earlier revision, once somebody asked.
  var comparison: Comparison?
  /// Whether that is shown.
  var isComparing = false
  /// What to do when the comparison that was asked for is there.
  var awaiting: Action?
  /// The comment, by its id, that was taken up to be placed.
  var held: String?
  /// The operations that the reviewer saw before; nil at the first look.
  let seen: Set<String>?
  /// The comments in whose threads others did something since.
  var news: Set<String> = []
  /// Whether proposed changes are shown as the text would read with them.
  var showsResults = false
  /// Whether each square bracket shows how deep it nests.
  var showsDepths = false

  /// Lays a document and its review on the desk.
  ///
  /// `earlier` is the revision to compare it with, where that is not the one that the review was carried from; `seen` are the ids of
  /// the operations that the reviewer saw before, nil when this is the first look; `keymap` says which keys do what; `precedingDocument` is what the
  /// one that it was opened from is called.
  public init(
    document: Document, review: Review, reviewer: Reviewer, size: Size, isReadOnly: Bool = false,
    earlier: KeptRevision? = nil, seen: Set<String>? = nil, keymap: Keymap = .standard, usesMouse: Bool = false,
    isLinear: Bool = false, precedingDocument: String? = nil
  ) {
    self.document = document
    self.review = review
    self.reviewer = reviewer
    self.size = size
    self.isReadOnly = isReadOnly
    self.earlier = earlier
    self.seen = seen
    self.keymap = keymap
    self.usesMouse = usesMouse
    self.isLinear = isLinear
    self.precedingDocument = precedingDocument
    places = Places(document)
    groundwork = Groundwork(document)
    outline = Outline(document)
    reader = Reader(
      Sheet(
        document: document, groundwork: groundwork, review: review, columns: Reader.textColumns(size.columns),
        isLinear: isLinear))
    outline.count(review, in: document)
    news = newComments
    settle()
  }

  /// Takes a key press.
  public mutating func press(_ key: Key) -> [Effect] {
    message = nil
    pending.append(key)
    let context = context
    switch keymap.meaning(of: pending, in: context) {
    case .prefix: return []
    case .action(let action):
      let keys = pending
      pending = []
      let effects = perform(action, keys: keys)
      settle()
      return effects
    case .nothing:
      let keys = pending
      pending = []
      if keys.count > 1 {
        // Esc takes back the keys that were begun.
        if key.code == .escape, !key.control, !key.alt { return [] }
        say("\(keys.map(\.description).joined(separator: " ")) does nothing here; ? shows the keys", isError: true)
        return [.bell]
      }
      let effects = type(key, in: context)
      settle()
      return effects
    }
  }

  private mutating func type(_ key: Key, in context: Context) -> [Effect] {
    switch context {
    case .composer, .prompt, .palette:
      guard let character = key.typed else { return [.bell] }
      return insert(String(character))
    default:
      if key.code == .escape, !key.control {
        leaveTour()
        hit = nil
        finder = nil
        if held != nil { say("the comment stays where it was") }
        held = nil
        return []
      }
      say("\(key) does nothing here; ? shows the keys", isError: true)
      return [.bell]
    }
  }

  /// Takes what happened elsewhere.
  public mutating func receive(_ news: News) -> [Effect] {
    var effects: [Effect] = []
    switch news {
    case .resized(let size): self.size = size
    case .pasted(let text): effects = insert(text)
    case .mouse(let mouse): effects = take(mouse)
    case .themes(let names, let shown): takeThemes(names, shown: shown)
    case .review(let review): take(review)
    case .kept(let ids): effects = closeComposerAfterKeeping(ids)
    case .compared(let comparison): take(comparison)
    case .undone(let contents, let isRedo): showUndone(contents, isRedo: isRedo)
    case .drafts(let drafts): takeDrafts(drafts)
    case .edited(let text): effects = takeEdited(text)
    case .documents(let documents, let what): choose(among: documents, for: what)
    case .done(let text): say(text)
    case .failed(let text):
      say(text, isError: true)
      if case .composer(var composer)? = overlays.last {
        composer.fail(said(text))
        overlays[overlays.count - 1] = .composer(composer)
      } else if case .palette(var palette)? = overlays.last {
        palette.complaint = said(text)
        overlays[overlays.count - 1] = .palette(palette)
      }
      effects = [.bell]
    }
    settle()
    return effects
  }

  /// Where keys are looked up now.
  var context: Context {
    switch overlays.last {
    case .listing: .overlay
    case .composer: .composer
    case .prompt: .prompt
    case .palette: .palette
    case .question: .question
    case nil:
      switch view {
      case .timeline: .timeline
      case .comments: .comments
      case .summary: .summary
      case .changes: .changes
      case .text: passage != nil ? .passage : focus == .outline ? .outline : .reader
      }
    }
  }

  /// Shows one line in the status line until the next key.
  mutating func say(_ text: Message, isError: Bool = false) {
    message = Notice(text: Clean(said(text)), isError: isError)
  }

  /// Says that a search went past the document's end, or its start.
  mutating func sayWentRound(forward: Bool) {
    say(forward ? "went round the end of the document" : "went round the start of the document")
  }

  /// What has a draft of the reviewer's own.
  var drafted: Set<Target> { Set(drafts.compactMap { target(of: $0.purpose) }) }

  /// Brings panes up to date with size, review and folding.
  mutating func settle() {
    let areas = areas
    let sheet = Sheet(
      document: document, groundwork: groundwork, review: review, columns: Reader.textColumns(areas.reader.columns),
      folded: folded, allFolded: foldsAll, drafted: drafted, changes: changes, showsDepths: showsDepths,
      showsResults: showsResults,
      comparison: isComparing ? comparison : nil, news: news, isLinear: isLinear)
    reader.show(sheet, height: areas.reader.rows)
    if focus != .outline, places.headingOf.indices.contains(reader.item) {
      outline.follow(places.headingOf[reader.item] ?? 0)
    }
    if case .timeline(var timeline) = view, timeline.isLinear != isLinear {
      timeline.isLinear = isLinear
      view = .timeline(timeline)
    }
    if case .summary(var summary) = view, summary.isLinear != isLinear {
      summary.isLinear = isLinear
      view = .summary(summary)
    }
    if focus == .outline, areas.outline.columns == 0 { focus = .text }
    if case .listing(var listing)? = overlays.last {
      listing.show(in: listingArea)
      overlays[overlays.count - 1] = .listing(listing)
    }
  }
}
