/// Why a file is no document.
public struct LoadError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what to do, in lower case.
  public enum Reason: Error, Equatable, Sendable {
    case missing, folder, notPermitted, empty, tooLarge(bytes: Int)
    /// Binary content; says what it looks like where that can be told ("a ZIP archive").
    case notText(String?)
    /// Locked with a password.
    case encrypted
    /// Cut off or corrupt, and where.
    case damaged(String)
    /// Made to exhaust or mislead its reader, and how.
    case refused(String)
    /// The caller had it stopped.
    case stopped
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
  public var description: String { "\(path): \(reason)" }
}

extension LoadError.Reason: CustomStringConvertible {
  /// What is wrong; what to do.
  public var description: String {
    switch self {
    case .missing: "there is no such file; check the name"
    case .folder: "is a folder; name a document in it"
    case .notPermitted: "may not be read; ask its owner for permission"
    case .empty: "has no text in it; check that it was saved"
    case .tooLarge(let bytes):
      "is too large (\(bytes >> 20) MiB, the limit is \(FileReading.limit >> 20)); split it into its documents"
    case .notText(let kind?): "is not text but \(kind); save it as text or Markdown"
    case .notText(nil): "is not text; save the document as text or Markdown"
    case .encrypted: "is locked with a password; ask for a copy without one"
    case .damaged(let what): "is damaged: \(what); ask for a new copy"
    case .refused(let what): "is not read, to be safe: \(what); ask who sent it"
    case .stopped: "was not read to the end, as asked"
    case .other(let what): what
    }
  }
}

extension Document {
  /// Reads the file at `path` and finds structure and timeline in it.
  ///
  /// `profiles` are the organizations whose documents it knows. `progress` is told now and then which share is read, 0 to 1, on the
  /// thread that reads; when it answers false, reading stops with `.stopped`.
  public static func load(
    _ path: String, profiles: ProfileShelf = .shipped, progress: @escaping (Double) -> Bool = { _ in true }
  ) throws(LoadError) -> Document {
    try parse(FileReading.bytes(of: path), name: path, profiles: profiles, progress: progress)
  }

  /// The bytes of the regular file at `path`, for a reader that has to tell what they are first.
  public static func bytes(of path: String) throws(LoadError) -> [UInt8] { try FileReading.bytes(of: path) }

  /// The same from bytes already read; `name` stands in errors, and its ending tells formats apart that are all plain text.
  public static func parse(
    _ bytes: consuming [UInt8], name: String, profiles: ProfileShelf = .shipped,
    progress: @escaping (Double) -> Bool = { _ in true }
  ) throws(LoadError) -> Document {
    do {
      let (manuscript, text) = try FileFormat.read(bytes, name: name, progress: progress)
      return Structure.document(of: consume manuscript, text: text, profiles: profiles)
    } catch {
      throw LoadError(path: name, reason: error)
    }
  }
}
