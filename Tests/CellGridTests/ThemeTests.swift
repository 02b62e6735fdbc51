import Foundation
import Testing

@testable import CellGrid

/// What a start reads instead of the JSON5; `RECORD_SCREENS=1` writes it anew.
@Test func `the themes' lines say what their files say`() throws {
  let themes = try Theme.names.map { try Theme(file: Theme.file(named: $0), in: $0) }
  let lines = themes.map(\.lines).joined()
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/CellGrid/themes.txt").standardized
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
    try lines.write(to: file, atomically: true, encoding: .utf8)
  }
  #expect(try String(contentsOf: file, encoding: .utf8) == lines, "RECORD_SCREENS=1 writes it")
  for theme in themes { #expect(Theme(named: theme.name, in: Array(lines.utf8)) == theme) }
}

/// Lines and rules, which WCAG 2.1 asks for 3:1 (1.4.11) and not for the 4.5:1 of text (1.4.3).
private let lines: Set<Role> = [.border, .axis]

@Test(arguments: Theme.names)
func `a theme names every role`(name: String) throws {
  let theme = try Theme.named(name)
  #expect(theme.name == name)
  #expect(theme.namedRoles == Role.allCases)
}

@Test(arguments: ["dark", "light", "contrast"], [ColourDepth.truecolor, .indexed256])
func `text reaches 4.5 to 1 against its background, 7 to 1 in high contrast, in 256 colours too`(
  name: String, depth: ColourDepth
) throws {
  let theme = try Theme.named(name)
  for role in Role.allCases {
    let style = theme.style(role)
    let foreground = try shown(#require(style.foreground), depth)
    let background = try shown(#require(style.background), depth)
    let needed = name == "contrast" ? 7 : lines.contains(role) ? 3 : 4.5
    let ratio = foreground.contrast(with: background)
    #expect(ratio >= needed, "\(role) has \(ratio)")
  }
}

@Test(arguments: ["dark", "light", "contrast"], [Role.cursorLine, .status, .overlay, .selection, .prompt])
func `text stays as readable on the ground that it is drawn on`(name: String, ground: Role) throws {
  let theme = try Theme.named(name)
  let needed = name == "contrast" ? 7 : 4.5
  for role in Role.allCases where !lines.contains(role) {
    let style = theme.style(role, on: ground)
    let ratio = try #require(style.foreground).contrast(with: #require(style.background))
    #expect(ratio >= needed, "\(role) on \(ground) has \(ratio)")
  }
}

@Test func `a role without a background of its own shows the ground's, in monochrome its reversal`() throws {
  let dark = try Theme.named("dark")
  #expect(dark.style(.agreed, on: .status).background == dark.style(.status).background)
  #expect(dark.style(.agreed, on: .status).foreground == dark.style(.agreed).foreground)
  #expect(dark.style(.searchHit, on: .cursorLine).background == dark.style(.searchHit).background)
  let monochrome = try Theme.named("monochrome")
  #expect(monochrome.style(.agreed, on: .status).attributes.contains(.reverse))
}

/// What a terminal of `depth` shows for `colour`.
private func shown(_ colour: RGB, _ depth: ColourDepth) -> RGB {
  depth.index(nearest: colour).map(ColourDepth.xterm) ?? colour
}

@Test(arguments: ["dark", "light", "contrast"], ["normal", "protanopia", "deuteranopia"])
func `positions differ for every eye, in 256 colours too`(name: String, eye: String) throws {
  let theme = try Theme.named(name)
  for depth in [ColourDepth.truecolor, .indexed256] {
    // A position with a background of its own is known by that.
    let colours = try [Role.agreed, .contested, .reserved].map { role in
      let style = theme.style(role)
      let telling = style.background == theme.plain.background ? style.foreground : style.background
      return Oklab(seen(try shown(#require(telling), depth), by: eye))
    }
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
      #expect(colours[first].squaredDistance(to: colours[second]) > 0.0064, "\(first) and \(second) at \(depth)")
    }
  }
}

/// A colour as colour-blind eyes see it: Machado, Oliveira and Fernandes, 2009, severity 1.
private func seen(_ colour: RGB, by eye: String) -> RGB {
  let matrix: [[Double]]
  switch eye {
  case "protanopia":
    matrix = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
  case "deuteranopia":
    matrix = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
  default: return colour
  }
  let light = colour.linear
  let channels = matrix.map { row in
    let value = row[0] * light.red + row[1] * light.green + row[2] * light.blue
    return (0...255).min { abs(RGB($0, 0, 0).linear.red - value) < abs(RGB($1, 0, 0).linear.red - value) } ?? 0
  }
  return RGB(channels[0], channels[1], channels[2])
}

@Test func `monochrome has no colour, and every position its own attributes`() throws {
  let theme = try Theme.named("monochrome")
  for role in Role.allCases {
    #expect(theme.style(role).foreground == nil && theme.style(role).background == nil)
  }
  let positions: [Role] = [.agreed, .contested, .reserved, .open, .outdated]
  #expect(Set(positions.map { theme.style($0).attributes }).count == positions.count)
  let cursors: [Role] = [.text, .cursorLine, .selection, .searchHit, .searchCurrent, .passage]
  #expect(Set(cursors.map { theme.style($0).attributes }).count == cursors.count)
  let changes: [Role] = [.text, .proposal, .inserted, .deleted]
  #expect(Set(changes.map { theme.style($0).attributes }).count == changes.count)
}

@Test(arguments: Theme.names, [ColourDepth.indexed16, .indexed8])
func `few colours leave every role readable and every highlight seen`(name: String, depth: ColourDepth) throws {
  let theme = try Theme.named(name).adapted(to: depth)
  func index(_ colour: RGB?) -> Int? { colour.flatMap(depth.index(nearest:)) }
  for role in Role.allCases {
    let style = theme.style(role)
    #expect(style.foreground == nil || index(style.foreground) != index(style.background), "\(role)")
  }
  for role in [Role.cursorLine, .selection, .searchHit, .searchCurrent, .status] {
    let style = theme.style(role)
    let differs = index(style.background) != index(theme.plain.background) || !style.attributes.isEmpty
    #expect(differs, "\(role)")
  }
  let positions = [Role.agreed, .contested, .reserved].map { role in
    let style = theme.style(role)
    return "\(index(style.foreground) ?? -1) \(index(style.background) ?? -1) \(style.attributes)"
  }
  #expect(Set(positions).count == 3)
}

@Test func `without colours every theme is the monochrome one`() throws {
  #expect(try Theme.named("light").adapted(to: .none) == Theme.named("monochrome"))
  #expect(try Theme.named("light").adapted(to: .truecolor) == Theme.named("light"))
}

@Test func `a user's theme patches the one that it is based on`() throws {
  let theme = try Theme(
    json5: Array(
      "{ base: 'dark', palette: { teal: '#00ffcc' }, roles: { contested: { bold: false, fg: '#FF0000' } } }".utf8),
    name: "mine.json5")
  let dark = try Theme.named("dark")
  #expect(theme.name == "mine.json5")
  #expect(theme.background == .dark)
  #expect(theme.style(.agreed).foreground == RGB(0, 255, 204))
  #expect(theme.style(.contested) == Style(foreground: RGB(255, 0, 0), background: dark.plain.background))
  #expect(theme.style(.heading) == dark.style(.heading))
}

@Test func `a role that a theme does not name looks plain`() throws {
  let theme = try Theme(
    json5: Array(##"{name: "bare", default: {fg: "#ffffff"}, roles: {key: {bold: true}}}"##.utf8), name: "f")
  #expect(theme.style(.agreed) == Style(foreground: RGB(255, 255, 255)))
  #expect(theme.style(.key) == Style(foreground: RGB(255, 255, 255), attributes: .bold))
  #expect(theme.name == "bare")
}

@Test(arguments: [
  ("{ roles: { agred: {} } }", "mine.json5: roles.agred: no such role; themes/dark.json5 names them all"),
  ("{ rolls: {} }", "mine.json5: rolls: no such key; remove it or correct its spelling"),
  (
    "{ roles: { agreed: { color: 'red' } } }",
    "mine.json5: roles.agreed.color: no such key; remove it or correct its spelling"
  ),
  (
    "{ roles: { agreed: { fg: 'sage' } } }",
    "mine.json5: roles.agreed.fg: no colour 'sage'; add it to the palette or write it as #rrggbb"
  ),
  (
    "{ palette: { sage: '#12345' } }",
    "mine.json5: palette.sage: no colour '#12345'; add it to the palette or write it as #rrggbb"
  ),
  (
    "{ background: 'blue' }",
    "mine.json5: background: 'blue' is neither dark nor light; see themes/dark.json5 for an example"
  ),
  ("{ roles: { key: {} ", "mine.json5: not JSON5; look for a missing comma, quotation mark or brace"),
  (
    #"{ roles: { "a\u001b[2J\nb": {} } }"#,
    "mine.json5: roles.a␛[2J b: no such role; themes/dark.json5 names them all"
  ),
  ("{ base: 'neon' }", "mine.json5: base: no such theme; choose one of dark, light, contrast, monochrome"),
])
func `a mistake in a theme is named with its place and its cure`(source: String, message: String) {
  #expect {
    try Theme(json5: Array(source.utf8), name: "mine.json5")
  } throws: {
    ($0 as? ThemeError)?.description == message
  }
}

@Test(arguments: [
  ("{ roles: { agreed: { bold: 'yes' } } }", "roles.agreed.bold"), ("{ background: 'blue' }", "background"),
  ("{ roles: [] }", "roles"),
  ("{ roles: { agreed: { ", nil), ("", nil), ("[]", nil), ("\u{1B}[31m", nil),
])
func `what is no theme at all is refused in one line`(source: String, key: String?) {
  #expect {
    try Theme(json5: Array(source.utf8), name: "mine.json5")
  } throws: { error in
    guard let error = error as? ThemeError else { return false }
    return error.key == key && !error.description.contains("\n") && error.description.hasPrefix("mine.json5: ")
  }
}

@Test func `an unknown theme says which there are`() {
  #expect(throws: ThemeError(file: "neon", key: nil, reason: .unknownTheme)) { try Theme.named("neon") }
}

@Test(arguments: [
  ("{contrast: NaN}", "contrast: "), ("{contrast: Infinity}", "contrast: inf is no contrast; "),
  ("{contrast: 'high'}", "contrast: not a number; "),
  ("{default: {fg: NaN}}", "default.fg: not a text in quotation marks; "),
  ("{roles: {key: {bold: 'yes'}}}", "roles.key.bold: neither true nor false; "),
  ("{roles: []}", "roles: not an object in braces; "), ("{contrast: 0}", "contrast: 0.0 is no contrast; "),
])
func `a value of the wrong kind is told of in the file's words`(file: String, message: String) {
  let error = #expect(throws: ThemeError.self) { try Theme(json5: Array(file.utf8), name: "t") }
  #expect(
    error?.description.hasPrefix("t: " + message) == true && error?.description.contains("; ") == true,
    "\(error?.description ?? "")")
}
