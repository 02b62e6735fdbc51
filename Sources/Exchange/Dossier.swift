public import Documents
public import Reviews

/// A document with its review, as a writer of another format sees it.
public struct Dossier: Sendable {
  /// The document.
  public let document: Document
  /// The document's file name.
  public let file: String
  /// The file's bytes, for a format that writes into the file itself.
  public var source: [UInt8]?
  /// Everything that reviewers did, in the order of the fold.
  public let operations: [Operation]
  /// What that amounts to.
  public let review: Review
  /// The comments in document order, orphans last.
  let comments: [PlacedComment]
  private let places: [Target: Range<Int>]

  /// Brings a document and the operations on it together.
  public init(document: Document, file: String, operations: some Sequence<Operation>) {
    self.document = document
    self.file = file
    self.operations = operations.sorted()
    review = Review(self.operations)
    var comments: [PlacedComment] = []
    var places: [Target: Range<Int>] = [:]
    for target in document.targets {
      let first = comments.count
      for comment in review.comments(on: target, in: document) {
        comments.append(
          PlacedComment(
            number: comments.count + 1, comment: comment, target: target,
            passage: review.placing(of: comment, in: document).passage,
            origin: review.origin(of: comment, at: document.address(of: target), in: document)))
      }
      if comments.count > first { places[target] = first..<comments.count }
    }
    for comment in review.orphans(in: document) {
      comments.append(
        PlacedComment(
          number: comments.count + 1, comment: comment, target: nil, passage: nil,
          origin: review.origin(of: comment, at: nil, in: document)))
    }
    self.comments = comments
    self.places = places
  }

  /// The comments on a target, in order of place.
  func comments(on target: Target) -> ArraySlice<PlacedComment> { comments[places[target] ?? 0..<0] }

  /// The comments that stand nowhere in this revision.
  var orphans: [PlacedComment] { comments.filter { $0.target == nil } }

  /// The title that the document has, else its symbol, else its file name.
  var title: String { document.header.title ?? document.header.symbol ?? file }

  /// The day of the latest operation, else the document's own date; nil without either.
  var date: String? {
    operations.last.map { String($0.stamp.iso8601.prefix(10)) } ?? document.header.documentDate?.description
  }
}

/// A comment with its place in the open revision.
struct PlacedComment: Sendable {
  /// Its number in document order, from 1.
  let number: Int
  /// The comment.
  let comment: Comment
  /// What it is on; nil when it stands nowhere.
  let target: Target?
  /// The passage in code points of the target's words; nil for the whole target.
  let passage: Range<Int>?
  /// The revision that it was made on, and the paragraph's number there if that was another; nil when that is the open one.
  var origin: String?
}

extension PlacedComment {
  /// The words that it is on as they now read; where it stands nowhere, as they were.
  func words(in document: Document) -> String {
    guard let target else { return comment.anchor.exact }
    let text = document.text(of: target)
    return passage.map(text.stretch) ?? text
  }
}

extension Comment {
  /// What became of it, in a word or two: "open", "accepted", "withdrawn".
  var state: String { isWithdrawn ? "withdrawn" : resolution?.disposition.words ?? "open" }
}
