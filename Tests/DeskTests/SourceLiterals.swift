import FoundationEssentials

/// The string literals of a Swift source, as `Message.pattern` would give them: `{}` for what is interpolated.
struct SourceLiterals {
  /// A literal and where it begins, in characters.
  struct Literal {
    var start: Int
    var text: String
  }

  private(set) var all: [Literal] = []
  private let source: [Character]

  init(_ source: String) {
    self.source = Array(source)
    var index = 0
    while index < self.source.count {
      if starts("//", at: index) {
        while index < self.source.count, self.source[index] != "\n" { index += 1 }
      } else if self.source[index] == "\"" {
        index = string(at: index)
      } else {
        index += 1
      }
    }
  }

  private func starts(_ text: String, at index: Int) -> Bool { source[index...].starts(with: text) }

  /// Reads a literal, and those inside its interpolations; where it ends.
  private mutating func string(at start: Int) -> Int {
    let quotes = starts("\"\"\"", at: start) ? 3 : 1
    var text = ""
    var index = start + quotes
    while index < source.count, !starts(String(repeating: "\"", count: quotes), at: index) {
      if starts("\\(", at: index) {
        text += "{}"
        index = interpolation(at: index + 2)
      } else if source[index] == "\\", index + 1 < source.count {
        text.append(source[index + 1])
        index += 2
      } else {
        text.append(source[index])
        index += 1
      }
    }
    all.append(Literal(start: start, text: text))
    return index + quotes
  }

  private mutating func interpolation(at start: Int) -> Int {
    var (index, depth) = (start, 1)
    while index < source.count, depth > 0 {
      if source[index] == "\"" {
        index = string(at: index)
        continue
      }
      depth += source[index] == "(" ? 1 : source[index] == ")" ? -1 : 0
      index += 1
    }
    return index
  }

  /// The literals between a mark and the end of the brackets that it opens, or of its line's block.
  func inside(_ marks: [String]) -> [String] {
    var found: [String] = []
    for mark in marks {
      var index = 0
      while index < source.count {
        guard source[index] == mark.first, starts(mark, at: index) else {
          index += 1
          continue
        }
        index += mark.count
        let start = index
        var depth = 1
        while index < source.count, depth > 0 {
          depth += "([{".contains(source[index]) ? 1 : ")]}".contains(source[index]) ? -1 : 0
          index += 1
        }
        found += all.filter { (start..<index).contains($0.start) }.map(\.text)
      }
    }
    return found
  }

  /// The Swift files of a folder of the sources, by name.
  static func files(under folder: String) throws -> [(name: String, source: String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/\(folder)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
    return try names.sorted().map { name in
      (name, String(decoding: try Data(contentsOf: root.appending(path: name)), as: UTF8.self))
    }
  }
}
