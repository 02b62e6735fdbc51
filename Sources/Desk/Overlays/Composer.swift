import CellGrid
import Reviews
import Text

/// Where a comment, a reply, an edit or an observation is written.
struct Composer: Equatable {
  /// What a key led to.
  enum Outcome: Equatable {
    case nothing, changed, refused, save, close, discard, openEditor(String)
  }

  /// The draft it was opened on, before anything was written.
  private var opened: Draft
  /// One line that says what the text will become ("Comment on 11").
  let title: String
  let purpose: Draft.Purpose
  /// The words that a proposed wording replaces; nil where none can be proposed.
  let passage: String?
  private(set) var kind: Remark.Kind
  private(set) var disposition: Disposition
  /// The remark, reply or observation.
  private(set) var words: TextField
  /// The proposed wording; nil until somebody asks for it.
  private(set) var wording: TextField?
  /// Whether the keys go to the proposed wording.
  private(set) var isOnWording = false
  /// Why the last attempt to keep it came to nothing, until the next key.
  private(set) var complaint: String?

  /// Opens a composer on a draft, the cursor at the end of its text.
  ///
  /// `passage` is what the comment that is edited stands on: with it, or with a proposal in the draft, the wording that
  /// is proposed can be edited too.
  init(draft: Draft, title: String, passage: String? = nil) {
    self.title = title
    opened = draft
    purpose = draft.purpose
    kind = draft.kind
    disposition = draft.disposition
    words = TextField(draft.text, isMultiline: true)
    wording = draft.proposal.map { TextField($0, isMultiline: true) }
    switch draft.purpose {
    case .comment(let anchor): self.passage = anchor.exact
    case .edit: self.passage = passage ?? draft.proposal.map { _ in "" }
    case .reply, .resolve: self.passage = nil
    }
    opened = self.draft
  }

  /// What is being written, always up to date.
  var draft: Draft {
    Draft(purpose: purpose, kind: kind, text: words.text, proposal: proposal, disposition: disposition)
  }

  /// Whether a wording can be proposed, and a kind chosen.
  var isRemark: Bool { passage != nil }

  /// The proposed wording, empty to propose that the words go; the passage as it stands proposes nothing.
  var proposal: String? {
    guard isRemark, let text = wording?.text, text != passage else { return nil }
    return text.allSatisfy(\.isWhitespace) ? "" : text
  }

  /// Whether nothing differs from what the composer was opened on.
  var isUntouched: Bool { draft == opened }

  /// Whether the proposed wording is the passage as it stands.
  var isUnchanged: Bool { isRemark && wording?.text == passage }

  /// Does an action; `area` is what the composer is drawn in, so that up and down go by the lines that are seen there.
  mutating func perform(_ action: Action, in area: Rect? = nil) -> Outcome {
    complaint = nil
    let columns = area.map(Composer.textColumns) ?? .max
    switch action {
    case .save: return save()
    case .cancel, .close: return .close
    case .discard: return .discard
    case .openEditor: return .openEditor(isOnWording ? wording?.text ?? "" : words.text)
    case .switchField: return change { $0.switchField() }
    case .cycleKind: return change { $0.cycleKind() }
    default: return change { $0.edit { _ = $0.perform(action, columns: columns) } }
    }
  }

  /// Inserts what was typed or pasted into the field that has the keys, if there is room for all of it.
  mutating func insert(_ text: String) -> Outcome {
    complaint = nil
    let length = (isOnWording ? wording?.length ?? 0 : words.length) + text.utf8.count
    guard length <= Remark.sizeLimit else {
      complaint = said(
        "there is no room for that: a text here holds 1 MiB; keep it in a file, and name the file here")
      return .refused
    }
    return change { $0.edit { $0.insert(text) } }
  }

  /// Takes what an editor made of the text that `openEditor` gave it; line breaks at its end are the editor's own.
  mutating func replace(text: String) {
    complaint = nil
    let end = text.lastIndex { !$0.isNewline }.map(text.index(after:)) ?? text.startIndex
    edit { $0 = TextField(String(text[..<end]), isMultiline: true) }
  }

  /// Says why what was written could not be kept.
  mutating func fail(_ message: String) { complaint = message }

  private mutating func change(_ body: (inout Composer) -> Void) -> Outcome {
    let before = draft
    body(&self)
    return draft == before ? .nothing : .changed
  }

  private mutating func edit(_ body: (inout TextField) -> Void) {
    if isOnWording, var field = wording {
      body(&field)
      wording = field
    } else {
      body(&words)
    }
  }

  private mutating func switchField() {
    guard let passage else { return }
    isOnWording.toggle()
    // The reviewer changes the words that stand there instead of typing them again.
    if wording == nil { wording = TextField(passage, isMultiline: true) }
  }

  private mutating func cycleKind() {
    if case .resolve = purpose {
      disposition = Composer.next(after: disposition)
    } else if isRemark {
      kind = Composer.next(after: kind)
    }
  }

  private static func next<Choice: CaseIterable & Equatable>(after choice: Choice) -> Choice {
    let all = Array(Choice.allCases)
    return all.firstIndex(of: choice).map { all[($0 + 1) % all.count] } ?? choice
  }

  private mutating func save() -> Outcome {
    if case .resolve = purpose { return .save }
    guard words.text.allSatisfy(\.isWhitespace), proposal == nil else { return .save }
    let key = Composer.key(.switchField)
    complaint =
      if !isRemark {
        said("nothing is written yet")
      } else if isUnchanged {
        said("the proposed wording is what stands there already: change it, or write a remark (\(key))")
      } else {
        said("nothing is written yet: write a remark, or propose a wording (\(key))")
      }
    return .nothing
  }

  /// The key that does an action here, as it stands on a keyboard ("C-s"); nothing that types a character.
  static func key(_ action: Action) -> String {
    for spelling in action.info.keys {
      if let key = Key(spelling), key.typed == nil { return key.description.filter { $0 != "<" && $0 != ">" } }
    }
    return ""
  }
}
