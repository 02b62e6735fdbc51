/// What lines in brackets say of the block that follows: "[quote]", "[%header,cols=2*]".
struct AsciiDocProperties {
  /// The first word.
  private(set) var style = ""
  private var options = ""
  private var named: [String: String] = [:]

  /// Whether nothing was said.
  var isEmpty: Bool { style.isEmpty && options.isEmpty && named.isEmpty }
  /// Whether the block is shown as typed.
  var isCode: Bool { ["source", "listing", "literal"].contains(style) }
  /// Whether the block is text although it stands between fences of code.
  var isProse: Bool { ["verse", "quote", "abstract"].contains(style) }
  /// The first number of a list.
  var start: Int { named["start"].flatMap { Int($0.prefix(6)) } ?? 1 }
  /// Whether the first row of a table is its head.
  var hasHead: Bool { options.contains("header") || (named["options"] ?? named["opts"] ?? "").contains("header") }

  /// The number of columns that "3*" or "1,2,1" means; nil when it is not said.
  var columns: Int? {
    guard let columns = named["cols"] else { return nil }
    let count = columns.split { $0 == "," || $0 == ";" }.reduce(0) { sum, column in
      let star = column.firstIndex(of: "*")
      return sum + (star.flatMap { Int(column[..<$0].trimmed) } ?? 1)
    }
    return min(max(count, 1), AsciiDocProperties.mostColumns)
  }

  private static let mostColumns = 1000

  /// Takes what stands between the brackets.
  mutating func take(_ text: Substring) {
    guard text.first != "[" else { return }
    for (index, part) in AsciiDocProperties.parts(of: text).enumerated() {
      if let equals = part.firstIndex(of: "="), part[..<equals].allSatisfy({ $0.isLetter || $0 == "-" }) {
        named[String(part[..<equals])] = part[part.index(after: equals)...].filter { $0 != "\"" && $0 != "'" }
      } else if index == 0 {
        style = String(part.prefix { !"#.%".contains($0) })
        options += part.dropFirst(style.count)
      }
    }
  }

  /// The parts between commas that stand outside quotation marks.
  private static func parts(of text: Substring) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map(\.trimmed)
  }
}
