import Glibc
import Text

/// A small file that a command reads besides the document.
enum InputFile {
  /// All bytes of the regular file at `path`, which has at most `limit`.
  ///
  /// What is no file, such as a pipe that nobody writes to, is refused and not waited for.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    func failure(_ words: String) -> Failure { Failure(.unreadable, "\(path): \(words)") }
    let file = open(path.system, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw failure("there is no such file; check the name")
      case EACCES, EPERM: throw failure("may not be read; ask its owner for permission")
      case let code: throw failure("cannot be read (\(String(cString: strerror(code)))); check the file and its disk")
      }
    }
    defer { close(file) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw failure("is a folder; name a file in it")
    default: throw failure("is not a regular file; save what it gives in a file first")
    }
    guard let bytes = StandardStream.read(file, limit) else {
      throw failure("cannot be read, or has more than \(limit >> 20) MiB; check the file")
    }
    return bytes
  }
}
