internal import Containers

/// Reads the part of a Word file that holds a story: the body, the notes, or the comments.
///
/// One pass; changes are accepted in the text.
struct WordStory {
  /// A footnote, an endnote or a comment.
  struct Entry {
    /// Its id.
    var id: String
    /// Who wrote it, of a comment.
    var author = ""
    /// When, of a comment.
    var date: String?
    /// The id of its last paragraph, by which threads refer to a comment.
    var lastParagraph: String?
    /// What it says.
    var blocks: [WordBlock] = []
    /// The paragraphs that a change took away, where nothing else is left of it.
    var struck: [String] = []
  }
  /// The mark of a note in the text.
  struct Mark {
    /// The note's id.
    var id: String
    /// Whether it leads to an endnote.
    var isEndnote: Bool
    /// The mark as it counts, not raised; empty for one that a change took away.
    var mark: String
    /// The change that took it away.
    var deletion: Change?
  }

  // What comes out.
  /// What changes took away, where they left nothing of the text.
  var struck: WordBlock?
  /// The blocks that stand in no note or comment, once the story has ended.
  var batches: [WordBatch] = []
  /// The notes or comments, in the order of the part.
  var entries: [Entry] = []
  /// The marks of notes, in the order of the text.
  var marks: [Mark] = []
  /// Tables and changes.
  var counts = FileCounts()
  /// The names of places that links inside the file lead to.
  var bookmarks: Set<String> = []
  /// Where the links lead, "#" before a place inside the file.
  var links: Set<String> = []
  /// Whether some of the text is hidden.
  var hasHiddenText = false
  /// The header over the first page.
  var letterhead = WordLetterhead()
  /// Documents of other formats that Word shows in the place.
  var foreignChunks = 0

  // What it works with.
  private let names = WordName.all
  /// The document's styles.
  let styles: WordStyles
  /// What the part refers to.
  let relations: WordRelations
  /// How notes are marked.
  let noteFormats: WordNoteFormats
  /// The numbers of lists so far.
  var counters: WordCounters

  // Where it is.
  /// How deep in an element that is not read.
  var skipped = 0
  /// Whether character data is text.
  var isCapturing = false
  /// Whether character data tells what a field is.
  var isInstruction = false
  /// The paragraphs that are read, and in no batch yet.
  var paragraphs: [WordParagraph] = []
  /// The paragraph at hand.
  var draft: WordDraft?
  /// Paragraphs whose text boxes are being read.
  var outer: [WordDraft?] = []
  /// What empty paragraphs have left for the next.
  var leftover = WordDraft()
  /// The note or comment at hand.
  var entry: Entry?
  /// Whether `entry` is a comment.
  var entryIsComment = false
  /// Whether a paragraph's properties are being read.
  var isInParagraphProperties = false
  /// Whether a run's properties are being read, or those of a paragraph's end.
  var isInRunProperties = false
  /// Whether a table row's properties are being read.
  var isInRowProperties = false
  /// Whether a section's properties are being read.
  var isInSectionProperties = false
  /// Whether a paragraph's numbering is being read.
  var isInNumberProperties = false
  /// How the run at hand looks.
  var look = WordDraft.Look()
  /// How the paragraph's style has runs look, once it was asked for.
  var styleLook: WordDraft.Look?
  /// Whether the run at hand is hidden.
  var isHidden = false
  /// A note whose mark is the text that follows in the run.
  var ownMark: (id: String, isEndnote: Bool, start: Int)?
  /// How many footnotes have had a number.
  var footnotes = 0
  /// The same for endnotes.
  var endnotes = 0
  /// The tracked changes that are open.
  var changes: [WordChange] = []
  /// The change that takes away what is being read.
  var deletion: Change?
  /// Alternatives that are open, and whether one of each was read.
  var alternates: [Bool] = []
  /// The fields that are open.
  var fields: [WordField] = []
  /// How many of `fields` are still telling what they are; their text does not show.
  var instructions = 0
  /// The tables that are open.
  var tables: [WordTable] = []
  /// How many elements have begun; the number of the latest.
  var element = 0
  /// Whether it is kept from which element each stretch of text comes.
  var keepsOrigins = false

  /// Starts with nothing read.
  init(_ styles: WordStyles, _ relations: WordRelations, _ noteFormats: WordNoteFormats, _ counters: WordCounters) {
    self.styles = styles
    self.relations = relations
    self.noteFormats = noteFormats
    self.counters = counters
  }

  /// Takes the start of an element.
  mutating func start(_ number: Int, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    guard number >= 0 else { return }
    let name = names[number]
    if isInSectionProperties { return letterhead.take(name, attributes) }
    switch name {
    case .text, .mathText, .deletedText: isCapturing = true
    case .run: startRun()
    case .runProperties: isInRunProperties = true
    case .language:
      if isInParagraphProperties, isInRunProperties { draft?.properties.language = attributes["val"]?.string }
    case .paragraph: startParagraph(attributes)
    case .paragraphProperties: isInParagraphProperties = true

    case .tab where !isInParagraphProperties: append("\t")
    case .absoluteTab: append("\t")
    case .lineBreak: appendBreak(attributes)
    case .carriageReturn: appendBreak(attributes)
    case .noBreakHyphen: append("\u{2011}")
    case .softHyphen: append("\u{AD}")
    case .symbol: append(WordSymbol.text(attributes))
    case .textBox:
      outer.append(draft)
      draft = nil
    case .foreignChunk: foreignChunks += 1

    case .sectionProperties: isInSectionProperties = true
    case .rubyText, .controlProperties, .controlEndProperties, .formData, .paragraphPropertiesChange,
      .runPropertiesChange, .sectionPropertiesChange, .tablePropertiesChange, .tableExceptionsChange, .gridChange,
      .rowPropertiesChange, .cellPropertiesChange, .numberingChange:
      skipped = 1

    case .table, .row, .cell, .rowProperties, .headRow, .gridSpan, .deletedCell: startTable(name, attributes)
    case .alternate: alternates.append(false)
    case .choice, .fallback:
      if alternates.last == true {
        skipped = 1
      } else if let last = alternates.indices.last {
        alternates[last] = true
      }
    case .fieldCharacter, .simpleField, .instruction: startField(name, attributes)
    case .hyperlink: startLink(attributes)
    case .bookmark: if let name = attributes["name"]?.string { bookmarks.insert(name) }
    case .inserted, .deleted, .movedFrom, .movedTo: startChange(name, attributes)
    case .commentStart, .commentEnd, .commentReference: anchor(name, attributes)
    case .footnoteReference, .endnoteReference: mark(attributes, isEndnote: name == .endnoteReference)
    case .footnote, .endnote, .comment: startEntry(name, attributes)
    case .deletedInstruction: break
    default: if isInParagraphProperties || isInRunProperties { property(name, attributes) }
    }
  }

  /// Takes the end of an element.
  mutating func end(_ number: Int) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard number >= 0 else { return }
    let name = names[number]
    if isInSectionProperties {
      guard name == .sectionProperties else { return }
      isInSectionProperties = false
      letterhead.isKnown = true
      return
    }
    switch name {
    case .text, .mathText, .deletedText: isCapturing = false
    case .run: endRun()
    case .runProperties: isInRunProperties = false
    case .paragraph: endParagraph()
    case .paragraphProperties:
      isInParagraphProperties = false
      styleLook = nil
    case .numberProperties: isInNumberProperties = false
    case .textBox: endTextBox()
    case .table, .row, .cell, .rowProperties: endTable(name)
    case .alternate: _ = alternates.popLast()
    case .instruction: isInstruction = false
    case .simpleField: endField()
    case .hyperlink: draft?.endLink()
    case .inserted, .deleted, .movedFrom, .movedTo: endChange()
    case .footnote, .endnote, .comment: endEntry()
    default: break
    }
  }

  /// Takes character data.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0 else { return }
    if isCapturing {
      append(bytes)
    } else if isInstruction, !fields.isEmpty {
      fields[fields.count - 1].instruction.append(contentsOf: bytes)
    }
  }

  // MARK: Text

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard draft != nil, instructions == 0 else { return }
    if let deletion {
      draft?.delete(bytes, deletion)
    } else {
      if keepsOrigins { draft?.noteOrigin(element) }
      draft?.append(bytes, look)
      if isHidden { hasHiddenText = true }
    }
  }

  private mutating func append(_ signs: String) {
    guard draft != nil, instructions == 0 else { return }
    if let deletion {
      draft?.delete(signs.utf8, deletion)
    } else {
      if keepsOrigins { draft?.noteOrigin(element) }
      draft?.append(signs, look)
    }
  }

  private mutating func appendBreak(_ attributes: XMLAttributes) {
    guard draft != nil, instructions == 0 else { return }
    if let deletion {
      draft?.delete(CollectionOfOne(0x20), deletion)
    } else {
      if attributes["type"]?.equals("page") ?? false { breakPage() }
      if keepsOrigins { draft?.noteOrigin(element) }
      draft?.appendBreak(look)
    }
  }

  /// A page break stands between blocks: before the paragraph that it begins, else after it.
  private mutating func breakPage() {
    guard outer.isEmpty, entry == nil else { return }
    if draft?.isEmpty ?? true {
      draft?.properties.breaksPage = true
    } else {
      draft?.endsPage = true
    }
  }

  // MARK: Runs

  private mutating func startRun() {
    look = styleLook ?? findStyleLook()
    isHidden = false
    look.insertion = changes.isEmpty ? nil : changes.last { $0.isInsertion }?.change
  }

  /// How the paragraph's style has its text look.
  private mutating func findStyleLook() -> WordDraft.Look {
    let style = styles.style(draft?.properties.style ?? styles.standard)
    let look = WordDraft.Look(isStrong: style.isBold ?? false, isEmphasized: style.isItalic ?? false)
    styleLook = look
    return look
  }

  private mutating func endRun() {
    guard let own = ownMark else { return }
    ownMark = nil
    if let sign = draft?.markOwn(from: own.start) {
      marks.append(Mark(id: own.id, isEndnote: own.isEndnote, mark: sign))
    }
  }

  /// What a paragraph's or a run's properties say.
  private mutating func property(_ name: WordName, _ attributes: XMLAttributes) {
    if isInRunProperties, !isInParagraphProperties {
      switch name {
      case .bold: look.isStrong = attributes.isOn
      case .italic: look.isEmphasized = attributes.isOn
      case .struck, .struckTwice: look.isStruck = attributes.isOn
      case .hidden: isHidden = attributes.isOn
      case .runStyle:
        let style = styles.style(attributes["val"]?.string ?? "")
        look.isStrong = style.isBold ?? look.isStrong
        look.isEmphasized = style.isItalic ?? look.isEmphasized
      default: break
      }
    } else if !isInRunProperties {
      switch name {
      case .paragraphStyle: draft?.properties.style = attributes["val"]?.string
      case .numberProperties: isInNumberProperties = true
      case .numberID: draft?.properties.list = attributes["val"]?.string
      case .numberLevel: draft?.properties.level = attributes["val"]?.integer
      case .outlineLevel: draft?.properties.outline = attributes["val"]?.integer
      case .pageBreakBefore: draft?.properties.breaksPage = attributes.isOn
      default: break
      }
    }
  }
}

/// Lets a parser read a story.
final class WordStoryListener: XMLListener {
  /// What is read so far; the parser, which calls for every element, calls one at a time.
  @exclusivity(unchecked)
  var story: WordStory

  /// Starts with an empty story.
  init(_ story: WordStory) { self.story = story }

  func start(_ name: Int, _ attributes: XMLAttributes) {
    story.element += 1
    story.start(name, attributes)
  }
  func end(_ name: Int) { story.end(name) }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { story.text(bytes) }
}
