/// A file that holds a document, to choose among others.
public struct DocumentFile: Equatable, Sendable {
  /// Where it is.
  public var path: String
  /// What it is called in a list: its name.
  public var name: String
  /// What more is known of it: its folder, its title, when it was open.
  public var words: String

  /// Makes one.
  public init(path: String, name: String, words: String) {
    self.path = path
    self.name = name
    self.words = words
  }
}
