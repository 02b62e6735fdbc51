/// How cells of one role look.
public struct Style: Hashable, Sendable {
  /// What a terminal can do to characters besides colour.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit each.
    public let rawValue: UInt8
    /// Makes a set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Bold.
    public static let bold = Attributes(rawValue: 1)
    /// Dim, or faint.
    public static let dim = Attributes(rawValue: 2)
    /// Italic.
    public static let italic = Attributes(rawValue: 4)
    /// Underlined.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 16)
    /// Struck through.
    public static let struck = Attributes(rawValue: 32)

    /// The attribute that theme files call `name`.
    init?(name: String) {
      switch name {
      case "bold": self = .bold
      case "dim": self = .dim
      case "italic": self = .italic
      case "underline": self = .underline
      case "reverse": self = .reverse
      case "struck": self = .struck
      default: return nil
      }
    }
  }

  /// The colour of the characters; nil is the terminal's own.
  public var foreground: RGB?
  /// The colour behind them; nil is the terminal's own.
  public var background: RGB?
  /// Attributes.
  public var attributes: Attributes

  /// Makes a style.
  public init(foreground: RGB? = nil, background: RGB? = nil, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
