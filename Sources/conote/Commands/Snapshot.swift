import CellGrid
import Desk
import Documents
import Reviews

extension Subcommand {
  /// The desk without a terminal.
  static let snapshot = Subcommand(
    "snapshot", ["FILE"], summary: "Draw the desk without a terminal",
    details: """
      Keys are written as in a keymap file, with or without blanks between: 'j j ] c <Enter> <C-o>' or 'jj]c<Enter><C-o>'. \
      <Name> is one key, <lt> the character '<', <Space> a blank, every other character a key of its own. What the keys write \
      stands on the picture and nowhere else; the review file stays as it is.
      """,
    options: [.size, .keys, .theme, .picture, .review, .name, .delegation, .compareWith], required: ["size"],
    examples: [
      Example("snapshot PC0753Eb.txt --size 100x30", "The first screen"),
      Example("snapshot PC0753Eb.txt --size 80x24 --keys ']c'", "The screen at the next contested paragraph"),
      Example("snapshot PC0753Eb.txt --size 80x24 --theme light --format svg", "A picture for a web page or a manual"),
    ]
  ) { invocation throws(Failure) in
    let size = try Size(invocation)
    // A text picture has no colours, but a slip is a slip.
    let theme = try Theme.chosen(by: invocation)
    let keys: [Key]
    switch Key.sequence(invocation[.keys] ?? "") {
    case .success(let read): keys = read
    case .failure(let bad): throw invocation.usage("'\(bad.spelling)' names no key")
    }
    let sitting = try Sitting(invocation, readOnly: true)
    let earlier = try invocation.earlierRevision()
    let picture = Language(invocation.environment.variables).speaking {
      var rehearsal = Rehearsal(sitting, size: size, earlier: earlier, clock: invocation.environment.clock)
      for key in keys where !rehearsal.hasEnded { rehearsal.press(key) }
      return rehearsal.picture
    }
    return Answer(invocation[.picture] == "svg" ? picture.svg(in: theme) : picture.rows)
  }
}

extension Option {
  /// The size of the screen.
  fileprivate static let size = Option("size", .text("COLUMNSxROWS"), help: "The size of the screen, at most 1000x1000")
  /// The keys to press.
  fileprivate static let keys = Option("keys", .text("KEYS"), help: "The keys to press first")
  /// The form of the picture.
  fileprivate static let picture = Option("format", .choice(["text", "svg"]), help: "The form of the picture")
}

/// A desk whose effects come to nothing outside it.
private struct Rehearsal {
  private(set) var hasEnded = false
  private var attendant: Attendant<SittingKeeper>

  init(_ sitting: Sitting, size: Size, earlier: KeptRevision?, clock: @escaping @Sendable () -> Int) {
    attendant = Attendant(
      Desk(
        document: sitting.document, review: sitting.review, reviewer: sitting.reviewer, size: size, earlier: earlier),
      keeper: SittingKeeper(sitting: sitting, clock: clock, isPassing: true))
  }

  var picture: Frame { attendant.desk.draw() }

  mutating func press(_ key: Key) { perform(attendant.press(key)) }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .openEditor: perform(attendant.tell(.edited(nil)))
      case .compare(let old):
        perform(attendant.tell(.compared(Comparison(old: old, new: attendant.desk.document))))
      case .quit: hasEnded = true
      default: break
      }
    }
  }
}

extension Size {
  /// The size that `--size` gives.
  fileprivate init(_ invocation: Invocation) throws(Failure) {
    let text = invocation[.size] ?? ""
    let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1], 1...1000 ~= columns, 1...1000 ~= rows
    else {
      throw invocation.usage("'\(text)' is no size from 1x1 to 1000x1000; write 100x30")
    }
    self.init(columns, rows)
  }
}

extension Frame {
  /// The characters row by row, blanks at the right left out.
  fileprivate var rows: String {
    var text = ""
    for y in 0..<size.rows {
      var row = String((0..<size.columns).compactMap { self[$0, y]?.character })
      while row.last == " " { row.removeLast() }
      text += row + "\n"
    }
    return text
  }
}
