internal import FoundationEssentials

/// What pandoc makes of a file, as it writes it in JSON (pandoc-types 1.22 and 1.23).
struct PandocTree: Decodable {
  /// What the file says about itself.
  let meta: [String: MetaValue]
  /// Its pieces.
  let blocks: [PandocBlock]

  /// Decodes `bytes`, which nest no deeper than Foundation's decoder allows.
  init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(PandocTree.self, from: Data(bytes)) }

  /// A value of what the file says about itself, as far as it is one line of text.
  struct MetaValue: Decodable {
    /// The line; nil for lists and the like.
    let text: [PandocInline]?

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: PandocKey.self)
      switch try fields.decode(String.self, forKey: .t) {
      case "MetaInlines": text = try fields.decode([PandocInline].self, forKey: .c)
      case "MetaString": text = [.text(try fields.decode(String.self, forKey: .c))]
      default: text = nil
      }
    }
  }
}

/// What every element has: its name and its content.
private enum PandocKey: CodingKey { case t, c }

/// An element without content.
private struct PandocName: Decodable { let t: String }

/// A block of pandoc's.
indirect enum PandocBlock: Decodable {
  /// A cell of a table.
  struct Cell: Decodable {
    /// How many rows it takes.
    let rows: Int
    /// How many columns it takes.
    let columns: Int
    /// What is in it.
    let blocks: [PandocBlock]

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      try fields.skip(2)
      rows = try fields.decode(Int.self)
      columns = try fields.decode(Int.self)
      blocks = try fields.decode([PandocBlock].self)
    }
  }
  /// A list behind attributes: the cells of a row, the rows of a head or a foot.
  private struct Attributed<Element: Decodable>: Decodable {
    let elements: [Element]

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      try fields.skip(1)
      elements = try fields.decode([Element].self)
    }
  }
  private typealias Row = Attributed<Cell>
  private struct Body: Decodable {
    let heads: [Row]
    let rows: [Row]

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      try fields.skip(2)
      heads = try fields.decode([Row].self)
      rows = try fields.decode([Row].self)
    }
  }

  case text([PandocInline])
  case lines([[PandocInline]])
  case code(String)
  case quote([PandocBlock])
  case bullets([[PandocBlock]])
  case numbered(start: Int, style: String, delimiter: String, [[PandocBlock]])
  case terms([(term: [PandocInline], meanings: [[PandocBlock]])])
  case heading(level: Int, [PandocInline])
  case rule
  /// Rows with how many of them are the head, and the caption.
  case table(caption: [PandocBlock], heads: Int, rows: [[Cell]])
  case group([PandocBlock])
  /// Nothing, raw text of another format, or a block that a newer pandoc has.
  case other

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: PandocKey.self)
    func list() throws -> any UnkeyedDecodingContainer { try fields.nestedUnkeyedContainer(forKey: .c) }
    switch try fields.decode(String.self, forKey: .t) {
    case "Plain", "Para": self = .text(try fields.decode([PandocInline].self, forKey: .c))
    case "LineBlock": self = .lines(try fields.decode([[PandocInline]].self, forKey: .c))
    case "CodeBlock":
      var list = try list()
      try list.skip(1)
      self = .code(try list.decode(String.self))
    case "BlockQuote": self = .quote(try fields.decode([PandocBlock].self, forKey: .c))
    case "BulletList": self = .bullets(try fields.decode([[PandocBlock]].self, forKey: .c))
    case "OrderedList":
      var list = try list()
      var kind = try list.nestedUnkeyedContainer()
      let start = try kind.decode(Int.self)
      let style = try kind.decode(PandocName.self).t
      let delimiter = try kind.decode(PandocName.self).t
      self = .numbered(start: start, style: style, delimiter: delimiter, try list.decode([[PandocBlock]].self))
    case "DefinitionList":
      var list = try list()
      var terms: [(term: [PandocInline], meanings: [[PandocBlock]])] = []
      while !list.isAtEnd {
        var pair = try list.nestedUnkeyedContainer()
        terms.append((try pair.decode([PandocInline].self), try pair.decode([[PandocBlock]].self)))
      }
      self = .terms(terms)
    case "Header":
      var list = try list()
      let level = try list.decode(Int.self)
      try list.skip(1)
      self = .heading(level: level, try list.decode([PandocInline].self))
    case "HorizontalRule": self = .rule
    case "Table":
      var list = try list()
      try list.skip(1)
      var caption = try list.nestedUnkeyedContainer()
      try caption.skip(1)
      let captionBlocks = try caption.decode([PandocBlock].self)
      try list.skip(1)
      let head = try list.decode(Attributed<Row>.self).elements
      let bodies = try list.decode([Body].self)
      let foot = try list.decode(Attributed<Row>.self).elements
      let rows = head + bodies.flatMap { $0.heads + $0.rows } + foot
      self = .table(caption: captionBlocks, heads: head.count, rows: rows.map(\.elements))
    case "Div":
      var list = try list()
      try list.skip(1)
      self = .group(try list.decode([PandocBlock].self))
    case "Figure":
      var list = try list()
      try list.skip(2)
      self = .group(try list.decode([PandocBlock].self))
    default: self = .other
    }
  }
}

/// An inline element of pandoc's.
indirect enum PandocInline: Decodable {
  case text(String)
  case blank, softBreak, lineBreak
  case look(Run.Kind?, [PandocInline])
  case raised([PandocInline])
  case quoted(isDouble: Bool, [PandocInline])
  case code(String)
  case link([PandocInline], target: String)
  case note([PandocBlock])
  /// An image, raw text of another format, or an element that a newer pandoc has.
  case other

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: PandocKey.self)
    func list() throws -> any UnkeyedDecodingContainer { try fields.nestedUnkeyedContainer(forKey: .c) }
    func inner() throws -> [PandocInline] { try fields.decode([PandocInline].self, forKey: .c) }
    switch try fields.decode(String.self, forKey: .t) {
    case "Str": self = .text(try fields.decode(String.self, forKey: .c))
    case "Space": self = .blank
    case "SoftBreak": self = .softBreak
    case "LineBreak": self = .lineBreak
    case "Emph", "Underline": self = .look(.emphasis, try inner())
    case "Strong": self = .look(.strong, try inner())
    case "Strikeout": self = .look(.struck, try inner())
    case "Superscript": self = .raised(try inner())
    case "Subscript", "SmallCaps": self = .look(nil, try inner())
    case "Quoted":
      var list = try list()
      self = .quoted(
        isDouble: try list.decode(PandocName.self).t == "DoubleQuote", try list.decode([PandocInline].self))
    case "Cite", "Span":
      var list = try list()
      try list.skip(1)
      self = .look(nil, try list.decode([PandocInline].self))
    case "Code":
      var list = try list()
      try list.skip(1)
      self = .code(try list.decode(String.self))
    case "Math":
      var list = try list()
      try list.skip(1)
      self = .text(try list.decode(String.self))
    case "Link":
      var list = try list()
      try list.skip(1)
      let text = try list.decode([PandocInline].self)
      var target = try list.nestedUnkeyedContainer()
      self = .link(text, target: try target.decode(String.self))
    case "Note": self = .note(try fields.decode([PandocBlock].self, forKey: .c))
    default: self = .other
    }
  }
}

/// Any value, passed over.
private struct Skipped: Decodable {
  init(from decoder: any Decoder) throws {}
}

extension UnkeyedDecodingContainer {
  /// Passes over so many elements.
  fileprivate mutating func skip(_ count: Int) throws {
    for _ in 0..<count { _ = try decode(Skipped.self) }
  }
}
