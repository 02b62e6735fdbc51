internal import Containers

/// From which elements of a Word file's body its canonical text comes, for one who writes into the same file.
public struct WordLayout: Sendable {
  /// A stretch of the canonical text that comes from one element.
  public struct Piece: Sendable, Equatable {
    /// Where it stands in the canonical text, in code points.
    public var range: Range<Int>
    /// The number of the element's start tag in the part, from 1.
    public var element: Int
    /// How many code points of the element's text stand before it.
    public var skipped: Int
  }
  /// The part that holds the body.
  public let part: String
  /// The stretches in order; notes are not among them.
  public let pieces: [Piece]

  /// Reads the Word file in `bytes`; nil when they are none.
  public init?(_ bytes: [UInt8]) throws(LoadError.Reason) {
    do throws(ContainerError) {
      let archive = try Archive(bytes)
      guard let package = try WordPackage(archive) else { return nil }
      part = package.document
      pieces = try WordReader.pieces(of: package)
    } catch {
      throw LoadError.Reason(error, for: "Word files")
    }
  }
}

extension WordReader {
  /// The pieces of a package's body.
  fileprivate static func pieces(of package: WordPackage) throws(ContainerError) -> [WordLayout.Piece] {
    let body = try body(of: package)
    var pieces: [WordLayout.Piece] = []
    var canonical = 0
    for block in body.batches.lazy.flatMap(\.blocks) where block.block.kind != .pageBreak {
      var passage = block.block.passage
      let length = passage.place(at: canonical)
      for (index, origin) in block.origins.enumerated() {
        let end = index + 1 < block.origins.count ? block.origins[index + 1].at : passage.count
        let start = canonical + passage.canonicalOffset(origin.at)
        let range = start..<max(start, canonical + passage.canonicalOffset(end))
        if !range.isEmpty {
          pieces.append(WordLayout.Piece(range: range, element: origin.element, skipped: origin.skipped))
        }
      }
      canonical += length + 2
    }
    return pieces
  }

  /// Reads the body alone, keeping where its text comes from.
  private static func body(of package: WordPackage) throws(ContainerError) -> WordStory {
    let (styles, numbering, settings) = (WordStyles(), WordNumbering(), WordSettings())
    let parts: [(String, any XMLListener)] = [("styles", styles), ("numbering", numbering), ("settings", settings)]
    for (kind, listener) in parts {
      guard let part = package.part(kind) else { continue }
      do { try package.archive.parse(part, WordName.vocabulary, listener) } catch .damaged { continue }
    }
    let counters = WordCounters(numbering, styles, language: settings.language ?? styles.language ?? "en")
    var story = WordStory(styles, package.relations, settings.notes, counters)
    story.keepsOrigins = true
    let listener = WordStoryListener(story)
    try package.archive.parse(package.document, WordName.vocabulary, listener)
    listener.story.endStory()
    return listener.story
  }
}
