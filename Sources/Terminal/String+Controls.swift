extension String {
  /// The text with LF at the end of its lines and, but for the tab, without control characters.
  var withoutControls: String {
    var plain = String.UnicodeScalarView()
    var before: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      switch scalar {
      case "\r": plain.append("\n")
      case "\n": if before != "\r" { plain.append("\n") }
      case "\t": plain.append("\t")
      case "\0"..<" ", "\u{7F}"..<"\u{A0}": break
      default: plain.append(scalar)
      }
      before = scalar
    }
    return String(plain)
  }
}
