/// A regular expression to find (PCRE2), compared without case and accents unless it has a capital letter or an accent itself.
///
/// Blanks, dashes and quotation marks match their typographic variants, as in `Phrase`.
public struct FoldedPattern: Equatable, Sendable {
  /// The expression as typed.
  public let string: String
  private let keepsAccents: Bool
  private let pattern: Pattern

  /// Compiles an expression.
  public init(_ string: String) throws(Pattern.Invalid) {
    self.string = string
    keepsAccents = string.unicodeScalars.contains { scalar in
      guard scalar.value >= 0x80 else { return false }
      var folding = Folding(keepsCase: true, keepsAccents: true)
      folding.fold(scalar.value)
      return folding.units.contains(where: Folding.isAccent)
    }
    let source = keepsAccents ? string : String(FoldedText(string, keepsASCII: true).text)
    pattern = try Pattern(source, ignoringCase: !Self.hasCapital(string))
  }

  /// Whether both are the same expression.
  public static func == (one: FoldedPattern, other: FoldedPattern) -> Bool { one.string == other.string }

  /// Whether there is a capital letter that stands for itself: not the one of `\W` or `\p{Lu}`.
  private static func hasCapital(_ string: String) -> Bool {
    var rest = string.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\" {
        let escaped = rest.popFirst()
        if escaped == "p" || escaped == "P" {
          rest = rest.first == "{" ? rest.drop { $0 != "}" } : rest.dropFirst()
        }
      } else if scalar.properties.isUppercase {
        return true
      }
    }
    return false
  }

  /// Where the expression matches something in `text`, in code points, in order and without overlap, at most `limit` times.
  public func ranges(in text: String, limit: Int = .max) -> [Range<Int>] {
    let isPlain = text.utf8.allSatisfy { 0x20 <= $0 && $0 < 0x7F }
    if isPlain || keepsAccents {
      return pattern.matches(in: text, limit: limit).map(\.range).filter { !$0.isEmpty }
    }
    let folded = FoldedText(text)
    return pattern.matches(in: String(folded.text), limit: limit).map(\.range).filter { !$0.isEmpty }.map(folded.source)
  }
}

/// A text without accents and typographic variants, and where each of its code points comes from.
private struct FoldedText {
  private(set) var text = String.UnicodeScalarView()
  private var sources: [Int] = []
  private var count = 0

  /// Folds a text; of an expression the ASCII characters stay what they are.
  init(_ string: String, keepsASCII: Bool = false) {
    var folding = Folding(keepsCase: true, keepsAccents: false)
    for scalar in string.unicodeScalars {
      if keepsASCII, scalar.value < 0x80 {
        text.append(scalar)
        sources.append(count)
      } else {
        folding.fold(scalar.value)
        for unit in folding.units {
          guard let folded = Unicode.Scalar(unit) else { continue }
          text.append(folded)
          sources.append(count)
        }
      }
      count += 1
    }
  }

  /// The code points of the source that a stretch comes from, with the accents behind its last one.
  func source(_ range: Range<Int>) -> Range<Int> {
    guard sources.indices.contains(range.lowerBound), range.upperBound <= sources.count else { return 0..<0 }
    let end = range.upperBound < sources.count ? sources[range.upperBound] : count
    return sources[range.lowerBound]..<max(end, sources[range.upperBound - 1] + 1)
  }
}
