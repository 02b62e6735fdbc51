import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

/// A desk whose operations are kept in memory, without files, clock or terminal.
struct Session {
  private var attendant: Attendant<MemoryKeeper>
  /// Effects that were left to do outside, in order.
  var effects: [Effect] = []
  /// Whether a comparison is there as soon as it is asked for.
  var comparesAtOnce = true

  var desk: Desk {
    get { attendant.desk }
    _modify { yield &attendant.desk }
  }
  var operations: [Reviews.Operation] { attendant.keeper.operations }

  init(
    _ document: Document, size: Size, reviewer: Reviewer = Reviewer(name: "Delegate", delegation: "AU"),
    seen: Set<String>? = nil
  ) {
    attendant = Attendant(
      Desk(document: document, review: Review([]), reviewer: reviewer, size: size, seen: seen),
      keeper: MemoryKeeper(pen: Pen(reviewer: reviewer, revision: document.revision)))
  }

  /// Presses keys, spelled as in a keymap file.
  mutating func press(_ keys: String) {
    guard case .success(let keys) = Key.sequence(keys) else {
      Issue.record("bad keys: \(keys)")
      return
    }
    for key in keys { take(attendant.press(key)) }
  }

  /// Tells the desk what happened.
  mutating func tell(_ news: News) { take(attendant.tell(news)) }

  /// Compares at once, unless the comparing is left waiting, and keeps all other effects.
  private mutating func take(_ new: [Effect]) {
    for effect in new {
      if case .compare(let old) = effect, comparesAtOnce {
        tell(.compared(Comparison(old: old, new: desk.document)))
      } else {
        effects.append(effect)
      }
    }
  }

  /// What the last line of the screen says.
  var status: String {
    let frame = desk.draw()
    return String((0..<frame.size.columns).compactMap { frame[$0, frame.size.rows - 1]?.character })
  }

  /// Types a text, character by character.
  mutating func type(_ text: String) {
    for character in text { effects += attendant.press(character == "\n" ? Key(.enter) : Key(character)) }
  }

  /// Adds what another reviewer did.
  mutating func other(_ name: String, _ delegation: String?, _ contents: Reviews.Operation.Content...) {
    for content in contents {
      attendant.keeper.take(content, of: Reviewer(name: name, delegation: delegation), on: desk.document.revision)
    }
    effects += attendant.tell(.review(attendant.keeper.review))
  }
}

/// Keeps operations in memory; each is made a second after the one before.
struct MemoryKeeper: OperationKeeper {
  var pen: Pen
  var operations: [Reviews.Operation] = []
  /// Milliseconds since 1970.
  var now = 1_712_000_000_000
  var review: Review { Review(operations) }

  func operation(_ id: String) -> Reviews.Operation? { operations.first { $0.id == id } }

  mutating func take(_ content: Reviews.Operation.Content, of reviewer: Reviewer, on revision: String) {
    now += 1_000
    let operation = Operation(
      stamp: Stamp(milliseconds: now), reviewer: reviewer, revision: revision, content: content)
    pen.observe(operation)
    operations.append(operation)
  }

  mutating func keep(_ contents: [Reviews.Operation.Content]) throws(NotKept) -> [String] {
    now += 1_000
    let kept = pen.write(contents, now: now)
    operations += kept
    return kept.map(\.id)
  }
}
