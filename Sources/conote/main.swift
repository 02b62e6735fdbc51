import Glibc

do throws(Failure) {
  let answer = try Program.run(Array(CommandLine.arguments.dropFirst()), in: .process)
  guard StandardStream.output.write(answer.bytes) else { exit(ExitStatus.attention.rawValue) }
  exit(answer.status.rawValue)
} catch {
  _ = StandardStream.error.write(error.line + "\n")
  exit(error.status.rawValue)
}
