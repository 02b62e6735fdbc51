import Glibc
import Text

do throws(Failure) {
  // `CommandLine.arguments` would lose the bytes of a file's name that is no UTF-8.
  let words = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst()
  let answer = try Program.run(words.compactMap { $0.map { String(systemCString: $0) } }, in: .process)
  guard StandardStream.output.write(answer.bytes) else { exit(ExitStatus.attention.rawValue) }
  exit(answer.status.rawValue)
} catch {
  _ = StandardStream.error.write(error.line + "\n")
  exit(error.status.rawValue)
}
