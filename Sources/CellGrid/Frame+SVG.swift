extension Frame {
  /// A cell in the picture, in units of the user's coordinate system: the advance and line height of a common monospaced face at 14.
  private static let cell = (width: 8.4, height: 17.0, baseline: 13.0, font: 14)

  /// The frame as an SVG 1.1 picture in the colours of a theme; text stays text.
  public func svg(in theme: Theme) -> String {
    let (width, height) = (Double(size.columns) * Self.cell.width, Double(size.rows) * Self.cell.height)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width.decimal) \(height.decimal)" \
      font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="\(Self.cell.font)" xml:space="preserve">
      <title>\("\(title)".markup)</title>
      <rect width="100%" height="100%" fill="\(theme.picture(of: theme.plain).ground.hexadecimal)"/>

      """
    for y in 0..<size.rows {
      let runs = runs(ofRow: y, in: theme)
      // Grounds first: a glyph may reach over the edge of its cell.
      for run in runs { svg += run.rectangle(row: y, besides: theme.picture(of: theme.plain).ground) }
      for run in runs { svg += run.line(row: y) }
    }
    return svg + "</svg>\n"
  }

  /// Cells side by side that look alike.
  private struct Run {
    var start: Int
    var columns: Int
    var text: String
    var look: Look

    func rectangle(row: Int, besides plain: RGB) -> String {
      guard look.ground != plain else { return "" }
      return "<rect x=\"\((Double(start) * cell.width).decimal)\" y=\"\((Double(row) * cell.height).decimal)\" "
        + "width=\"\((Double(columns) * cell.width).decimal)\" height=\"\(cell.height.decimal)\" "
        + "fill=\"\(look.ground.hexadecimal)\"/>\n"
    }

    func line(row: Int) -> String {
      guard text.contains(where: { $0 != " " }) || !look.attributes.isDisjoint(with: [.underline, .struck]) else {
        return ""
      }
      var attributes = ""
      if look.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
      if look.attributes.contains(.italic) { attributes += " font-style=\"italic\"" }
      if look.attributes.contains(.dim) { attributes += " opacity=\"0.7\"" }
      let lines = [(Style.Attributes.underline, "underline"), (.struck, "line-through")]
      let decoration = lines.filter { look.attributes.contains($0.0) }.map(\.1).joined(separator: " ")
      if !decoration.isEmpty { attributes += " text-decoration=\"\(decoration)\"" }
      // The length is said, so that columns stand under each other in every face.
      return "<text x=\"\((Double(start) * cell.width).decimal)\" "
        + "y=\"\((Double(row) * cell.height + cell.baseline).decimal)\" "
        + "textLength=\"\((Double(columns) * cell.width).decimal)\" lengthAdjust=\"spacingAndGlyphs\" "
        + "fill=\"\(look.ink.hexadecimal)\"\(attributes)>\(text.markup)</text>\n"
    }
  }

  private func runs(ofRow y: Int, in theme: Theme) -> [Run] {
    var runs: [Run] = []
    for x in 0..<size.columns {
      let cell = cells[y * size.columns + x]
      let look = theme.picture(of: theme.style(cell.role, on: cell.ground))
      if let last = runs.last, last.look == look || cell.grapheme == nil {
        runs[runs.count - 1].columns += 1
      } else {
        runs.append(Run(start: x, columns: 1, text: "", look: look))
      }
      if let character = cell.character { runs[runs.count - 1].text.append(character) }
    }
    return runs
  }
}

/// How cells look where there is no terminal to have colours of its own.
private struct Look: Equatable {
  var ink: RGB
  var ground: RGB
  var attributes: Style.Attributes
}

extension Theme {
  /// A style with every colour known, and turned round where it is reversed.
  fileprivate func picture(of style: Style) -> Look {
    let (dark, light) = (RGB(0, 0, 0), RGB(255, 255, 255))
    let ink = style.foreground ?? plain.foreground ?? (background == .dark ? light : dark)
    let ground = style.background ?? plain.background ?? (background == .dark ? dark : light)
    guard style.attributes.contains(.reverse) else {
      return Look(ink: ink, ground: ground, attributes: style.attributes)
    }
    return Look(ink: ground, ground: ink, attributes: style.attributes)
  }
}

extension Double {
  /// With one digit behind the point, none where it is whole.
  fileprivate var decimal: String {
    let tenths = Int((self * 10).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension String {
  /// As XML text; a frame holds no control characters.
  fileprivate var markup: String {
    var markup = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      default: markup.unicodeScalars.append(scalar)
      }
    }
    return markup
  }
}
