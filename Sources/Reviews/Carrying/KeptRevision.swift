internal import Digest
public import Documents
internal import Text

/// A revision that a review was carried from, kept with the review.
///
/// With its text at hand every anchor made on it is found again in later revisions, also one that arrives long after.
public struct KeptRevision: Hashable, Sendable {
  /// What people call the revision: its symbol ("PC0753Ea"), else its file's name.
  public let name: String
  /// The canonical text.
  public let text: String
  /// SHA-256 of the text, which anchors name it by.
  public let revision: String
  /// Its paragraphs, in order.
  public let paragraphs: [Paragraph]
  /// Its headings, in order.
  public let headings: [Heading]

  /// One paragraph of the revision.
  public struct Paragraph: Hashable, Sendable {
    /// How it was cited: "11", "Annex I/2".
    public let address: String
    /// The printed number ("11."), or nil.
    public let label: String?
    /// Where it stands in the text, in code points.
    public let range: Range<Int>
  }

  /// One heading of the revision.
  public struct Heading: Hashable, Sendable, Codable {
    /// The printed label ("II."), or nil.
    public let label: String?
    /// The title, perhaps empty.
    public let title: String
  }

  /// Keeps `document`, which people call by its symbol, else by its `file`.
  public init(_ document: Document, file: String) {
    name = document.header.symbol ?? file
    text = document.text
    revision = document.revision
    paragraphs = document.paragraphs.enumerated().map { index, paragraph in
      let range = document.canonicalRange(0..<paragraph.text.unicodeScalars.count, inParagraph: index)
      return Paragraph(address: paragraph.address, label: paragraph.label, range: range)
    }
    headings = document.headings.map { Heading(label: $0.label, title: $0.title) }
  }
}

extension KeptRevision: Decodable {
  /// The canonical form: what there are many of stands in three lists, which are read much faster than objects.
  private enum Member: String, CodingKey { case name, text, addresses, labels, spans, headings }

  /// Reads the canonical form; the hash is made of the text, whatever the operation says.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    name = try members.decode(String.self, forKey: .name)
    let text = try members.decode(String.self, forKey: .text)
    self.text = text
    revision = SHA256.hex(text)
    let addresses = try members.decode([String].self, forKey: .addresses)
    let labels = try members.decode([String].self, forKey: .labels)
    let spans = try members.decode([Int].self, forKey: .spans)
    guard labels.count == addresses.count, spans.count == 2 * addresses.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .spans, in: members, debugDescription: "not one for each paragraph")
    }
    let length = text.unicodeScalars.count
    paragraphs = addresses.indices.map { index in
      let start = min(max(0, spans[2 * index]), length)
      return Paragraph(
        address: addresses[index], label: labels[index].isEmpty ? nil : labels[index],
        range: start..<min(max(start, spans[2 * index + 1]), length))
    }
    headings = try members.decode([Heading].self, forKey: .headings)
    // Paragraphs that overlap a little are nobody's fault; many that are the whole text would take for ever to compare.
    guard paragraphs.reduce(0, { $0 + $1.range.count }) <= 4 * length else {
      throw DecodingError.dataCorruptedError(forKey: .spans, in: members, debugDescription: "more than the text")
    }
  }

  /// The canonical form.
  var json: JSON {
    .object([
      .init("addresses", .array(paragraphs.map { .string($0.address) })),
      .init("headings", .array(headings.map(\.json))),
      .init("labels", .array(paragraphs.map { .string($0.label ?? "") })), .init("name", .string(name)),
      .init("spans", .array(paragraphs.flatMap { [.int($0.range.lowerBound), .int($0.range.upperBound)] })),
      .init("text", .string(text)),
    ])
  }
}

extension KeptRevision.Heading {
  fileprivate var json: JSON {
    .object((label.map { [.init("label", .string($0))] } ?? []) + [.init("title", .string(title))])
  }
}
