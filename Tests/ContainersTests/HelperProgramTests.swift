import Testing

@testable import Containers

struct HelperProgramTests {
  private func run(
    _ name: String, _ arguments: [String], input: String = "", seconds: Int = 20, output: Int = 1 << 20,
    isWanted: () -> Bool = { true }
  ) throws(ContainerError) -> HelperProgram.Outcome {
    var limits = HelperProgram.Limits(seconds: seconds, memory: 1 << 30)
    limits.output = output
    let program = HelperProgram(name, package: "a-package", limits: limits)
    return try program.run(arguments, input: Array(input.utf8), isWanted: isWanted)
  }

  private func error(_ body: () throws -> Void) -> ContainerError? {
    do {
      try body()
      return nil
    } catch {
      return error as? ContainerError
    }
  }

  @Test func `a program reads its input and its output is read`() throws {
    let text = String(repeating: "Paragraph 1 of many.\n", count: 20_000)
    let outcome = try run("cat", [], input: text)
    #expect(String(decoding: outcome.output, as: UTF8.self) == text)
    #expect(outcome.status == 0)
  }

  @Test func `input can be opened as a file and read twice`() throws {
    let outcome = try run("cat", ["/dev/stdin", "/dev/stdin"], input: "once ")
    #expect(String(decoding: outcome.output, as: UTF8.self) == "once once ")
  }

  @Test(arguments: ["$(echo no)", "; echo no", "-n", "a'b\"c", "*"]) func `no shell reads the arguments`(
    word: String
  ) throws {
    let outcome = try run("printf", ["%s", word])
    #expect(String(decoding: outcome.output, as: UTF8.self) == word)
  }

  @Test func `how a program ends and what it complains of is told`() throws {
    let outcome = try run("cat", ["/no/such/file"])
    #expect(outcome.status == 1)
    #expect(outcome.complaint.contains("No such file"))
  }

  @Test func `a program that is not there is named by its package`() {
    let found = error { _ = try run("no-such-program", []) }
    #expect(found == .unavailable(package: "a-package"))
  }

  @Test func `a program that hangs is ended, and those that it started`() {
    let found = error { _ = try run("sh", ["-c", "sleep 600 & wait"], seconds: 1) }
    guard case .excessive? = found else { return #expect(found == nil) }
  }

  @Test func `a program that writes without end is ended`() {
    let found = error { _ = try run("cat", ["/dev/zero"]) }
    guard case .excessive? = found else { return #expect(found == nil) }
  }

  @Test func `a program that breaks down is said to have done so`() {
    let found = error { _ = try run("sh", ["-c", "kill -SEGV $$"]) }
    guard case .damaged? = found else { return #expect(found == nil) }
  }

  @Test func `a program is ended when it is not wanted any more`() {
    let found = error { _ = try run("sleep", ["600"], isWanted: { false }) }
    #expect(found == .stopped)
  }

  @Test func `a private folder goes with what is in it`() throws {
    var path = ""
    do {
      let folder = try PrivateFolder()
      path = folder.path
      try folder.write([1, 2, 3], to: "a/b/c")
      #expect(folder.bytes(of: "a/b/c", upTo: 10) == [1, 2, 3])
      #expect(folder.bytes(of: "a/b/c", upTo: 2) == nil)
      #expect(folder.bytes(of: "a/b/d", upTo: 10) == nil)
      let again = error { try folder.write([], to: "a/b/c") }
      #expect(again != nil)
    }
    #expect(try run("ls", [path]).status != 0)
  }
}
