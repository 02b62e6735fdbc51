internal import Glibc

/// A PostgreSQL server for tests: its own cluster in a temporary folder, on a local socket there and a loopback port.
///
/// It runs as a user without rights and is gone with the program that started it, however that ends.
public final class TestServer: Sendable {
  /// Why there may be no server.
  public enum Problem: Error {
    /// A program that could not be run, or ended with another status than 0.
    case failed(String)
    /// It did not answer in time.
    case silent
  }

  /// The folder with the socket.
  public let folder: String
  /// The port, of the socket and on 127.0.0.1.
  public let port: Int

  /// The role that may do everything.
  public static let keeper = "keeper"
  /// Where Debian puts the programs; nil when they are not installed.
  public static let programs: String? = {
    let versions = names(in: "/usr/lib/postgresql").compactMap { Int($0) }.sorted()
    return versions.last.map { "/usr/lib/postgresql/\($0)/bin" }
  }()
  /// Whether a server can be started here.
  public static var isInstalled: Bool { programs != nil }
  /// What to say when it cannot.
  public static let comment = "PostgreSQL is not installed; apt-get install postgresql"

  /// The one that all tests of a program share.
  public static let shared = Result { try TestServer() }

  /// Starts a server and waits until it answers.
  public init() throws {
    guard let programs = TestServer.programs else { throw Problem.failed(TestServer.comment) }
    var template = Array("/tmp/conote-server-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Problem.failed("mkdtemp") }
    folder = String(cString: made)
    port = try TestServer.freePort()
    // PostgreSQL refuses to run as root.
    var user: [String] = []
    if getuid() == 0 {
      guard let account = getpwnam("postgres"), chown(folder, account.pointee.pw_uid, account.pointee.pw_gid) == 0
      else {
        throw Problem.failed("no user 'postgres'")
      }
      user = ["/usr/sbin/runuser", "-u", "postgres", "--"]
    }
    // The shell reads from a pipe that only this program holds open: at its end the server is stopped and the folder removed.
    let script = """
      trap '' INT TERM HUP
      cd "$1" || exit 1
      "$0/initdb" -D data -U \(TestServer.keeper) --auth-local=trust --auth-host=scram-sha-256 -E UTF8 --locale=C.UTF-8 --no-sync \
        >log 2>&1 </dev/null
      "$0/postgres" -D data -p "$2" -k "$1" -c listen_addresses=127.0.0.1 -c max_connections=250 -c fsync=off \
        -c full_page_writes=off -c autovacuum=off >>log 2>&1 </dev/null &
      read -r end
      kill -QUIT $!
      wait
      cd / && rm -rf "$1"
      """
    try TestServer.spawn(user + ["/bin/sh", "-c", script, programs, folder, String(port)])
    for _ in 0..<600 where !isReady { usleep(50_000) }
    guard isReady else { throw Problem.silent }
  }

  /// Whether the server says so in its file (postmaster.pid, of whose lines the last is the status).
  private var isReady: Bool {
    guard let file = fopen(folder + "/data/postmaster.pid", "r") else { return false }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").last?.hasPrefix("ready") == true
  }

  /// The URL of a database for a role, by the socket.
  public func url(_ database: String, as role: String = TestServer.keeper) -> String {
    "postgresql:///\(database)?host=\(folder)&port=\(port)&user=\(TestServer.escaped(role))"
  }

  /// The URL of a database for a role, by the loopback port, where a password is asked for.
  public func loopback(_ database: String, as role: String) -> String {
    "postgresql://\(TestServer.escaped(role))@127.0.0.1:\(port)/\(database)"
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let plain = UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      return plain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }

  private static func freePort() throws -> Int {
    let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(probe) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(probe, $0, length) == 0 && getsockname(probe, $0, &length) == 0
      }
    }
    guard bound else { throw Problem.failed("no free port") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Starts a program with a pipe for its input; the other end stays open as long as this program runs.
  private static func spawn(_ words: [String]) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0, fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0, fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0 else {
      throw Problem.failed("pipe")
    }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    // What other tests have open just now would otherwise stay open as long as the server runs.
    for file in names(in: "/proc/self/fd").compactMap(Int32.init) where file > 2 {
      posix_spawn_file_actions_addclose(&actions, file)
    }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &actions, nil, arguments, environ) == 0 else {
      throw Problem.failed(words[0])
    }
  }
}
