internal import Containers

/// The styles of an OpenDocument text: of paragraphs and of stretches, and how lists are numbered.
struct ODTStyles {
  /// A style of paragraphs or of stretches.
  struct Style {
    /// The style that it goes on from.
    var parent: String?
    /// The name that people see.
    var name = ""
    /// The list whose numbers its paragraphs have.
    var list: String?
    /// Whether text in it is strong.
    var isBold: Bool?
    /// Whether text in it is emphasized.
    var isItalic: Bool?
    /// Whether a page begins with it.
    var breaksPage = false
  }
  /// How one level of a list is numbered (ODF 1.3, part 3, 16.31 to 16.33).
  struct Level {
    /// How its number is written; nil for a sign.
    var format: NumberFormat?
    /// What stands before the number.
    var before = ""
    /// What stands behind it.
    var behind = ""
    /// How many levels are shown.
    var shown = 1
    /// The first number.
    var start = 1
  }
  private var styles: [String: Style] = [:]
  private var lists: [String: [Int: Level]] = [:]
  private var open: String?
  private var openList: String?
  /// The key of the numbering of headings.
  static let outline = ""

  /// Takes the start of an element that tells of styles.
  mutating func start(_ name: ODTName, _ attributes: XMLAttributes) {
    switch name {
    case .style:
      let style = Style(
        parent: attributes["parent-style-name"]?.string,
        name: attributes["display-name"]?.string ?? attributes["name"]?.string ?? "",
        list: attributes["list-style-name"]?.string)
      open = attributes["name"]?.string
      if let open { styles[open] = style }
    case .paragraphProperties:
      if let open, attributes["break-before"]?.equals("page") ?? false { styles[open]?.breaksPage = true }
    case .textProperties:
      guard let open else { break }
      if let weight = attributes["font-weight"]?.string {
        styles[open]?.isBold = weight == "bold" || Int(weight) ?? 0 > 500
      }
      if let posture = attributes["font-style"]?.string { styles[open]?.isItalic = posture != "normal" }
    case .listStyle: openList = attributes["name"]?.string
    case .outlineStyle: openList = ODTStyles.outline
    case .numberLevel, .bulletLevel, .outlineLevel: takeLevel(name, attributes)
    default: break
    }
  }

  /// Takes the end of one.
  mutating func end(_ name: ODTName) {
    if name == .style { open = nil }
    if name == .listStyle || name == .outlineStyle { openList = nil }
  }

  private mutating func takeLevel(_ name: ODTName, _ attributes: XMLAttributes) {
    guard let openList, let number = attributes["level"]?.integer, 1...10 ~= number else { return }
    var level = Level()
    if name != .bulletLevel {
      level.format = ODTStyles.format(attributes["num-format"]?.string ?? "")
      level.before = attributes["num-prefix"]?.string ?? ""
      level.behind = attributes["num-suffix"]?.string ?? ""
      level.shown = min(max(attributes["display-levels"]?.integer ?? 1, 1), 10)
      level.start = attributes["start-value"]?.integer ?? 1
    }
    lists[openList, default: [:]][number] = level
  }

  /// ODF 1.3, part 3, 19.500.
  private static func format(_ name: String) -> NumberFormat {
    switch name {
    case "1": .decimal
    case "a": NumberFormat("lowerLetter")
    case "A": NumberFormat("upperLetter")
    case "i": .roman(isUpper: false)
    case "I": .roman(isUpper: true)
    case "": .none
    default: .decimal
    }
  }

  /// A style with what it takes from the ones it goes on from.
  func style(_ name: String?) -> Style {
    var result = Style()
    var next = name
    for step in 0..<32 {
      guard let name = next, let style = styles[name] else { break }
      if step == 0 { (result.name, result.breaksPage) = (style.name, style.breaksPage) }
      result.list = result.list ?? style.list
      result.isBold = result.isBold ?? style.isBold
      result.isItalic = result.isItalic ?? style.isItalic
      next = style.parent
    }
    return result
  }

  /// A level of a list, from 1.
  func level(_ level: Int, of list: String) -> Level? { lists[list]?[min(max(level, 1), 10)] }

  /// The label that the counts of a list's levels make, the outermost first; nil for a sign or nothing.
  func label(_ counts: [Int], of list: String) -> String? {
    guard let level = level(counts.count, of: list), let format = level.format, format != .none else { return nil }
    let shown = max(0, counts.count - level.shown)..<counts.count
    let numbers = shown.map { place in
      (place == counts.count - 1 ? format : self.level(place + 1, of: list)?.format ?? .decimal)
        .write(counts[place], language: "en")
    }
    return level.before + numbers.filter { !$0.isEmpty }.joined(separator: ".") + level.behind
  }
}
