import Text

/// What the desk says in another language than English.
///
/// Its file has a paragraph for each sentence: the English one as `Message.pattern` gives it, then, indented, the other, with the
/// arguments as `{}` in the English order or as `{1}`, `{2}` in its own. A second line is the plural: of a counted noun
/// ("{} comment"), or of a sentence whose first number decides.
struct Catalogue: Sendable {
  /// The lines of each sentence, by the English one.
  let lines: [String: [String]]

  /// The French one, read when it is first needed.
  static let french = Catalogue(PackageResources.french_txt)

  init(_ bytes: [UInt8]) {
    var lines: [String: [String]] = [:]
    lines.reserveCapacity(1024)
    var key = ""
    // By bytes: every desk in French does this at its start.
    for line in bytes.split(separator: 0x0A) {
      if line.first == 0x20 {
        lines[key, default: []].append(String(decoding: line.dropFirst(2), as: UTF8.self))
      } else {
        key = String(decoding: line, as: UTF8.self)
      }
    }
    self.lines = lines
  }

  /// The sentence in this language, in English where it is missing here.
  func words(of message: Message) -> String {
    let arguments = message.arguments.map(words(of:))
    guard let forms = lines[message.pattern] else {
      return zip(message.literals, arguments + [""]).map { $0 + $1 }.joined()
    }
    let number = message.arguments.lazy.compactMap { if case .number(let number) = $0 { number } else { nil } }.first
    return Self.fill(Self.form(of: forms, for: number ?? 1), with: arguments)
  }

  private func words(of argument: Message.Argument) -> String {
    switch argument {
    case .text(let text): return text
    case .number(let number): return String(number)
    case .message(let message): return words(of: message)
    case .count(let number, let noun):
      guard let forms = lines["{} " + noun] else { return argument.english }
      return Self.fill(Self.form(of: forms, for: number), with: [String(number)])
    case .ordinal(let number): return number == 1 ? "1re" : "\(number)e"
    case .day(let day): return day == 1 ? "1er" : String(day)
    }
  }

  /// The singular or the plural; in French 0 and 1 take the singular.
  private static func form(of forms: [String], for number: Int) -> String {
    (abs(number) < 2 ? forms.first : forms.last) ?? ""
  }

  /// Puts arguments in the places of a line.
  static func fill(_ line: String, with arguments: [String]) -> String {
    guard !arguments.isEmpty else { return line }
    var words = ""
    var next = 0
    var rest = line[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      guard let place = name.isEmpty ? next : Int(name).map({ $0 - 1 }), arguments.indices.contains(place) else {
        words += rest[...close]
        rest = rest[rest.index(after: close)...]
        continue
      }
      words += rest[..<open] + arguments[place]
      next += 1
      rest = rest[rest.index(after: close)...]
    }
    return words + rest
  }
}
