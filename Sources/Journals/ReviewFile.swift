public import Reviews

/// Why a review file cannot be used.
public struct JournalError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    case damaged(String), newerVersion(Int), readOnly, otherDocument(String), notReviewFile, full, busy, failed(String)
  }
  /// The review file.
  public var path: String
  /// What is wrong.
  public var reason: Reason
  /// One line: file, what is wrong; what to do.
  public var description: String { path }
}

/// A review file: SQLite, beside its document; several programs may have it open at once.
public final class ReviewFile {
  /// Where it is.
  public let path: String

  /// Opens the file, or makes it at the first `append`; nothing is written before that.
  ///
  /// `document` names the document (its file name), `revision` its hash; a file that holds only other revisions is
  /// refused as another document's unless `acceptingOtherRevisions`.
  public init(path: String, document: String, revision: String, readOnly: Bool = false, acceptingOtherRevisions: Bool = false)
    throws(JournalError)
  {
    self.path = path
  }

  /// The operations that were not yet returned, this program's own included, in order of arrival; cheap when there are none.
  public func news() throws(JournalError) -> [Operation] { [] }

  /// Keeps operations durably: when this returns they survive a kill and a power cut. Those already there are skipped.
  public func append(_ operations: [Operation]) throws(JournalError) {}

  /// Where the review of `document` lives: beside it, or in XDG_DATA_HOME when that folder cannot be written.
  public static func path(for document: String, environment: [String: String]) -> String { document + ".conote" }
}
