/// Why a container could not be read.
///
/// The words are in lower case and name the part.
public enum ContainerError: Error, Equatable, Sendable {
  /// Cut off, corrupt or not what it claims to be.
  case damaged(String)
  /// Asks for more than an honest file does: a bomb.
  case excessive(String)
  /// Holds what we refuse to interpret: a document type declaration, two members of one name.
  case refused(String)
  /// Locked with a password.
  case encrypted
  /// The reader was asked to stop.
  case stopped
}
