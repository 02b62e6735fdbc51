import Glibc
import Testing
import Text

@testable import conote

/// Command lines that somebody made to hurt, or that a slip of the hand made: each gets its answer, or one line that says what to do.
@Suite struct HostileWordsTests {
  @Test func `a file whose name is not UTF-8 is read, reviewed and exported`() throws {
    let desktop = try Desktop()
    let name = String(system: Array("caf".utf8) + [0xE9] + Array(".txt".utf8))
    let path = desktop.path(name)
    let file = try #require(fopen(path.system, "w"))
    fputs(workingDocument, file)
    fclose(file)
    defer { for ending in ["", ".conote", ".html"] { unlink((path + ending).system) } }
    #expect(try desktop.run("mark", path, "1", "agreed").output.hasSuffix("agreed 1\n"))
    #expect(access((path + ".conote").system, F_OK) == 0)
    #expect(try desktop.run("status", path).output.contains("agreed 1"))
    _ = try desktop.run("export", path, "--to", "html", "-o", path + ".html")
    #expect(access((path + ".html").system, F_OK) == 0)
    let failure = failure { () throws(Failure) in try desktop.run("inspect", path + "x") }
    #expect(failure?.line.contains("caf\u{FFFD}.txtx: there is no such file; ") == true)
  }

  @Test(arguments: ["line\nbreak.txt", "\u{1B}]2;taken\u{7}.txt", "-", "--help", "a b'\"$(x)`.txt", "[x](y)<b>.txt"])
  func `a file's name does nothing but name a file`(name: String) throws {
    let desktop = try Desktop()
    let path = try desktop.put(workingDocument, as: name)
    _ = try desktop.run("mark", path, "1", "agreed")
    #expect(desktop.files == [name, name + ".conote"])
    let failure = failure { () throws(Failure) in try desktop.run("comment", path, "--at", "99", "A remark.") }
    #expect(failure?.line.unicodeScalars.contains { $0.properties.generalCategory == .control } == false)
  }

  @Test func `text that is not UTF-8 is refused and not kept in another form`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let word = String(system: [0x72, 0xE9])
    for words in [
      ["--at", "3", word], ["--at", "3", "--propose", word], ["--at", word, "x"], ["--as", word, "--at", "3", "x"],
    ] {
      let failure = failure { () throws(Failure) in try Program.run(["comment", file] + words, in: desktop.environment)
      }
      #expect(failure?.status == .usage && failure?.line.contains("is not UTF-8; ") == true, "\(words.count)")
    }
    #expect(desktop.files == ["PC0901Ea.txt"])
  }

  @Test(arguments: ["1-", "-1", "–", "3/", "Annex I/"])
  func `a label as long as a command line can be is refused at once`(part: String) throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let word = String(repeating: part, count: 30_000)
    let failure = failure { () throws(Failure) in try desktop.run("mark", file, "--", word, "agreed") }
    #expect(failure?.status == .usage && failure.map { $0.line.utf8.count < 1000 } == true)
  }

  @Test(arguments: ["inspect", "timeline", "status", "comments", "export", "mark", "comment", "snapshot"])
  func `what is no regular file is named and not waited for`(command: String) throws {
    let desktop = try Desktop()
    let pipe = desktop.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let file = try desktop.put(workingDocument)
    let more = [
      "export": ["--to", "html"], "mark": ["1", "agreed"], "comment": ["--at", "1", "A remark."],
      "snapshot": ["--size", "80x24"],
    ]
    func run(_ words: [String]) -> Failure? {
      failure { () throws(Failure) in
        try Program.run([command] + words + (more[command] ?? []), in: desktop.environment)
      }
    }
    for odd in [pipe, desktop.folder, "/dev/null"] {
      #expect(run([odd]).map { $0.status == .unreadable && $0.message.contains("; ") } == true, "\(odd)")
      guard !["inspect", "timeline"].contains(command) else { continue }
      #expect(run([file, "--review", odd]).map { $0.message.contains("; ") } == true, "--review \(odd)")
    }
    guard command == "snapshot" else { return }
    for odd in [pipe, desktop.folder, "/dev/null"] {
      #expect(
        run([file, "--theme", odd]).map { $0.status == .unreadable && $0.message.contains("; ") } == true,
        "--theme \(odd)")
    }
  }

  @Test func `a review of another text is told of, and kept`() throws {
    let desktop = try Desktop()
    let warnings = Warnings()
    desktop.environment.warn = { warnings.add($0) }
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("mark", file, "1-5", "agreed")
    _ = try desktop.run("comment", file, "--at", "3", "--quote", "Data arrived", "Measured how?")
    #expect(warnings.lines.isEmpty)
    _ = try desktop.put(workingDocument.replacing("Details are in", with: "All details are in"))
    _ = try desktop.run("status", file)
    #expect(
      warnings.lines.count == 1 && warnings.lines.last?.contains("another revision: 5 of 6 passages found; ") == true)
    _ = try desktop.put("Report on bees\n\nI. Wax\n\n1. Wax is soft.\n\n2. Bees keep warm.\n")
    _ = try desktop.run("mark", file, "2", "contested")
    #expect(warnings.lines.last?.contains("made on another text: 0 of 6 passages found; ") == true)
    _ = try desktop.put(workingDocument)
    // What was contested are other words; those that stand here again are still agreed.
    #expect(try desktop.run("status", file).output.contains("agreed 5"))
  }
}

/// What a command told beside its answer.
private final class Warnings: @unchecked Sendable {
  private(set) var lines: [String] = []
  func add(_ line: String) { lines.append(line) }
}
