internal import Glibc
internal import Text

/// What a file looks like from outside; two looks differ when it was written in between.
struct FileLook: Equatable {
  var device: dev_t
  var inode: ino_t
  var bytes: Int
  var seconds: Int
  var nanoseconds: Int
  var isRegular: Bool

  /// Looks at the file at `path` (stat); nil when there is none, or it cannot be looked at.
  init?(_ path: String) {
    var status = stat()
    guard stat(path.system, &status) == 0 else { return nil }
    device = status.st_dev
    inode = status.st_ino
    bytes = status.st_size
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    isRegular = status.st_mode & S_IFMT == S_IFREG
  }
}

/// What is done to files and folders besides the database.
enum Files {
  /// Whether `path` is a symbolic link, wherever it leads (lstat).
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path.system, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether `path` can be written by this user (access).
  static func canWrite(_ path: String) -> Bool { access(path.system, W_OK) == 0 }

  /// The folder that `path` stands in, and its name there.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// The path without symbolic links, from the root (realpath); as given when that cannot be told.
  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path.system, nil) else { return path }
    defer { free(resolved) }
    return String(systemCString: resolved)
  }

  /// Makes a folder and those above it, for this user alone; those there are stay as they are.
  static func makeFolder(_ path: String) throws(SystemError) {
    guard FileLook(path) == nil else { return }
    let parent = split(path).folder
    if parent != path { try makeFolder(parent) }
    guard mkdir(path.system, 0o700) == 0 || errno == EEXIST else { throw SystemError() }
  }

  /// The names of what is in a folder, in no order; none when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder.system) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(system: bytes.prefix { $0 != 0 })
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The first `limit` bytes of a file; what is no file, such as a pipe that nobody writes to, is refused.
  static func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    let file = open(path.system, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else { throw SystemError() }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw SystemError() }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(EINVAL) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 16))
    while bytes.count < limit {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, min($0.count, limit - bytes.count)) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SystemError() }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Puts a file of `bytes` in place of what is at `path`, for this user alone; a reader sees the old one or the new one, whole.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let temporary = "\(path).\(getpid())"
    let file = open(temporary.system, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw SystemError() }
    do throws(SystemError) {
      defer { close(file) }
      try write(bytes, to: file)
      try rename(temporary, to: path)
    } catch {
      unlink(temporary.system)
      throw error
    }
  }

  /// Gives a file another name, in place of what has it (rename).
  static func rename(_ path: String, to other: String) throws(SystemError) {
    guard Glibc.rename(path.system, other.system) == 0 else { throw SystemError() }
  }

  /// Removes a file, if there is one (unlink).
  static func remove(_ path: String) throws(SystemError) {
    guard unlink(path.system) == 0 || errno == ENOENT else { throw SystemError() }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SystemError() }
      rest = rest.dropFirst(count)
    }
  }
}

/// What the system says when it fails, by errno.
struct SystemError: Error {
  /// The error's number.
  let number: Int32

  /// The error with this number; the last one unless said otherwise.
  init(_ number: Int32 = errno) { self.number = number }

  /// The system's words for it (strerror).
  var words: String { String(cString: strerror(number)) }
}
