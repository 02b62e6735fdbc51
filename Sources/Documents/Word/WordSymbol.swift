internal import Containers

/// Characters that Word gives by their place in a symbol font (w:sym, 17.3.3.30).
enum WordSymbol {
  /// What the element stands for; a place in a font that is not known is a plain square.
  static func text(_ attributes: XMLAttributes) -> String {
    guard let code = attributes["char"].flatMap({ UInt32($0.string, radix: 16) }) else { return "" }
    let font = attributes["font"]?.string.lowercased() ?? ""
    // Places in symbol fonts are written from F000 on, in the private use area.
    let place = 0xF000...0xF0FF ~= code ? code - 0xF000 : code
    if font == "symbol", let scalar = symbols[Int(place)] { return scalar }
    if font.hasPrefix("wingdings"), let scalar = wingdings[Int(place)] { return scalar }
    guard !(0xF000...0xF0FF ~= code), let scalar = Unicode.Scalar(code), code >= 0x20 else { return "□" }
    return String(scalar)
  }

  /// Adobe's Symbol encoding, its rows 2 to 7 and A to F.
  private static let symbols: [Int: String] = {
    let rows: [(Int, String)] = [
      (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?"), (0x40, "≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
      (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"), (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
      (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"),
    ]
    var table: [Int: String] = [:]
    for (start, signs) in rows {
      for (index, sign) in signs.unicodeScalars.enumerated() { table[start + index] = String(sign) }
    }
    return table
  }()

  /// The signs of Wingdings that stand in text: boxes, ticks, arrows, bullets.
  private static let wingdings: [Int: String] = [
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆",
    0x76: "❖",
    0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]
}
