/// A theme in lines: what the program carries of the themes that conote brings, since decoding JSON5 would take a tenth of its start.
///
/// "theme", name, background and contrast; then a line for what roles are like that say nothing and one for each role, in the order of
/// `Role.allCases`: foreground and background as "#rrggbb" or "-", attributes as the sum of their bits, and the role's name for a reader.
extension Theme {
  /// The theme in lines.
  var lines: String {
    func line(_ style: Style, _ name: String) -> String {
      func word(_ colour: RGB?) -> String { colour?.hexadecimal ?? "-" }
      return "\(word(style.foreground)) \(word(style.background)) \(style.attributes.rawValue) \(name)\n"
    }
    return "theme \(name) \(background.rawValue) \(contrast)\n" + line(plain, "default")
      + Role.allCases.map { line(style($0), $0.name) }.joined()
  }

  /// The theme called `name` among the lines of many; nil when it is not there.
  init?(named name: String, in lines: [UInt8]) {
    let lines = lines.split(separator: UInt8(ascii: "\n"))
    let roles = Role.allCases
    for start in stride(from: 0, to: lines.count, by: roles.count + 2) where start + roles.count + 1 < lines.count {
      let head = String(decoding: lines[start], as: UTF8.self).split(separator: " ")
      guard head.count == 4, head[1] == name, let background = Background(rawValue: String(head[2])),
        let contrast = Double(head[3]), let plain = Style(line: lines[start + 1])
      else { continue }
      self.init(
        name: name, background: background, contrast: contrast, plain: plain,
        styles: lines[(start + 2)...].prefix(roles.count).map(Style.init))
      return
    }
    return nil
  }
}

extension Style {
  /// Reads a line of a theme.
  fileprivate init?(line: ArraySlice<UInt8>) {
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count == 4 else { return nil }
    func colour(_ word: ArraySlice<UInt8>) -> RGB? {
      word.count == 7 ? RGB(hexadecimal: String(decoding: word, as: UTF8.self)) : nil
    }
    let bits = words[2].reduce(0) { $0 &* 10 &+ ($1 &- UInt8(ascii: "0")) }
    self.init(foreground: colour(words[0]), background: colour(words[1]), attributes: Attributes(rawValue: bits))
  }
}
