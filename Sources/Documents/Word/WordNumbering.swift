internal import Containers

/// The numbering definitions of a document (ISO/IEC 29500-1, 17.9).
final class WordNumbering: XMLListener {
  /// How one level of a list is numbered.
  struct Level {
    /// The first number; Word counts from 1 where the file is silent, although the standard says 0.
    var start = 1
    /// How the number is written.
    var format = NumberFormat.decimal
    /// The label with %1 to %9 for the numbers of the levels.
    var text = ""
    /// The paragraph style that stands for this level.
    var style: String?
    /// Whether all numbers in the label are written in decimal.
    var isLegal = false
    /// The language of the numbers, where it is not the document's.
    var language: String?
    /// The level, from 1, after which it starts again; 0 for never, nil for any level above.
    var restart: Int?
  }
  /// Levels that lists share.
  struct Abstract {
    /// Up to nine levels.
    var levels: [Int: Level] = [:]
    /// The numbering style that has the levels.
    var styleLink: String?
  }
  /// A list.
  struct List {
    /// Its abstract numbering.
    var abstract = ""
    /// Levels of its own.
    var levels: [Int: Level] = [:]
    /// First numbers of its own.
    var starts: [Int: Int] = [:]
  }
  /// The abstract numberings by id.
  private(set) var abstracts: [String: Abstract] = [:]
  /// The lists by id.
  private(set) var lists: [String: List] = [:]

  private enum Place { case outside, abstract(String), list(String) }
  private var place = Place.outside
  private var override: Int?
  private var level: (index: Int, level: Level)?
  private var skipped = 0

  func start(_ name: Int, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    guard WordName.all.indices.contains(name) else { return }
    switch WordName.all[name] {
    case .abstractNumbering: place = .abstract(attributes["abstractNumId"]?.string ?? "")
    case .numbering: place = .list(attributes["numId"]?.string ?? "")
    case .levelOverride: override = attributes["ilvl"]?.integer
    case .level: level = (attributes["ilvl"]?.integer ?? override ?? 0, Level())
    case .paragraphProperties: skipped = 1
    case let name: take(name, attributes)
    }
  }

  private func take(_ name: WordName, _ attributes: XMLAttributes) {
    let value = attributes["val"]
    switch (name, place) {
    case (.abstractNumberingID, .list(let id)): lists[id, default: List()].abstract = value?.string ?? ""
    case (.numberingStyleLink, .abstract(let id)): abstracts[id, default: Abstract()].styleLink = value?.string
    case (.startOverride, .list(let id)):
      if let override { lists[id, default: List()].starts[override] = value?.integer ?? 0 }
    case (.levelStart, _): level?.level.start = value?.integer ?? 1
    case (.levelFormat, _):
      level?.level.format = NumberFormat(value?.string ?? "", custom: attributes["format"]?.string)
    case (.paragraphStyle, _): level?.level.style = value?.string
    case (.levelText, _): level?.level.text = value?.string ?? ""
    case (.levelRestart, _): level?.level.restart = value?.integer
    case (.language, _): level?.level.language = value?.string
    case (.levelLegal, _): level?.level.isLegal = attributes.isOn
    // Newer formats stand in a choice, with an older one to fall back on.
    case (.fallback, _): skipped = 1
    default: break
    }
  }

  func end(_ name: Int) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case WordName.level.number: closeLevel()
    case WordName.levelOverride.number: override = nil
    case WordName.abstractNumbering.number, WordName.numbering.number: place = .outside
    default: break
    }
  }

  private func closeLevel() {
    guard let level, 0...8 ~= level.index else { return }
    switch place {
    case .abstract(let id): abstracts[id, default: Abstract()].levels[level.index] = level.level
    case .list(let id): lists[id, default: List()].levels[override ?? level.index] = level.level
    case .outside: break
    }
    self.level = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The id of the abstract numbering that has a list's levels, through numbering styles; nil when the list is not defined.
  func abstract(of list: String, _ styles: WordStyles) -> String? {
    var id = lists[list]?.abstract
    for _ in 0..<8 {
      guard let abstract = id.flatMap({ abstracts[$0] }), let link = abstract.styleLink, abstract.levels.isEmpty else {
        break
      }
      guard let next = styles.style(link).numbering.flatMap({ lists[$0]?.abstract }), next != id else { break }
      id = next
    }
    return id
  }
}
