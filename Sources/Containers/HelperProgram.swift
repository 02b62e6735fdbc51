internal import Glibc

/// A program of another package that reads a format for us, run as a child process under limits.
///
/// It gets the file on its standard input, from memory, so that no file's name reaches it; no shell takes part. It is a group of
/// processes of its own, which ends as a whole.
public struct HelperProgram: Sendable {
  /// What it may ask of the machine.
  public struct Limits: Sendable {
    /// Seconds until it is ended.
    public var seconds: Int
    /// Bytes of address space of each of its processes.
    public var memory: Int
    /// Bytes that it may write.
    public var output = 256 << 20
    /// Limits of time and memory.
    public init(seconds: Int, memory: Int) {
      self.seconds = seconds
      self.memory = memory
    }
  }
  /// What came of a run.
  public struct Outcome: Sendable {
    /// What it wrote to its standard output.
    public var output: [UInt8]
    /// How it ended; 0 for well.
    public var status: Int32
    /// What it complained of, as far as some lines.
    public var complaint: String
  }

  private let name: String
  private let package: String
  private let limits: Limits

  /// The program of that name, found along PATH; `package` is Debian's.
  public init(_ name: String, package: String, limits: Limits) {
    self.name = name
    self.package = package
    self.limits = limits
  }

  /// Runs it over `input`, with `folder` as its home.
  ///
  /// `isWanted` is asked some twenty times a second, and ends it by answering false.
  public func run(
    _ arguments: [String], input: [UInt8], folder: String = "/", isWanted: () -> Bool = { true }
  ) throws(ContainerError) -> Outcome {
    var files = try ChildFiles(input: input)
    defer { files.close() }
    let child = try start(arguments, files, folder)
    files.closeChildEnds()
    defer {
      // The group is ended before its first process is forgotten, so that the number cannot mean another group.
      kill(-child, SIGKILL)
      waitpid(child, nil, 0)
    }
    let deadline = HelperProgram.now() + limits.seconds * 1000
    func goOn() throws(ContainerError) {
      guard isWanted() else { throw .stopped }
      guard HelperProgram.now() < deadline else { throw tooLong }
    }
    while try files.take(upTo: limits.output, name) { try goOn() }
    var end = siginfo_t()
    while waitid(P_PID, id_t(child), &end, WEXITED | WNOHANG | WNOWAIT) != 0 || end.si_signo != SIGCHLD {
      try goOn()
      usleep(2_000)
    }
    return try outcome(files, code: end.si_code, status: end._sifields._sigchld.si_status)
  }

  private var tooLong: ContainerError { .excessive("\(name) takes more than \(limits.seconds) s over it") }

  private func outcome(_ files: ChildFiles, code: Int32, status: Int32) throws(ContainerError) -> Outcome {
    let complaint = String(decoding: files.complaint, as: UTF8.self)
    let words = complaint.lowercased()
    if words.contains("out of memory") || words.contains("heap exhausted") || words.contains("bad_alloc") {
      throw .excessive("\(name) needs more than \(limits.memory >> 20) MiB of memory for it")
    }
    guard code == CLD_EXITED else {
      throw status == SIGXCPU ? tooLong : .damaged("\(name) broke down over it (signal \(status))")
    }
    return Outcome(output: files.output, status: status, complaint: complaint)
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Starts the child, by `posix_spawn`, through util-linux's `prlimit`, which every Debian system has: limits cannot be set from here.
  private func start(_ arguments: [String], _ files: ChildFiles, _ folder: String) throws(ContainerError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, files.input, 0)
    posix_spawn_file_actions_adddup2(&actions, files.outputs.child, 1)
    posix_spawn_file_actions_adddup2(&actions, files.complaints.child, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    guard let program = find(in: path) else { throw .unavailable(package: package) }
    let limits = ["--as=\(limits.memory)", "--cpu=\(limits.seconds)", "--core=0", "--"]
    let place = folder == "/" ? PrivateFolder.place : folder
    let environment = ["PATH=\(path)", "HOME=\(folder)", "TMPDIR=\(place)", "LC_ALL=C.UTF-8"]
    let words = (["prlimit"] + limits + [program] + arguments).map { strdup($0) }
    let variables = environment.map { strdup($0) }
    defer { for word in words + variables { free(word) } }
    var child = pid_t()
    let code = posix_spawn(&child, "/usr/bin/prlimit", &actions, &attributes, words + [nil], variables + [nil])
    guard code == 0 else { throw .damaged("\(name) cannot be started (\(String(cString: strerror(code))))") }
    return child
  }

  /// Where the program is, in the first folder of `path` that has it.
  private func find(in path: String) -> String? {
    path.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }
}
