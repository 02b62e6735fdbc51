/// How every role looks.
public struct Theme: Equatable, Sendable {
  /// Whether a theme is made for dark or light terminals.
  public enum Background: String, Sendable {
    case dark, light
  }

  /// The name by which the user chooses it.
  public let name: String
  /// What it is made for.
  public let background: Background
  /// The contrast ratio (WCAG 2.1) that text keeps on every ground; 4.5 unless the theme says more.
  public let contrast: Double
  /// The look of a role that says nothing else.
  public let plain: Style
  /// A style for each role that says something, in the order of `Role.allCases`; an array, since the first dictionary of its kind would
  /// cost a start more than all of the theme.
  private var styles: [Style?]

  init(name: String, background: Background, contrast: Double = 4.5, plain: Style, styles: [Style?]) {
    self.name = name
    self.background = background
    self.contrast = contrast
    self.plain = plain
    self.styles = styles
  }

  /// How `role` looks.
  public func style(_ role: Role) -> Style { styles[role.index] ?? plain }

  /// How `role` looks where `ground` fills the area under it: with the ground's background, unless it has one of its own.
  ///
  /// A colour that would lose its contrast there gives way to the ground's; a ground that shows by reversing or underlining passes
  /// that on.
  public func style(_ role: Role, on ground: Role) -> Style {
    let style = style(role)
    guard ground != role, style.background == plain.background else { return style }
    let base = self.style(ground)
    var foreground = style.foreground
    if let text = foreground, let background = base.background, text.contrast(with: background) < contrast {
      foreground = base.foreground
    }
    return Style(
      foreground: foreground, background: base.background,
      attributes: style.attributes.union(base.attributes.intersection([.reverse, .underline])))
  }

  /// No styles yet.
  static var noStyles: [Style?] { Array(repeating: nil, count: Role.allCases.count) }

  /// The roles that the theme names itself.
  var namedRoles: [Role] { Role.allCases.filter { styles[$0.index] != nil } }

  /// This theme as a terminal of `depth` can show it.
  ///
  /// Without colours it is the monochrome one. Where few colours would make a role's background vanish into the plain one, or its
  /// characters into its background, the role is reversed instead.
  public func adapted(to depth: ColourDepth) -> Theme {
    switch depth {
    case .truecolor, .indexed256: return self
    case .none:
      return (try? Theme.named("monochrome"))
        ?? Theme(name: name, background: background, plain: Style(), styles: Theme.noStyles)
    case .indexed16, .indexed8: break
    }
    func index(_ colour: RGB?) -> Int? { colour.flatMap(depth.index(nearest:)) }
    var theme = self
    for role in namedRoles {
      let style = style(role)
      let background = index(style.background)
      let vanishes = style.background != plain.background && background == index(plain.background)
      let unreadable = style.foreground != nil && background != nil && index(style.foreground) == background
      guard vanishes || unreadable else { continue }
      var attributes = style.attributes
      attributes.insert(.reverse)
      theme.styles[role.index] = Style(
        foreground: unreadable ? plain.foreground : style.foreground, background: plain.background,
        attributes: attributes)
    }
    return theme
  }
}
