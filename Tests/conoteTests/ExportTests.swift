import Exchange
import Glibc
import Testing

@testable import conote

@Suite struct `conote export` {
  @Test(arguments: ExportFormat.all.map(\.name))
  func `writes each format to a file`(format: String) throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("comment", file, "--at", "3", "--quote", "“two hours”", "Which two?")
    _ = try desktop.run("mark", file, "1", "3", "agreed")
    let answer = try desktop.run("export", file, "--to", format, "-o", desktop.path("out"))
    #expect(answer.output.hasSuffix("/out: 1 comment, positions on 2 paragraphs\n"))
    let bytes = try InputFile.read(desktop.path("out"), limit: 1 << 20)
    // An archive keeps the time at which it was made.
    if ["matrix.docx", "matrix.xlsx", "word"].contains(format) {
      #expect(bytes.starts(with: Array("PK".utf8)))
    } else {
      #expect(bytes == (try desktop.run("export", file, "--to", format).bytes))
    }
    #expect(desktop.files == ["PC0901Ea.txt", "PC0901Ea.txt.conote", "out"])
  }

  @Test func `puts a file in place of another, but never of a document or a review`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("mark", file, "1", "agreed")
    let other = try desktop.put(workingDocument, as: "PC0902Ea.txt")
    _ = try desktop.run("mark", other, "1", "agreed")
    let out = try desktop.put("an older export", as: "out")
    _ = try desktop.run("export", file, "--to", "packet", "-o", out)
    #expect(try InputFile.read(out, limit: 1 << 20).first == UInt8(ascii: "{"))
    symlink(file, desktop.path("link"))
    for spared in [file, file + ".conote", other, other + ".conote", desktop.path("link")] {
      let before = try InputFile.read(spared, limit: 1 << 20)
      #expect(
        failure { () throws(Failure) in try desktop.run("export", file, "--to", "html", "-o", spared) }?.status
          == .usage)
      #expect(try InputFile.read(spared, limit: 1 << 20) == before)
    }
  }

  @Test func `tells why a file cannot be written, and leaves nothing behind`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    for (out, status) in [(desktop.folder, ExitStatus.usage), (desktop.path("none/out"), .attention), ("", .usage)] {
      #expect(
        failure { () throws(Failure) in try desktop.run("export", file, "--to", "html", "-o", out) }?.status == status)
    }
    #expect(desktop.files == ["PC0901Ea.txt"])
  }

  @Test func `keeps a workbook off the terminal`() throws {
    let desktop = try Desktop()
    desktop.environment.columns = 80
    let file = try desktop.put(workingDocument)
    #expect(failure { () throws(Failure) in try desktop.run("export", file, "--to", "matrix.xlsx") }?.status == .usage)
    #expect(try desktop.run("export", file, "--to", "matrix.csv").output.hasPrefix("MB/NC,"))
  }

  @Test(arguments: ["ics", "svg"])
  func `has the timeline in other programs' forms`(format: String) throws {
    let desktop = try Desktop()
    let text = try desktop.run("timeline", desktop.put(workingDocument), "--format", format).output
    #expect(text.hasPrefix(format == "ics" ? "BEGIN:VCALENDAR\r\n" : "<?xml"))
  }
}
