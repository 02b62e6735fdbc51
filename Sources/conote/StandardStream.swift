import Glibc

/// One of the three streams that every program has, by its file descriptor.
enum StandardStream: Int32 {
  case input, output, error

  /// Columns of the terminal at the other end; nil when there is none.
  var columns: Int? { size.map { Int($0.ws_col) } }

  /// Cells of the terminal at the other end; none when there is none.
  var cells: Int { size.map { Int($0.ws_col) * Int($0.ws_row) } ?? 0 }

  private var size: winsize? {
    var size = winsize()
    guard isatty(rawValue) == 1, ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return size
  }

  /// Writes all of `text`; false when that failed, which is reported unless the reader has merely gone away.
  func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Writes all of `bytes`; false when that failed, which is reported unless the reader has merely gone away.
  func write(_ bytes: [UInt8]) -> Bool {
    signal(SIGPIPE, SIG_IGN)
    let problem = bytes.withUnsafeBufferPointer { bytes -> Int32 in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(rawValue, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
    guard problem != 0, problem != EPIPE else { return true }
    if self == .output {
      let reason = String(cString: strerror(problem))
      _ = StandardStream.error.write("conote: standard output: \(reason); send it elsewhere\n")
    }
    return false
  }

  /// Reads to the end; nil when that fails or there are more than `limit` bytes.
  @Sendable func read(_ limit: Int) -> [UInt8]? { StandardStream.read(rawValue, limit) }

  /// Reads an open file to the end; nil when that fails or it has more than `limit` bytes.
  static func read(_ descriptor: Int32, _ limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        guard errno == EINTR else { return nil }
        continue
      }
      guard bytes.count + count <= limit else { return nil }
      bytes += buffer[..<count]
    }
  }
}
