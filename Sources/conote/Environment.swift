import Glibc
import Text

/// What a command can see of the machine; a value, so that every test has a machine of its own.
struct Environment: Sendable {
  /// The environment's variables.
  var variables: Variables = [:]
  /// Columns of the terminal that standard output is; nil when it is none.
  var columns: Int?
  /// The name that the user logged in with.
  var loginName: @Sendable () -> String = { "" }
  /// The wall clock, in milliseconds since 1970.
  var clock: @Sendable () -> Int = { 0 }
  /// All of standard input; nil when it cannot be read or is longer than so many bytes.
  var standardInput: @Sendable (Int) -> [UInt8]? = { _ in [] }
  /// Tells the user, beside the answer, of something that does not stop the command; what is wrong and what to do.
  var warn: @Sendable (String) -> Void = { _ in }
}

extension Environment {
  /// The machine that the program runs on.
  static var process: Environment {
    Environment(
      variables: .process, columns: StandardStream.output.columns, loginName: userName, clock: wallClock,
      standardInput: StandardStream.input.read,
      warn: { _ = StandardStream.error.write("conote: " + Clean($0).oneLine + "\n") })
  }

  @Sendable private static func userName() -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 4096)
    guard getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0, let name = found?.pointee.pw_name else {
      return "user \(getuid())"
    }
    return String(cString: name)
  }

  @Sendable private static func wallClock() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
