import Glibc
import Text

/// A file that a command writes at the user's word: whole or not at all, and never one that somebody works on.
struct OutputFile {
  /// As the user wrote it, for messages.
  private let path: String
  /// What is at the end of symbolic links.
  private let target: String
  /// The permissions of the file that is there, or nil when there is none.
  private let mode: mode_t?
  /// Whether what is there is written to, as a device or a pipe, and not replaced.
  private let isStream: Bool

  /// Looks at what is at `path`; files that are `sparing`, reviews, and documents with a review beside them are refused.
  init(_ path: String, sparing: [String]) throws(Failure) {
    self.path = path
    guard !path.isEmpty, !path.hasSuffix("/") else {
      throw Failure(.usage, "'\(path)' names no file; name one with -o")
    }
    target =
      realpath(path.system, nil).map { resolved in
        defer { free(resolved) }
        return String(systemCString: resolved)
      } ?? path
    var there = stat()
    guard stat(target.system, &there) == 0 else {
      guard errno == ENOENT else { throw OutputFile.failure(path) }
      (mode, isStream) = (nil, false)
      return
    }
    let kind = there.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw Failure(.usage, "\(path): is a folder; name a file in it") }
    mode = there.st_mode & 0o777
    isStream = kind != S_IFREG
    guard !isStream else { return }
    for spared in sparing {
      var other = stat()
      if stat(spared.system, &other) == 0, other.st_dev == there.st_dev, other.st_ino == there.st_ino {
        throw Failure(.usage, "\(path): is what is being exported; name another file with -o")
      }
    }
    if target.hasSuffix(".conote") || access((target + ".conote").system, F_OK) == 0 {
      throw Failure(.usage, "\(path): is a document under review, or its review; name another file with -o")
    }
  }

  /// Writes the file.
  func write(_ bytes: [UInt8]) throws(Failure) {
    if isStream { return try write(bytes, to: open(target.system, O_WRONLY | O_CLOEXEC)) }
    let temporary = "\(target).\(getpid()).part"
    let file = open(temporary.system, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    do throws(Failure) {
      if file >= 0, let mode { fchmod(file, mode) }
      try write(bytes, to: file)
      guard rename(temporary.system, target.system) == 0 else { throw OutputFile.failure(path) }
    } catch {
      if file >= 0 { unlink(temporary.system) }
      throw error
    }
  }

  /// Writes all bytes to an open file and closes it.
  private func write(_ bytes: [UInt8], to file: Int32) throws(Failure) {
    guard file >= 0 else { throw OutputFile.failure(path) }
    var rest = bytes[...]
    var problem: Int32 = 0
    while !rest.isEmpty, problem == 0 {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { problem = errno }
    }
    // A disk on the network may only now say that it is full.
    if close(file) != 0, problem == 0 { problem = errno }
    errno = problem
    guard problem == 0 else { throw OutputFile.failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(.attention, "\(path): cannot be written (\(String(cString: strerror(errno)))); name another file with -o")
  }
}
