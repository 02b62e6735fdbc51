internal import Containers

/// The styles of a document, and what a paragraph gets from its own (ISO/IEC 29500-1, 17.7).
final class WordStyles: XMLListener {
  /// What a style says itself.
  struct Style {
    /// The name it is shown by, in English for those built in.
    var name = ""
    /// The style it is based on.
    var base: String?
    /// Level in the outline, 0 for the outermost; 9 means none.
    var outline: Int?
    /// The numbering; "0" means none.
    var numbering: String?
    /// The numbering's level.
    var level: Int?
    /// Whether its text is strong.
    var isBold: Bool?
    /// Whether its text is emphasized.
    var isItalic: Bool?
    /// Whether a page begins with it.
    var breaksPage: Bool?
  }
  private var styles: [String: Style] = [:]
  private var resolved: [String: Style] = [:]
  /// The style of paragraphs that name none.
  private(set) var standard = ""
  /// The language of the text, as far as the styles tell ("fr-FR").
  private(set) var language: String?
  private var current: (id: String, style: Style)?
  private var isInChange = 0

  /// What the style `id` says with all that it is based on: the nearest word counts.
  func style(_ id: String) -> Style {
    if let known = resolved[id] { return known }
    var result = styles[id] ?? Style(name: id)
    for style in chain(id).dropFirst() {
      result.outline = result.outline ?? style.outline ?? WordStyles.outline(named: style.name)
      result.numbering = result.numbering ?? style.numbering
      result.level = result.level ?? style.level
      result.isBold = result.isBold ?? style.isBold
      result.isItalic = result.isItalic ?? style.isItalic
      result.breaksPage = result.breaksPage ?? style.breaksPage
    }
    if let level = WordStyles.outline(named: result.name), styles[id]?.outline == nil { result.outline = level }
    resolved[id] = result
    return result
  }

  /// The ids of a style and of those it is based on, nearest first; a circle ends where it closes.
  func lineage(_ id: String) -> [String] {
    var ids: [String] = []
    var next: String? = id
    while let id = next, ids.count < 32, !ids.contains(id) {
      ids.append(id)
      next = styles[id]?.base
    }
    return ids
  }

  private func chain(_ id: String) -> [Style] { lineage(id).compactMap { styles[$0] } }

  /// The outline level of Word's own "heading 1" to "heading 9".
  private static func outline(named name: String) -> Int? {
    let name = name.lowercased()
    guard name.hasPrefix("heading"), let level = Int(name.dropFirst(7).drop { $0 == " " }), 1...9 ~= level else {
      return nil
    }
    return level - 1
  }

  func start(_ name: Int, _ attributes: XMLAttributes) {
    guard WordName.all.indices.contains(name) else { return }
    let name = WordName.all[name]
    switch name {
    case .style:
      let id = attributes["styleId"]?.string ?? ""
      current = (id, Style())
      if attributes["default"] != nil, attributes["type"]?.equals("paragraph") ?? false,
        attributes["default"]?.equals("0") == false
      {
        standard = id
      }
    case .paragraphPropertiesChange, .runPropertiesChange: isInChange += 1
    case .language where language == nil: language = attributes["val"]?.string
    default: if isInChange == 0 { take(name, attributes) }
    }
  }

  private func take(_ name: WordName, _ attributes: XMLAttributes) {
    switch name {
    case .name: current?.style.name = attributes["val"]?.string ?? ""
    case .basedOn: current?.style.base = attributes["val"]?.string
    case .outlineLevel: current?.style.outline = attributes["val"]?.integer
    case .numberID: current?.style.numbering = attributes["val"]?.string
    case .numberLevel: current?.style.level = attributes["val"]?.integer
    case .bold: current?.style.isBold = attributes.isOn
    case .italic: current?.style.isItalic = attributes.isOn
    case .pageBreakBefore: current?.style.breaksPage = attributes.isOn
    default: break
    }
  }

  func end(_ name: Int) {
    switch name {
    case WordName.paragraphPropertiesChange.number, WordName.runPropertiesChange.number: isInChange -= 1
    case WordName.style.number:
      if let current, styles[current.id] == nil { styles[current.id] = current.style }
      current = nil
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
