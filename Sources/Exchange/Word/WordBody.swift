/// The body's part of a Word file as bytes, with the places where its text stands; nothing of it is changed but where marks go in.
struct WordBody {
  /// Something that stands right inside a run.
  struct Child {
    /// What it is.
    enum Kind { case text, other, field }
    /// Its bytes.
    var range: Range<Int>
    /// What it is.
    var kind: Kind
    /// The bytes between its tags.
    var content: Range<Int>
  }
  /// A run of characters.
  struct Run {
    /// Its bytes.
    var range: Range<Int>
    /// Its start tag.
    var tag: Range<Int>
    /// The element with its properties.
    var properties: Range<Int>?
    /// What stands in it, properties left out.
    var children: [Child] = []
    /// Whether a tracked change can be put around it: it is in none already.
    var isFree: Bool
    /// The number of the paragraph that it stands in.
    var paragraph: Int
  }
  /// Where the text of an element stands.
  enum Spot: Equatable {
    /// In a run that can be cut.
    case child(run: Int, child: Int)
    /// In something that cannot be cut; marks go before or behind it, which is in another paragraph when it is a text box.
    case block(Range<Int>, isBox: Bool)
  }
  /// The part's bytes.
  let bytes: [UInt8]
  /// The prefix of WordprocessingML, with its colon; empty where it is the namespace of all.
  private(set) var prefix = "w:"
  /// The runs that stand in no other, in order.
  private(set) var runs: [Run] = []
  /// The spots of elements, by the numbers of their start tags.
  private(set) var spots: [Int: Spot] = [:]
  /// The highest number that an annotation of the part has.
  private(set) var highestID = 0

  private struct Frame {
    enum Kind { case paragraph, run, properties, text, field, change, other }
    var kind: Kind
    var start: Int
    var contentStart: Int
  }

  /// Scans the part for the spots of the elements with the numbers in `wanted`.
  ///
  /// Nil when the bytes are not UTF-8 or the scan is lost.
  init?(_ bytes: [UInt8], wanted: Set<Int>) {
    self.bytes = bytes
    guard bytes.count > 4, bytes[0] != 0xFE, bytes[0] != 0xFF, bytes[1] != 0,
      String(validating: bytes, as: UTF8.self) != nil
    else { return nil }
    guard scan(wanted) else { return nil }
  }

  private mutating func scan(_ wanted: Set<Int>) -> Bool {
    var frames: [Frame] = []
    var names = Names(prefix: "")
    var element = 0
    var paragraphs = 0
    // The outermost paragraph, what stands right inside it, and the run, by their places in `frames`.
    var (paragraph, top, run): (Int?, Int?, Int?) = (nil, nil, nil)
    var blocks: [(element: Int, isBox: Bool)] = []
    var changes = 0
    var at = 0
    while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      guard start + 1 < bytes.count else { return false }
      if let end = skip(at: start) {
        at = end
        continue
      }
      guard let close = tagEnd(from: start) else { return false }
      at = close + 1
      let isEnd = bytes[start + 1] == UInt8(ascii: "/")
      let isEmpty = bytes[close - 1] == UInt8(ascii: "/")
      if !isEnd {
        element += 1
        if element == 1 {
          guard let found = Self.prefix(in: bytes[start...close]) else { return false }
          prefix = found
          names = Names(prefix: found)
        }
        let kind = names.kind(of: bytes[(start + 1)..<close])
        frames.append(Frame(kind: kind, start: start, contentStart: close + 1))
        noteID(in: bytes[start...close])
        let depth = frames.count - 1
        if kind == .change { changes += 1 }
        if kind == .paragraph, paragraph == nil {
          paragraph = depth
          paragraphs += 1
        } else if let paragraph, depth == paragraph + 1 {
          top = depth
        }
        if kind == .run, run == nil, paragraph != nil {
          run = depth
          runs.append(
            Run(range: start..<close + 1, tag: start..<close + 1, isFree: changes == 0, paragraph: paragraphs))
        } else if let run, depth == run + 1 {
          let child = Self.childKind(kind)
          if let child {
            runs[runs.count - 1].children.append(
              Child(range: start..<close + 1, kind: child, content: close + 1..<close + 1))
          }
          if wanted.contains(element) {
            spots[element] = .child(run: runs.count - 1, child: runs[runs.count - 1].children.count - 1)
          }
        } else if wanted.contains(element) {
          blocks.append((element, frames.count { $0.kind == .paragraph } > 1))
        }
      }
      guard isEnd || isEmpty else { continue }
      guard let frame = frames.popLast() else { return false }
      let depth = frames.count
      let content = frame.contentStart..<max(frame.contentStart, isEmpty && !isEnd ? frame.contentStart : start)
      if frame.kind == .change { changes -= 1 }
      if let open = run, let last = runs.indices.last {
        if depth == open {
          runs[last].range = frame.start..<at
          run = nil
        } else if depth == open + 1 {
          if frame.kind == .properties {
            runs[last].properties = frame.start..<at
          } else if let child = runs[last].children.indices.last {
            runs[last].children[child].range = frame.start..<at
            runs[last].children[child].content = content
          }
        }
      }
      if depth == top {
        for (element, isBox) in blocks { spots[element] = .block(frame.start..<at, isBox: isBox) }
        blocks.removeAll()
        top = nil
      }
      if depth == paragraph { paragraph = nil }
    }
    return frames.isEmpty
  }

  private static func childKind(_ kind: Frame.Kind) -> Child.Kind? {
    switch kind {
    case .properties: nil
    case .text: .text
    case .field: .field
    default: .other
    }
  }

  /// Where a comment, a section of character data or an instruction that starts here ends; nil for a tag.
  private func skip(at start: Int) -> Int? {
    func end(_ mark: StaticString) -> Int {
      let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
      var place = start
      while place + mark.count <= bytes.count {
        if bytes[place..<place + mark.count].elementsEqual(mark) { return place + mark.count }
        place += 1
      }
      return bytes.count
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "?"): return end("?>")
    case UInt8(ascii: "!"): return bytes[start...].starts(with: Array("<![CDATA[".utf8)) ? end("]]>") : end("-->")
    default: return nil
    }
  }

  /// The ">" of the tag that starts here.
  private func tagEnd(from start: Int) -> Int? {
    var quote: UInt8?
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  private mutating func noteID(in tag: ArraySlice<UInt8>) {
    let wanted = Array("\(prefix)id=".utf8)
    guard let place = tag.firstRange(of: wanted) else { return }
    let digits = tag[place.upperBound...].dropFirst().prefix { 0x30...0x39 ~= $0 }.prefix(9)
    if let number = Int(String(decoding: digits, as: UTF8.self)) { highestID = max(highestID, number) }
  }

  /// The prefix that the root's tag gives WordprocessingML.
  private static func prefix(in tag: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: tag, as: UTF8.self)
    for namespace in [
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ] {
      for quote in ["\"", "'"] {
        guard let place = text.firstRange(of: "=\(quote)\(namespace)\(quote)") else { continue }
        let name = text[..<place.lowerBound].reversed().prefix { !$0.isWhitespace }.reversed()
        let declared = String(name)
        if declared == "xmlns" { return "" }
        if declared.hasPrefix("xmlns:") { return declared.dropFirst(6) + ":" }
      }
    }
    return nil
  }

  /// The names that matter, compared as bytes.
  private struct Names {
    private var kinds: [[UInt8]: Frame.Kind] = [:]

    init(prefix: String) {
      let all: [(String, Frame.Kind)] = [
        ("p", .paragraph), ("r", .run), ("rPr", .properties), ("t", .text), ("fldChar", .field), ("instrText", .field),
        ("ins", .change), ("del", .change), ("moveFrom", .change), ("moveTo", .change),
      ]
      for (name, kind) in all { kinds[Array((prefix + name).utf8)] = kind }
    }

    /// The kind of an element; `tag` begins with its name.
    func kind(of tag: ArraySlice<UInt8>) -> Frame.Kind {
      let name = tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
      return name.count > 16 ? .other : kinds[Array(name)] ?? .other
    }
  }
}

extension WordBody {
  /// The text of a child as its bytes stand, one entry for each code point: where it starts.
  func points(of child: Child) -> [Int] {
    var points: [Int] = []
    var at = child.content.lowerBound
    while at < child.content.upperBound {
      points.append(at)
      if bytes[at] == UInt8(ascii: "&") {
        while at < child.content.upperBound, bytes[at] != UInt8(ascii: ";") { at += 1 }
        at += 1
      } else if bytes[at] == 0x0D, at + 1 < child.content.upperBound, bytes[at + 1] == 0x0A {
        at += 2
      } else {
        at += 1
        while at < child.content.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
      }
    }
    return points + [child.content.upperBound]
  }
}
