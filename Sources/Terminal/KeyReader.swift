internal import CNcurses
import CellGrid
import Glibc

/// Turns what ncurses' getch(3) gives, bytes and key codes, into keys and pasted text.
///
/// Bytes are decoded here and not by get_wch(3), which after one invalid byte swallows the 15 that follow.
struct KeyReader {
  /// The codes that bracketed paste is given, above all that ncurses uses for keys of its own.
  private static let pasteStart: Int32 = 0x7001
  private static let pasteEnd: Int32 = 0x7002
  /// The codes of what an act of the mouse (SGR, 1006) and the answer to OSC 11 begin with.
  private static let mouseStart: Int32 = 0x7003
  private static let backgroundStart: Int32 = 0x7004
  /// How long the rest of a report may be on its way, in milliseconds.
  private static let reportPatience: Int32 = 200
  /// What is longer is no report any more, in bytes.
  private static let longestReport = 4096
  /// How long the rest of a character may be on its way, in milliseconds.
  private static let characterPatience: Int32 = 50
  /// How long a paste may pause, in milliseconds.
  private static let pastePatience: Int32 = 1000
  /// No more of a paste is kept, in bytes; more than any text may have that it goes into.
  private static let pasteLimit = 1 << 22

  /// Whether an answer of the terminal is on its way, whose bytes may come apart; an Esc then is waited with a little longer.
  var awaitsReport = false
  private let input: Int32
  private var unread: Int32?

  /// Reads the terminal on the file descriptor `input`.
  init(input: Int32) {
    self.input = input
    define_key("\u{1B}[200~", Self.pasteStart)
    define_key("\u{1B}[201~", Self.pasteEnd)
    define_key("\u{1B}[<", Self.mouseStart)
    define_key("\u{1B}]11;", Self.backgroundStart)
  }

  /// The next key or paste; nil when nothing more is there.
  ///
  /// A paste ends early when `isOver` says so, which is asked now and then.
  mutating func next(until isOver: () -> Bool = { false }) -> Event? {
    while let code = read() {
      switch code {
      case Self.pasteStart: return .pasted(paste(until: isOver))
      case Self.mouseStart:
        if let mouse = report().flatMap(Mouse.init(report:)) { return .mouse(mouse) }
      case Self.backgroundStart:
        if let colour = report(isString: true).flatMap(RGB.init(report:)) { return .background(colour) }
      case 0x1B:
        if let event = escaped() { return event }
      case 0x80...0xFF:
        if let key = character(from: UInt8(code)).map({ Key($0) }) { return .key(key) }
      default:
        if let key = Key(code) { return .key(key) }
      }
    }
    return nil
  }

  private mutating func read() -> Int32? {
    if let code = unread {
      unread = nil
      return code
    }
    let code = getch()
    return code == ERR ? nil : code
  }

  private mutating func read(patience: Int32) -> Int32? {
    if let code = read() { return code }
    var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, patience) > 0 ? read() : nil
  }

  /// What an escape byte begins: the key itself, another key with Alt, or a sequence that terminfo does not know and that must not
  /// be taken for typing.
  private mutating func escaped() -> Event? {
    guard let code = awaitsReport ? read(patience: Self.reportPatience) : read() else {
      // A terminal that has not answered by now does not.
      awaitsReport = false
      return .key(Key(.escape))
    }
    switch code {
    case 0x1B:
      unread = code
      return .key(Key(.escape))
    case 0x5B, 0x4F:  // CSI and SS3 (ECMA-48): parameters, then a final byte
      guard let next = read() else { return .key(Key(.character(code == 0x5B ? "[" : "O"), alt: true)) }
      // What came in pieces too slow for ncurses is a report all the same.
      if code == 0x5B, next == 0x3C { return report().flatMap(Mouse.init(report:)).map(Event.mouse) }
      var last = next
      while (0x20...0x3F).contains(last), let following = read() { last = following }
      return nil
    case 0x5D:  // OSC, unless somebody typed it
      guard let next = awaitsReport ? read(patience: Self.reportPatience) : read() else {
        return .key(Key(.character("]"), alt: true))
      }
      unread = next
      guard let bytes = report(isString: true), bytes.starts(with: "11;".utf8) else { return nil }
      return RGB(report: Array(bytes.dropFirst(3))).map(Event.background)
    case 0x80...0xFF:
      return character(from: UInt8(code)).map { .key(Key(.character($0), alt: true)) }
    default:
      guard var key = Key(code) else { return nil }
      key.alt = true
      return .key(key)
    }
  }

  /// The rest of a report up to its end: a final byte, or of a string BEL or ST; nil when it is no report.
  ///
  /// One that is too long or stops arriving is passed over, and nothing of it is taken for typing.
  private mutating func report(isString: Bool = false) -> [UInt8]? {
    var bytes: [UInt8] = []
    var count = 0
    while count < Self.longestReport, let code = read(patience: Self.reportPatience) {
      if isString, code == 0x07 { return count == bytes.count ? bytes : nil }
      if isString, code == 0x1B {
        if let end = read(patience: Self.reportPatience), end != 0x5C { unread = end }
        return count == bytes.count ? bytes : nil
      }
      guard let byte = UInt8(exactly: code), (0x20...0x7E).contains(byte) else {
        unread = code
        return nil
      }
      count += 1
      if bytes.count < TerminalReport.limit { bytes.append(byte) }
      if !isString, !TerminalReport.parameters.contains(byte) { return count == bytes.count ? bytes : nil }
    }
    return nil
  }

  /// The character whose first UTF-8 byte is `first`; nil when the bytes are no character, which then are dropped.
  private mutating func character(from first: UInt8) -> Character? {
    var bytes = [first]
    let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    while bytes.count < length, let code = read(patience: Self.characterPatience) {
      guard (0x80...0xBF).contains(code) else {
        unread = code
        return nil
      }
      bytes.append(UInt8(code))
    }
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first, scalar.value >= 0xA0 else {
      return nil
    }
    return Character(scalar)
  }

  /// Everything up to the end of the paste; a paste that stops arriving ends too.
  private mutating func paste(until isOver: () -> Bool) -> String {
    var bytes: [UInt8] = []
    var count = 0
    while let code = read(patience: Self.pastePatience), code != Self.pasteEnd {
      if let byte = UInt8(exactly: code), bytes.count < Self.pasteLimit { bytes.append(byte) }
      count += 1
      if count.isMultiple(of: 1024), isOver() { break }
    }
    return String(decoding: bytes, as: UTF8.self).withoutControls
  }
}
