public import Documents
public import Reviews

/// A document with its review, as a writer of another format sees it.
public struct Dossier: Sendable {
  /// The document.
  public let document: Document
  /// The document's file name.
  public let file: String
  /// Everything that reviewers did, in the order of the fold.
  public let operations: [Operation]
  /// What that amounts to.
  public let review: Review
  /// The comments in document order, orphans last.
  let comments: [PlacedComment]
  private let placesOnParagraph: [Int: Range<Int>]

  /// Brings a document and the operations on it together.
  public init(document: Document, file: String, operations: some Sequence<Operation>) {
    self.document = document
    self.file = file
    self.operations = operations.sorted()
    review = Review(self.operations)
    var comments: [PlacedComment] = []
    var places: [Int: Range<Int>] = [:]
    for index in document.paragraphs.indices {
      let first = comments.count
      for comment in review.comments(on: index, in: document) {
        let passage = review.placing(of: comment, in: document).passage
        comments.append(
          PlacedComment(
            number: comments.count + 1, comment: comment, paragraph: index, passage: passage,
            origin: review.origin(of: comment, at: document.paragraphs[index].address, in: document)))
      }
      if comments.count > first { places[index] = first..<comments.count }
    }
    for comment in review.orphans(in: document) {
      comments.append(
        PlacedComment(
          number: comments.count + 1, comment: comment, paragraph: nil, passage: nil,
          origin: review.origin(of: comment, at: nil, in: document)))
    }
    self.comments = comments
    placesOnParagraph = places
  }

  /// The comments on a paragraph, in order of place.
  func comments(on paragraph: Int) -> ArraySlice<PlacedComment> { comments[placesOnParagraph[paragraph] ?? 0..<0] }

  /// The comments that stand nowhere in this revision.
  var orphans: [PlacedComment] { comments.filter { $0.paragraph == nil } }

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
  /// Index into `Document.paragraphs`; nil when it stands nowhere.
  let paragraph: Int?
  /// The passage in code points of the paragraph's text; nil for the whole paragraph.
  let passage: Range<Int>?
  /// The revision that it was made on, and the paragraph's number there if that was another; nil when that is the open one.
  var origin: String?
}

extension Comment {
  /// What became of it, in a word or two: "open", "accepted", "withdrawn".
  var state: String { isWithdrawn ? "withdrawn" : resolution?.disposition.words ?? "open" }
}
