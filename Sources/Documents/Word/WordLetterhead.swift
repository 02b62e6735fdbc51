internal import Containers

/// Which header stands over the first page, as the first section says (ISO/IEC 29500-1, 17.10).
struct WordLetterhead {
  private var usual: String?
  private var first: String?
  private var hasFirst = false
  /// Whether the first section's properties have been read; those of later ones do not matter.
  var isKnown = false

  /// The id of the header's part.
  var id: String? { hasFirst ? first : usual }

  /// Takes an element of a section's properties.
  mutating func take(_ name: WordName, _ attributes: XMLAttributes) {
    guard !isKnown else { return }
    switch name {
    case .titlePage: hasFirst = attributes.isOn
    case .headerReference:
      let kind = attributes["type"]
      if kind?.equals("first") ?? false {
        first = attributes["id"]?.string
      } else if kind == nil || kind?.equals("default") ?? false {
        usual = attributes["id"]?.string
      }
    default: break
    }
  }
}
