/// Why a review file cannot be used.
public struct JournalError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// What the file shows instead of a review.
    case damaged(String)
    /// The version of the file's format, which this program does not know.
    case newerVersion(Int)
    case readOnly
    /// The name of the document that the review belongs to.
    case otherDocument(String)
    case notReviewFile, full, busy
    /// What went wrong and what to do, in lower case.
    case failed(String)
  }
  /// The review file.
  public var path: String
  /// What is wrong.
  public var reason: Reason

  /// Makes an error.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// One line: file, what is wrong; what to do.
  public var description: String { "\(path): \(reason.words)" }
}

extension JournalError.Reason {
  fileprivate var words: String {
    switch self {
    case .damaged(let detail):
      "the review is damaged (\(detail)); it was left as it is: put a copy in its place, or save what 'sqlite3 FILE .recover' gives"
    case .newerVersion(let version):
      "a review of format \(version), this program knows format \(ReviewFile.format); use the newer conote that wrote it"
    case .readOnly: "the review cannot be written; make the file and its folder writable, or name another with --review"
    case .otherDocument(let name): "the review of another document (\(name)); name another with --review"
    case .notReviewFile: "not a review file, and left as it is; move it away, or name another with --review"
    case .full: "no room left on the disk, nothing was kept; make room and try again"
    case .busy: "another program is writing the review, nothing was kept; try again"
    case .failed(let words): words
    }
  }
}
