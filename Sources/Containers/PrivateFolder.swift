internal import FoundationEssentials
internal import Glibc

/// A new folder for temporary files that only this user can enter; it goes with everything in it when it is let go.
public final class PrivateFolder {
  /// Where it is.
  public let path: String

  /// Makes it in TMPDIR, or in /tmp (`mkdtemp`).
  public init() throws(ContainerError) {
    var template = Array("\(PrivateFolder.place)/conote-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .damaged("there is no room for temporary files (\(String(cString: strerror(errno))))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The folder for temporary files that TMPDIR names, or /tmp.
  static var place: String {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return named.hasPrefix("/") ? named : "/tmp"
  }

  /// Writes a new file, in folders that are made for it.
  public func write(_ bytes: [UInt8], to name: String) throws(ContainerError) {
    var folder = path
    for step in name.split(separator: "/").dropLast() {
      folder += "/" + step
      mkdir(folder, 0o700)
    }
    let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    var done = 0
    while descriptor >= 0, done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if count > 0 { done += count } else if errno != EINTR { break }
    }
    guard descriptor >= 0, close(descriptor) == 0, done == bytes.count else {
      throw .damaged("a temporary file cannot be written (\(String(cString: strerror(errno))))")
    }
  }

  /// The bytes of a file in it, at most `limit`; nil when there is none.
  public func bytes(of name: String, upTo limit: Int) -> [UInt8]? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= limit else { return nil }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
