internal import Containers

/// How the marks of notes are counted (17.11.11 and 17.11.4).
struct WordNoteFormats {
  /// How a sort of notes is counted.
  struct Format {
    var format: NumberFormat
    var start = 1
  }
  /// Footnotes count in decimal, endnotes in small roman numerals, unless the file says otherwise.
  var footnotes = Format(format: .decimal)
  var endnotes = Format(format: .roman(isUpper: false))

  /// The mark of the note with this index in its sort, from 0.
  func mark(_ index: Int, isEndnote: Bool) -> String {
    let format = isEndnote ? endnotes : footnotes
    return format.format.write(format.start + index, language: "en")
  }

  /// A mark as it stands in the text: raised, as far as there are raised signs for it.
  static func raised(_ mark: String) -> String {
    String(String.UnicodeScalarView(mark.unicodeScalars.map { raisedSigns[$0] ?? $0 }))
  }

  private static let raisedSigns = Dictionary(
    uniqueKeysWithValues: zip("0123456789ivxlcdm".unicodeScalars, "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ".unicodeScalars))
}

/// The settings of a document that its text depends on.
final class WordSettings: XMLListener {
  /// How notes are counted.
  private(set) var notes = WordNoteFormats()
  /// The language of the text ("fr-FR").
  private(set) var language: String?
  private var isInFootnotes = false
  private var isInEndnotes = false

  func start(_ name: Int, _ attributes: XMLAttributes) {
    guard WordName.all.indices.contains(name) else { return }
    switch WordName.all[name] {
    case .footnoteProperties: isInFootnotes = true
    case .endnoteProperties: isInEndnotes = true
    case .levelFormat:
      let format = NumberFormat(attributes["val"]?.string ?? "", custom: attributes["format"]?.string)
      if isInFootnotes { notes.footnotes.format = format }
      if isInEndnotes { notes.endnotes.format = format }
    case .numberStart:
      let start = attributes["val"]?.integer ?? 1
      if isInFootnotes { notes.footnotes.start = start }
      if isInEndnotes { notes.endnotes.start = start }
    case .themeLanguage: language = attributes["val"]?.string
    default: break
    }
  }

  func end(_ name: Int) {
    if name == WordName.footnoteProperties.number { isInFootnotes = false }
    if name == WordName.endnoteProperties.number { isInEndnotes = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
