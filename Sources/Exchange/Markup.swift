internal import Text

/// XML or HTML as it is written: every text and attribute value is escaped on its way in.
struct Markup {
  /// What is written.
  enum Dialect {
    /// Characters that XML 1.0, 2.2 does not allow become U+FFFD; nothing else changes.
    case xml
    /// Text for a screen: what is invisible is made visible, as in `Clean`. Names and empty elements are as in XML.
    case html
  }

  /// What was written so far.
  private(set) var text = ""
  private let dialect: Dialect

  init(_ dialect: Dialect) { self.dialect = dialect }

  /// Attributes in order; those that are nil are left out, those that are empty stay.
  typealias Attributes = KeyValuePairs<String, String?>

  /// Writes an element and what `content` writes into it.
  mutating func element(_ name: String, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
    start(name, attributes)
    text += ">"
    content(&self)
    end(name)
  }

  /// Writes an element with nothing but text in it.
  mutating func element(_ name: String, _ attributes: Attributes = [:], _ content: some StringProtocol) {
    element(name, attributes) { $0.add(content) }
  }

  /// Writes an element on lines of its own, for elements in which white space means nothing.
  mutating func block(_ name: String, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
    start(name, attributes)
    text += ">\n"
    content(&self)
    end(name)
    text += "\n"
  }

  /// Writes an element that has a line of its own and nothing but text in it.
  mutating func line(_ name: String, _ attributes: Attributes = [:], _ content: some StringProtocol) {
    element(name, attributes, content)
    text += "\n"
  }

  /// Writes an element whose text others fill, on a line of its own.
  mutating func line(_ name: String, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
    element(name, attributes, content)
    text += "\n"
  }

  /// Writes an element without content.
  mutating func empty(_ name: String, _ attributes: Attributes = [:]) {
    start(name, attributes)
    text += "/>"
  }

  /// Opens an element; `end` closes it.
  mutating func open(_ name: String, _ attributes: Attributes = [:]) {
    start(name, attributes)
    text += ">"
  }

  /// Closes an element.
  mutating func end(_ name: String) { text += "</\(name)>" }

  /// Writes text.
  mutating func add(_ content: some StringProtocol) { escape(content) }

  /// Writes what is markup already.
  mutating func raw(_ markup: String) { text += markup }

  private mutating func start(_ name: String, _ attributes: Attributes) {
    text += "<\(name)"
    for (name, value) in attributes {
      guard let value else { continue }
      text += " \(name)=\""
      escape(value)
      text += "\""
    }
  }

  private mutating func escape(_ content: some StringProtocol) {
    let content = dialect == .html ? Clean(content).string : String(content)
    if content.utf8.allSatisfy(Markup.isPlain) {
      text += content
      return
    }
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n": text.unicodeScalars.append(scalar)
      case "\r": text += "&#13;"
      case "\0"..<" ", "\u{FFFE}"..."\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a byte of UTF-8 stands for itself; 0xEF begins the two noncharacters that XML does not allow, and others.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0xEF: false
    case 0x0A: true
    default: byte >= 0x20
    }
  }
}
