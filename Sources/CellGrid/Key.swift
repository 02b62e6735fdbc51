/// One key press, as a keymap file spells it: `j`, `]`, `<Enter>`, `<C-o>`, `<A-x>`, `<F1>`.
public struct Key: Hashable, Sendable {
  /// What is on the key.
  public enum Code: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backspace, delete, insert, up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }
  /// What is on the key.
  public var code: Code
  /// Whether Control was held.
  public var control: Bool
  /// Whether Alt was held.
  public var alt: Bool
  /// Whether Shift was held, for keys that are no characters.
  public var shift: Bool

  /// Makes a key.
  public init(_ code: Code, control: Bool = false, alt: Bool = false, shift: Bool = false) {
    self.code = code
    self.control = control
    self.alt = alt
    self.shift = shift
  }

  /// A character's key.
  public init(_ character: Character) { self.init(.character(character)) }

  /// What typing it inserts into a text, or nil.
  public var typed: Character? {
    guard !control, !alt, case .character(let character) = code else { return nil }
    return character
  }
}

extension Key: CustomStringConvertible {
  private static let names: [(String, Code)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Backspace", .backspace), ("Del", .delete), ("Ins", .insert),
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end),
    ("PageUp", .pageUp), ("PageDown", .pageDown), ("Space", .character(" ")), ("lt", .character("<")),
  ]

  /// The spelling of a keymap file.
  public var description: String {
    var name: String
    switch code {
    case .function(let number): name = "F\(number)"
    default:
      if let known = Key.names.first(where: { $0.1 == code })?.0 {
        name = known
      } else if case .character(let character) = code {
        name = String(character)
        if !control, !alt, !shift { return name }
      } else {
        name = "?"
      }
    }
    return "<\(control ? "C-" : "")\(alt ? "A-" : "")\(shift ? "S-" : "")\(name)>"
  }

  /// Reads one key's spelling; nil when it names none.
  public init?(_ spelling: some StringProtocol) {
    if spelling.count == 1, let character = spelling.first {
      self.init(character)
      return
    }
    guard spelling.first == "<", spelling.last == ">", spelling.count > 2 else { return nil }
    var name = spelling.dropFirst().dropLast()[...]
    self.init(.enter)
    modifiers: while name.count > 2, name.dropFirst().first == "-" {
      switch name.first {
      case "C", "c": control = true
      case "A", "a", "M", "m": alt = true
      case "S", "s": shift = true
      default: break modifiers
      }
      name = name.dropFirst(2)
    }
    let lowered = name.lowercased()
    if let known = Key.names.first(where: { $0.0.lowercased() == lowered })?.1 {
      code = known
    } else if lowered == "return" || lowered == "cr" {
      code = .enter
    } else if lowered.first == "f", let number = Int(lowered.dropFirst()), (1...63).contains(number) {
      code = .function(number)
    } else if name.count == 1, let character = name.first {
      code = .character(control ? Character(character.lowercased()) : character)
    } else {
      return nil
    }
  }

  /// Reads keys as `--keys` and keymap files take them, with or without blanks between: `] c`, `]c<C-o>`, `9<Enter>`.
  ///
  /// `<Name>` is one key, `<lt>` the character "<" (as is one before a blank or the end), and every other character a key of its own.
  /// Fails with the first spelling that names no key.
  public static func sequence(_ text: String) -> Result<[Key], BadSpelling> {
    var keys: [Key] = []
    for part in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      var rest = part
      while let character = rest.first {
        let spelling = character == "<" ? name(at: rest) : rest.prefix(1)
        guard let key = Key(spelling) else { return .failure(BadSpelling(spelling: String(spelling))) }
        keys.append(key)
        rest = rest[spelling.endIndex...]
      }
    }
    return .success(keys)
  }

  /// The `<Name>` that `text` starts with; all of it when it has no end.
  private static func name(at text: Substring) -> Substring {
    guard let end = text.firstIndex(of: ">") else { return text }
    // In `<C->>` the first ">" is the key.
    let after = text.index(after: end)
    if text[after...].first == ">", Key(text[...after]) != nil { return text[...after] }
    return text[...end]
  }

  /// A spelling that names no key.
  public struct BadSpelling: Error, Equatable {
    /// The spelling.
    public var spelling: String
  }
}
