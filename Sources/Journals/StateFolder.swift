public import Text

/// A folder of the program's own in XDG_STATE_HOME, for files that it makes anew.
public struct StateFolder: Sendable {
  private let folder: String

  /// The folder of this name; nil when the environment names neither XDG_STATE_HOME nor HOME.
  public init?(_ environment: Variables, _ name: String) {
    guard let folder = BaseDirectory.state.folder(in: environment) else { return nil }
    self.folder = folder + "/" + name
  }

  /// Puts a file of `bytes` there in place of the one before, and removes what else is named; the path of the file.
  public func put(_ bytes: [UInt8], as name: String, removing others: [String] = []) throws(JournalError) -> String {
    let path = "\(folder)/\(name)"
    do throws(SystemError) {
      try Files.makeFolder(folder)
      for other in others { try Files.remove("\(folder)/\(other)") }
      try Files.replace(path, with: bytes)
    } catch {
      throw JournalError(place: path, reason: .failed("the file cannot be written (\(error.words)); make room for it"))
    }
    return path
  }
}
