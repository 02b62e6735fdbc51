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

  init(_ document: Document, size: Size, reviewer: Reviewer = Reviewer(name: "Delegate", delegation: "AU")) {
    desk = Desk(document: document, review: Review([]), reviewer: reviewer, size: size)
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

  /// What the last line of the screen says.
  var status: String {
    let frame = desk.draw()
    return String((0..<frame.size.columns).compactMap { frame[$0, frame.size.rows - 1]?.character })
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
      case .write(let contents): keep(contents)
      case .undo: step(pen.undoable, isRedo: false)
      case .redo: step(pen.redoable, isRedo: true)
      default: break
      }
    }
  }

  private mutating func step(_ targets: [String], isRedo: Bool) {
    let contents = targets.compactMap { target -> Reviews.Operation.Content? in
      guard let step = operations.first(where: { $0.id == target }) else { return nil }
      guard case .undo(let original) = step.content else { return step.content }
      return operations.first { $0.id == original }?.content
    }
    guard !contents.isEmpty else { return }
    now += 1_000
    operations += pen.write(targets.map { .undo(target: $0) }, now: now)
    run(desk.receive(.undone(contents, isRedo: isRedo)))
    run(desk.receive(.review(Review(operations))))
  }

  private mutating func keep(_ contents: [Reviews.Operation.Content]) {
    now += 1_000
    let kept = pen.write(contents, now: now)
    operations += kept
    run(desk.receive(.kept(kept.map(\.id))))
    run(desk.receive(.review(Review(operations))))
  }
}
