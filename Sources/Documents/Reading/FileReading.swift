internal import Glibc
internal import Text

/// Reads a whole file by `open`, `fstat` and `read`.
enum FileReading {
  /// No document is larger, in bytes.
  static let limit = 1 << 30

  /// The bytes of the regular file at `path`, as many as there are when it is read.
  static func bytes(of path: String) throws(LoadError) -> [UInt8] {
    // Without O_NONBLOCK a named pipe would wait for its writer.
    let descriptor = open(path.system, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw LoadError(path: path, reason: LoadError.Reason(errno: errno)) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw LoadError(path: path, reason: LoadError.Reason(errno: errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw LoadError(path: path, reason: .folder)
    default: throw LoadError(path: path, reason: .other("is not a regular file; save what it gives in a file first"))
    }
    guard status.st_size <= limit else { throw LoadError(path: path, reason: .tooLarge(bytes: Int(status.st_size))) }

    // One byte more than the file has, so that the end is seen without growing; the file may still shrink or grow meanwhile.
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
    var filled = 0
    while true {
      if filled == bytes.count {
        guard filled <= limit else { throw LoadError(path: path, reason: .tooLarge(bytes: filled)) }
        bytes.append(contentsOf: repeatElement(0, count: max(4096, filled)))
      }
      let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled) }
      if got == 0 { break }
      if got > 0 {
        filled += got
      } else if errno != EINTR {
        throw LoadError(path: path, reason: LoadError.Reason(errno: errno))
      }
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }
}

extension LoadError.Reason {
  /// What a failed call means to the user.
  fileprivate init(errno code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EACCES, EPERM: .notPermitted
      case EISDIR: .folder
      default: .other("cannot be read (\(String(cString: strerror(code)))); check the file and its disk")
      }
  }
}
