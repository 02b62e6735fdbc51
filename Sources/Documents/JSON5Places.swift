/// Tells on which line of a JSON5 text a value stands, or the text is none, for the errors of a decoder that does not know.
public struct JSON5Places {
  /// One step to a value: a member's name, or an element's index from 0.
  public enum Step: Equatable, Sendable { case member(String), element(Int) }
  /// What comes next in an object or array.
  private enum Awaited { case name, colon, value, comma }

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var path: [Step] = []
  /// What comes next in each open object or array, and in the text itself.
  private var awaited = [Awaited.value]
  /// The first line on which something else came.
  private var slip: Int?

  /// The line, from 1, on which the value at `goal` begins, or its name; nil when the text has no such value.
  public static func line(of goal: [Step], in bytes: [UInt8]) -> Int? {
    var places = JSON5Places(bytes: bytes)
    return places.find(goal)
  }

  /// The line, from 1, on which something stands that cannot stand there; nil when brackets, names, colons and commas are in order.
  public static func slip(in bytes: [UInt8]) -> Int? {
    var places = JSON5Places(bytes: bytes)
    _ = places.find(nil)
    return places.slip ?? (places.awaited == [.comma] ? nil : places.line)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func find(_ goal: [Step]?) -> Int? {
    while at < bytes.count, slip == nil {
      switch bytes[at] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case UInt8(ascii: ":"): pass(.colon, to: .value)
      case UInt8(ascii: "/"): skipComment()
      case UInt8(ascii: ","):
        if case .element(let index)? = path.last { path[path.count - 1] = .element(index + 1) }
        if case .member? = path.last { pass(.comma, to: .name) } else { pass(.comma, to: .value) }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if path == goal { return line }
        pass(.value, to: .comma)
        let isObject = bytes[at] == UInt8(ascii: "{")
        path.append(isObject ? .member("") : .element(0))
        awaited.append(isObject ? .name : .value)
      default:
        let start = line
        let word = word()
        if awaited.last == .name {
          path[path.count - 1] = .member(word)
          pass(.name, to: .colon)
        } else {
          pass(.value, to: .comma, line: start)
        }
        if path == goal { return start }
        continue
      }
      at += 1
    }
    return nil
  }

  private mutating func pass(_ one: Awaited, to next: Awaited, line: Int? = nil) {
    guard awaited.last == one else { return slip = line ?? self.line }
    awaited[awaited.count - 1] = next
  }

  private mutating func close() {
    let isObject = if case .member? = path.last { true } else { false }
    guard !path.isEmpty, isObject == (bytes[at] == UInt8(ascii: "}")), awaited.last != .colon,
      !isObject || awaited.last != .value
    else { return slip = line }
    path.removeLast()
    awaited.removeLast()
  }

  private mutating func skipComment() {
    switch at + 1 < bytes.count ? bytes[at + 1] : 0 {
    case UInt8(ascii: "/"):
      while at + 1 < bytes.count, bytes[at + 1] != UInt8(ascii: "\n") { at += 1 }
    case UInt8(ascii: "*"):
      at += 2
      while at + 1 < bytes.count, !(bytes[at] == UInt8(ascii: "*") && bytes[at + 1] == UInt8(ascii: "/")) {
        if bytes[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
      }
      at += 1
    default: break
    }
  }

  /// The text or bare word that begins here, passed over.
  private mutating func word() -> String {
    let quote = bytes[at]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      at += 1
      start = at
      while at < bytes.count, bytes[at] != quote {
        if bytes[at] == UInt8(ascii: "\\") { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
      }
      defer { at = min(at + 1, bytes.count) }
      return String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self)
    }
    start = at
    while at < bytes.count, !" \t\r\n:,{}[]".utf8.contains(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }
}
