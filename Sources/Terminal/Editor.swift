import Glibc
internal import Text

/// The reviewer's own editor, given a text in a file that nobody else can read.
struct Editor {
  /// The command, perhaps with arguments, as a shell reads it.
  let command: String
  private let folder: String

  /// The editor that the environment names: `VISUAL`, `EDITOR`, or vi.
  init(_ environment: Variables) {
    let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
    command = named ?? "vi"
    folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// Opens `text`; the answer is nil when the editor was left without saving.
  ///
  /// What was saved and cannot be taken, such as a text of more than `limit` bytes, stays in its file, which the error names.
  func edit(_ text: String, limit: Int) throws(TerminalError) -> String? {
    var template = "\(folder)/conote-XXXXXX.txt".system
    let descriptor = mkstemps(&template, 4)
    let path = String(system: template.dropLast().map(UInt8.init(bitPattern:)))
    guard descriptor >= 0 else { throw TerminalError(reason: .editorFile(path, errno: errno)) }
    guard Self.write(text, to: descriptor) else {
      let problem = errno
      unlink(path.system)
      throw TerminalError(reason: .editorFile(path, errno: problem))
    }
    let before = Self.state(of: path)

    let status = run(on: path)
    let after = Self.state(of: path)
    guard after != before else {
      unlink(path.system)
      guard status == 0 else { throw TerminalError(reason: .editor(command, status: status)) }
      return nil
    }
    guard status == 0 else { throw TerminalError(reason: .editorKept(command, status: status, path)) }
    guard !after.isEmpty else { throw TerminalError(reason: .editorTook(command)) }
    guard let edited = Self.read(path, limit: limit) else {
      throw TerminalError(reason: .editorUnreadable(command, path))
    }
    unlink(path.system)
    return edited
  }

  /// Runs the editor in the foreground and waits for it; its exit status, 128 and the signal's number when one ended it.
  ///
  /// The command is the user's shell text, as `git` takes it; the file is an argument and never becomes shell text.
  private func run(on path: String) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let words: [String] = ["sh", "-c", "\(command) \"$@\"", command, path]
    let arguments = words.map { strdup($0.system) }
    defer { arguments.forEach { free($0) } }
    var child = pid_t()
    guard posix_spawn(&child, "/bin/sh", nil, &attributes, arguments + [nil], environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return 127 } }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    // An editor adds the last line's end if it is missing, and then the text would look changed.
    let bytes = Array((text.hasSuffix("\n") || text.isEmpty ? text : text + "\n").utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if count > 0 { done += count } else if errno != EINTR { break }
    }
    return close(descriptor) == 0 && done == bytes.count
  }

  /// What the editor left; nil when it is no file any more, cannot be read, is longer than `limit` or not UTF-8.
  private static func read(_ path: String, limit: Int) -> String? {
    let descriptor = open(path.system, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
      return nil
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { return nil }
    }
    if bytes.last == 0x0A { bytes.removeLast() }
    return String(validating: bytes, as: UTF8.self)?.withoutControls
  }

  /// What changes when a file is saved, in place or by a new file that takes its name.
  private static func state(of path: String) -> [Int] {
    var status = stat()
    guard stat(path.system, &status) == 0 else { return [] }
    return [Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }
}
