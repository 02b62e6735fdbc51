import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

/// A desk and the world round it, in memory: what the runner does with effects, without files, clock or terminal.
struct Session {
  var desk: Desk
  var pen: Pen
  var operations: [Reviews.Operation] = []
  /// Effects that the world was asked for, in order; writing, undo and redo are done.
  var effects: [Effect] = []
  /// Milliseconds since 1970; goes on by a second with each operation.
  var now = 1_712_000_000_000

  init(
    _ document: Document, size: Size, reviewer: Reviewer = Reviewer(name: "Delegate", delegation: "AU"),
    seen: Set<String>? = nil
  ) {
    desk = Desk(document: document, review: Review([]), reviewer: reviewer, size: size, seen: seen)
    pen = Pen(reviewer: reviewer, revision: document.revision)
  }

  /// Presses keys, spelled as in a keymap file.
  mutating func press(_ keys: String) {
    guard case .success(let keys) = Key.sequence(keys) else {
      Issue.record("bad keys: \(keys)")
      return
    }
    for key in keys { run(desk.press(key)) }
  }

  /// Types a text, character by character.
  mutating func type(_ text: String) {
    for character in text { run(desk.press(character == "\n" ? Key(.enter) : Key(character))) }
  }

  /// Adds what another reviewer did.
  mutating func other(_ name: String, _ delegation: String?, _ contents: Reviews.Operation.Content...) {
    for content in contents {
      now += 1_000
      let operation = Operation(
        stamp: Stamp(milliseconds: now), reviewer: Reviewer(name: name, delegation: delegation),
        revision: desk.document.revision, content: content)
      pen.observe(operation)
      operations.append(operation)
    }
    run(desk.receive(.review(Review(operations))))
  }

  private mutating func run(_ wanted: [Effect]) {
    for effect in wanted {
      effects.append(effect)
      switch effect {
      case .write(let content): keep(content)
      case .undo: if let target = pen.undoable { step(target, isRedo: false) }
      case .redo: if let target = pen.redoable { step(target, isRedo: true) }
      default: break
      }
    }
  }

  private mutating func step(_ target: String, isRedo: Bool) {
    guard var content = operations.first(where: { $0.id == target })?.content else { return }
    if case .undo(let original) = content, let found = operations.first(where: { $0.id == original }) {
      content = found.content
    }
    now += 1_000
    operations.append(pen.write(.undo(target: target), now: now))
    run(desk.receive(.undone(content, isRedo: isRedo)))
    run(desk.receive(.review(Review(operations))))
  }

  private mutating func keep(_ content: Reviews.Operation.Content) {
    now += 1_000
    let operation = pen.write(content, now: now)
    operations.append(operation)
    run(desk.receive(.kept(operation.id)))
    run(desk.receive(.review(Review(operations))))
  }
}
