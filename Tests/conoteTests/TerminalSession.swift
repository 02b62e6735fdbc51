import Glibc
import Testing

/// The real program in a real terminal: a shell with a folder and a home of its own, in tmux.
final class TerminalSession {
  /// Where the shell is, and the user's home.
  var folder: String { place.path }
  private let place: Place
  private let socket: String
  private static let shellStart = """
    PS1='> '
    desk() { sh -c 'echo $$ > pid; exec conote "$@"' sh "$@"; echo "left $?"; }

    """

  /// Opens a terminal in a new folder, or beside another one in the same folder; `environment` is the shell's besides the usual.
  init(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], beside other: TerminalSession? = nil
  ) throws {
    place = try other?.place ?? Place()
    socket = place.path + (other == nil ? "/tmux" : "/tmux2")
    try put(Self.shellStart, as: "rc")
    symlink(try Self.program, folder + "/conote")
    var variables = [
      "HOME": folder, "XDG_STATE_HOME": folder + "/state", "XDG_DATA_HOME": folder + "/data", "LANG": "C.UTF-8",
      "PATH": folder + ":/usr/local/bin:/usr/bin:/bin", "TERM": "tmux-256color", "CONOTE_AS": "Clerk",
    ]
    variables.merge(environment) { $1 }
    let shell = ["env", "-i"] + variables.map { "\($0)=\($1)" } + ["bash", "--noprofile", "--rcfile", "rc", "-i"]
    try tmux(
      ["-f", "/dev/null", "set", "-s", "escape-time", "0", ";", "set", "-g", "default-terminal", "tmux-256color", ";"]
        + ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", folder] + shell)
    try wait(for: ">")
  }

  deinit { _ = try? tmux(["kill-server"]) }

  /// The folder of one or two sessions; gone with the last of them, and with the programs that still write to it.
  private final class Place {
    let path: String

    init() throws {
      var template = Array("/tmp/conote-desk-XXXXXX".utf8CString)
      path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit {
      for _ in 0..<500 where isInUse { usleep(10_000) }
      _ = try? TerminalSession.run(["rm", "-rf", path])
    }

    /// Whether a program still stands in the folder: a desk that keeps its draft while it ends.
    private var isInUse: Bool {
      guard let processes = opendir("/proc") else { return false }
      defer { closedir(processes) }
      while let entry = readdir(processes) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard Int(name) != nil, let folder = realpath("/proc/\(name)/cwd", nil) else { continue }
        defer { free(folder) }
        if String(cString: folder) == path { return true }
      }
      return false
    }
  }

  /// Writes a file into the folder; one that starts with "#!" can be run.
  func put(_ text: String, as name: String) throws {
    let descriptor = open(folder + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, text.hasPrefix("#!") ? 0o700 : 0o600)
    let bytes = Array(text.utf8)
    let written = write(descriptor, bytes, bytes.count)
    try #require(written == bytes.count && close(descriptor) == 0)
  }

  /// What a file in the folder holds; empty when there is none.
  func contents(of name: String) throws -> String { try Self.run(["cat", folder + "/" + name]).output }

  /// Types a command and Enter.
  func command(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// Types characters.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Presses keys, by tmux's names for them.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Pastes a text as terminals do when the program asked for bracketed paste.
  func paste(_ text: String) throws { try tmux(["set-buffer", text, ";", "paste-buffer", "-p"]) }

  /// Gives the terminal another size.
  func resize(columns: Int, rows: Int) throws { try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"]) }

  /// Keeps all that is sent to the terminal from now on in the file `name`.
  func record(as name: String) throws { try tmux(["pipe-pane", "cat > '\(folder)/\(name)'"]) }

  /// Sends a signal to the desk that was started with `desk`.
  func signal(_ signal: Int32) throws {
    let process = try #require(pid_t(contents(of: "pid").filter(\.isNumber)))
    try #require(kill(process, signal) == 0)
  }

  /// The rows of the screen, without blanks at their ends.
  var rows: [String] {
    get throws {
      try tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
    }
  }

  /// What tmux says of the terminal's state.
  func state(_ format: String) throws -> String { try tmux(["display", "-p", "#{\(format)}"]).filter { $0 != "\n" } }

  /// Waits until the screen shows `text`, and returns the screen.
  @discardableResult
  func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
    try wait("for '\(text)'", sourceLocation: sourceLocation) { $0.contains { $0.contains(text) } }
  }

  /// Waits until the screen fits, and returns it.
  @discardableResult
  func wait(
    _ purpose: String, sourceLocation: SourceLocation = #_sourceLocation, until fits: ([String]) throws -> Bool
  ) throws -> [String] {
    var screen: [String] = []
    for _ in 0..<1000 {
      screen = try rows
      if try fits(screen) { return screen }
      usleep(10_000)
    }
    let picture = screen.joined(separator: "\n")
    try #require(Bool(false), "waited \(purpose) and saw:\n\(picture)", sourceLocation: sourceLocation)
    return screen
  }

  /// The program stands beside the tests.
  private static var program: String {
    get throws {
      let tests = try #require(realpath("/proc/self/exe", nil))
      defer { free(tests) }
      let arguments = CommandLine.arguments + [String(cString: tests)]
      let bundle = try #require(arguments.first { $0.contains("PackageTests.xctest") })
      return bundle.split(separator: "/", omittingEmptySubsequences: false).prefix { !$0.hasSuffix(".xctest") }
        .joined(separator: "/") + "/conote"
    }
  }

  @discardableResult
  private func tmux(_ words: [String]) throws -> String {
    let (status, output) = try Self.run(["tmux", "-u", "-S", socket] + words)
    try #require(status == 0, "tmux \(words): \(output)")
    return output
  }

  /// Runs a program to its end; its exit status and what it printed.
  static func run(_ words: [String]) throws -> (status: Int32, output: String) {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
    // The threads that run tests block signals, and a program inherits that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let arguments = words.map { strdup($0) }
    defer { arguments.forEach { free($0) } }
    var child = pid_t()
    let problem = posix_spawnp(&child, words[0], &actions, &attributes, arguments + [nil], environ)
    close(ends[1])
    defer { close(ends[0]) }
    try #require(problem == 0, "\(words[0]): \(String(cString: strerror(problem)))")
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = read(ends[0], &buffer, buffer.count), count > 0 { output += buffer[..<count] }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return (status >> 8 & 0xFF, String(decoding: output, as: UTF8.self))
  }
}
