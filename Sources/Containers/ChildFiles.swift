internal import Glibc

/// The files of a child process: what it reads, and the pipes by which we hear of it.
struct ChildFiles {
  /// The two ends of a pipe, -1 where closed.
  struct Pipe {
    /// Our end.
    fileprivate(set) var ours: Int32 = -1
    /// The child's end.
    fileprivate(set) var child: Int32 = -1
  }
  /// A file without a name, so that the child can seek in it and nobody else can open it.
  private(set) var input: Int32 = -1
  /// The pipe of its standard output.
  private(set) var outputs = Pipe()
  /// The pipe of its standard error.
  private(set) var complaints = Pipe()
  /// What it wrote so far.
  private(set) var output: [UInt8] = []
  /// What it complained of so far, as far as some lines.
  private(set) var complaint: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Opens them, with `bytes` to be read.
  init(input bytes: [UInt8]) throws(ContainerError) {
    input = ChildFiles.openNameless()
    guard input >= 0, ChildFiles.open(&outputs), ChildFiles.open(&complaints), ChildFiles.write(bytes, to: input) else {
      let reason = String(cString: strerror(errno))
      close()
      throw .damaged("it cannot be handed on (\(reason))")
    }
  }

  private static func openNameless() -> Int32 {
    var path = Array("\(PrivateFolder.place)/conote-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return -1 }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
    return descriptor
  }

  private static func open(_ pipe: inout Pipe) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (pipe.ours, pipe.child) = (ends[0], ends[1])
    return true
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if count > 0 { done += count } else if errno != EINTR { return false }
    }
    return lseek(descriptor, 0, SEEK_SET) == 0
  }

  /// Closes what the child has a copy of.
  mutating func closeChildEnds() {
    ChildFiles.close(&input)
    ChildFiles.close(&outputs.child)
    ChildFiles.close(&complaints.child)
  }

  /// Closes everything.
  mutating func close() {
    closeChildEnds()
    ChildFiles.close(&outputs.ours)
    ChildFiles.close(&complaints.ours)
  }

  private static func close(_ descriptor: inout Int32) {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  /// Takes what the child has written, waiting up to 50 ms for it; false when it has closed both pipes.
  mutating func take(upTo limit: Int, _ name: String) throws(ContainerError) -> Bool {
    var polls = [outputs.ours, complaints.ours].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&polls, 2, 50) > 0 else { return true }
    if polls[0].revents != 0, let count = read(\.outputs) {
      output += buffer[..<count]
      guard output.count <= limit else { throw .excessive("\(name) makes more than \(limit >> 20) MiB of it") }
    }
    if polls[1].revents != 0, let count = read(\.complaints) {
      complaint += buffer[..<min(count, max(0, 4096 - complaint.count))]
    }
    return outputs.ours >= 0 || complaints.ours >= 0
  }

  /// Reads into the buffer; nil when nothing came, and then the pipe is closed if that was its end.
  private mutating func read(_ pipe: WritableKeyPath<ChildFiles, Pipe>) -> Int? {
    let count = Glibc.read(self[keyPath: pipe].ours, &buffer, buffer.count)
    if count > 0 { return count }
    if count == 0 || errno != EINTR { ChildFiles.close(&self[keyPath: pipe].ours) }
    return nil
  }
}
