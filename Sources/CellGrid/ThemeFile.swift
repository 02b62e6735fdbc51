/// A theme as its file says it, before its names are looked up.
struct ThemeFile: Decodable {
  /// How one role looks: colours by name or as #rrggbb, and attributes; nil where the file says nothing.
  struct Look: Decodable {
    var fg: String?
    var bg: String?
    /// Attributes by name, switched on or off.
    var attributes: [String: Bool] = [:]
  }

  var name: String?
  var base: String?
  var background: Theme.Background?
  var contrast: Double?
  var palette: [String: String] = [:]
  var plain = Look()
  var roles: [String: Look] = [:]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    for key in container.allKeys {
      switch key.stringValue {
      case "name": name = try container.decode(String.self, forKey: key)
      case "base": base = try container.decode(String.self, forKey: key)
      case "background":
        let text = try container.decode(String.self, forKey: key)
        guard let choice = Theme.Background(rawValue: text) else {
          throw BadChoice(path: container.codingPath + [key], words: "'\(text)' is neither dark nor light")
        }
        background = choice
      case "contrast":
        let ratio = try container.decode(Double.self, forKey: key)
        // WCAG 2.2: black on white has 21, a colour on itself 1.
        guard 1...21 ~= ratio else {
          throw BadChoice(path: container.codingPath + [key], words: "\(ratio) is no contrast; give 1 to 21")
        }
        contrast = ratio
      case "palette": palette = try container.decode([String: String].self, forKey: key)
      case "default": plain = try container.decode(Look.self, forKey: key)
      case "roles": roles = try container.decode([String: Look].self, forKey: key)
      default: throw UnknownKey(path: container.codingPath + [key])
      }
    }
  }

  /// This file with what it leaves open taken from `base`: colours, roles, and single keys of a role.
  func patching(_ base: ThemeFile) -> ThemeFile {
    var file = base
    file.name = name
    file.background = background ?? base.background
    file.contrast = contrast ?? base.contrast
    file.palette.merge(palette) { $1 }
    file.plain = plain.patching(base.plain)
    file.roles.merge(roles) { $1.patching($0) }
    return file
  }
}

extension ThemeFile.Look {
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    for key in container.allKeys {
      if key.stringValue == "fg" {
        fg = try container.decode(String.self, forKey: key)
      } else if key.stringValue == "bg" {
        bg = try container.decode(String.self, forKey: key)
      } else if Style.Attributes(name: key.stringValue) != nil {
        attributes[key.stringValue] = try container.decode(Bool.self, forKey: key)
      } else {
        throw UnknownKey(path: container.codingPath + [key])
      }
    }
  }

  fileprivate func patching(_ base: Self) -> Self {
    Self(fg: fg ?? base.fg, bg: bg ?? base.bg, attributes: base.attributes.merging(attributes) { $1 })
  }
}

/// Any key, so that those which do not belong are seen.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// A value that is none of those which a key takes.
struct BadChoice: Error {
  let path: [any CodingKey]
  let words: String
}

/// A key that a theme does not have.
struct UnknownKey: Error {
  let path: [any CodingKey]
}
