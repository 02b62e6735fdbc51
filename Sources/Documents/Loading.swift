/// Why a file is no document.
public struct LoadError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what to do, in lower case.
  public enum Reason: Equatable, Sendable {
    case missing, folder, notPermitted, empty, tooLarge(bytes: Int)
    /// Binary content; says what it looks like where that can be told ("a ZIP archive").
    case notText(String?)
    case other(String)
  }
  /// The file's name as given.
  public var path: String
  /// What is wrong.
  public var reason: Reason
  /// Makes an error.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
  /// One line: file, what is wrong; what to do.
  public var description: String { path }
}

extension Document {
  /// Reads the file at `path` and finds structure and timeline in it.
  public static func load(_ path: String) throws(LoadError) -> Document {
    throw LoadError(path: path, reason: .missing)
  }

  /// The same from bytes already read; `name` tells the format by its ending and stands in errors.
  public static func parse(_ bytes: [UInt8], name: String) throws(LoadError) -> Document {
    throw LoadError(path: name, reason: .empty)
  }

  /// The paragraph that people mean by `citation`: an address, a printed label ("11.", "11") or an id; nil when there is none.
  public func paragraph(cited citation: String) -> Int? { nil }

  /// Where a stretch of a paragraph's text stands in the canonical text, in code points.
  public func canonicalRange(_ range: Range<Int>, inParagraph index: Int) -> Range<Int> { range }

  /// Where a stretch of the canonical text stands in a paragraph's text, clipped to it; nil when it does not touch it.
  public func paragraphRange(_ range: Range<Int>, inParagraph index: Int) -> Range<Int>? { nil }
}
