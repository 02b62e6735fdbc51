import FoundationEssentials

extension Theme {
  /// The names of the themes that conote brings.
  public static let names = ["dark", "light", "contrast", "monochrome"]

  /// The theme that conote brings under this name.
  public static func named(_ name: String) throws(ThemeError) -> Theme {
    if let theme = Theme(named: name, in: PackageResources.themes_txt) { return theme }
    throw ThemeError(file: name, key: nil, reason: .unknownTheme)
  }

  /// Reads a user's theme; `name` is its file, for errors, and its name if it gives none.
  ///
  /// With a `base`, one of `names`, it need only say what differs from that.
  public init(json5 bytes: [UInt8], name: String) throws(ThemeError) {
    var file = try Self.decode(bytes, name)
    if let base = file.base {
      guard Self.names.contains(base) else { throw ThemeError(file: name, key: "base", reason: .unknownTheme) }
      file = try file.patching(Self.file(named: base))
    }
    try self.init(file: file, in: name)
  }

  /// The file of a theme that conote brings, which a user's theme may patch.
  static func file(named name: String) throws(ThemeError) -> ThemeFile {
    switch name {
    case "dark": try decode(PackageResources.dark_json5, name)
    case "light": try decode(PackageResources.light_json5, name)
    case "contrast": try decode(PackageResources.contrast_json5, name)
    case "monochrome": try decode(PackageResources.monochrome_json5, name)
    default: throw ThemeError(file: name, key: nil, reason: .unknownTheme)
    }
  }

  private static func decode(_ bytes: [UInt8], _ name: String) throws(ThemeError) -> ThemeFile {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    do {
      return try decoder.decode(ThemeFile.self, from: Data(bytes))
    } catch {
      throw ThemeError(error, in: name)
    }
  }

  /// Looks up the names in `file`: colours in its palette, roles among the roles.
  init(file: ThemeFile, in name: String) throws(ThemeError) {
    func colour(_ text: String?, _ key: String) throws(ThemeError) -> RGB? {
      guard let text else { return nil }
      guard let colour = RGB(hexadecimal: file.palette[text] ?? text) else {
        throw ThemeError(file: name, key: key, reason: .unknownColour(file.palette[text] ?? text))
      }
      return colour
    }
    func style(_ look: ThemeFile.Look, _ key: String) throws(ThemeError) -> Style {
      var style = try Style(foreground: colour(look.fg, key + ".fg"), background: colour(look.bg, key + ".bg"))
      for (name, isOn) in look.attributes where isOn { style.attributes.formUnion(Style.Attributes(name: name) ?? []) }
      return style
    }
    for (key, value) in file.palette where RGB(hexadecimal: value) == nil {
      throw ThemeError(file: name, key: "palette.\(key)", reason: .unknownColour(value))
    }
    let plain = try style(file.plain, "default")
    var styles = Theme.noStyles
    for (key, look) in file.roles {
      guard let role = Role(name: key) else {
        throw ThemeError(file: name, key: "roles.\(key)", reason: .unknownRole)
      }
      var style = try style(look, "roles.\(key)")
      style.foreground = style.foreground ?? plain.foreground
      style.background = style.background ?? plain.background
      styles[role.index] = style
    }
    self.init(
      name: file.name ?? name, background: file.background ?? .dark, contrast: file.contrast ?? 4.5, plain: plain,
      styles: styles)
  }
}

extension ThemeError {
  /// What stands in place of another value.
  private static func wanted(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "not a text in quotation marks"
    case is Bool.Type: "neither true nor false"
    case is Double.Type: "not a number"
    default: "not an object in braces"
    }
  }

  /// What the decoder found, in terms of the file.
  fileprivate init(_ error: any Error, in file: String) {
    func key(_ path: [any CodingKey]) -> String? {
      path.isEmpty ? nil : path.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case let unknown as UnknownKey:
      self.init(file: file, key: key(unknown.path), reason: .unknownKey)
    case let choice as BadChoice:
      self.init(file: file, key: key(choice.path), reason: .badValue(choice.words))
    case DecodingError.typeMismatch(let type, let context), DecodingError.valueNotFound(let type, let context):
      self.init(file: file, key: key(context.codingPath), reason: .badValue(Self.wanted(type)))
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      self.init(file: file, key: key(context.codingPath), reason: .badValue("a value that cannot be"))
    default:
      self.init(file: file, key: nil, reason: .notJSON5)
    }
  }
}
