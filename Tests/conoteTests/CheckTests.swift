import Glibc
import Testing

@testable import conote

@Suite struct `Checking a review` {
  @Test func `a sound one is said to be so`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("comment", file, "--at", "1", "Say who had doubts.")
    let answer = try desktop.run("check", file)
    #expect(answer.status == .done)
    #expect(answer.output == "\(file).conote: sound\n  operations: 1 sound, by clerk\n")
  }

  @Test func `of a damaged one the rest is saved to a new file, never over one that is there`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("comment", file, "--at", "1", "Say who had doubts.")
    _ = try desktop.run("comment", file, "--at", "2", "Keep this.")
    try desktop.alter("Say who had", to: "Say why had", in: file + ".conote")
    let saved = desktop.path("saved.conote")
    let answer = try desktop.run("check", file, "--repair", saved)
    #expect(answer.status == .attention)
    #expect(answer.output.contains("not sound") && answer.output.contains("operation 1 is damaged"))
    #expect(answer.output.contains("operations saved in \(saved): 1"))
    let comments = try desktop.run("comments", file, "--review", saved).output
    #expect(comments.contains("Keep this.") && !comments.contains("doubts"))
    #expect(failure { () throws(Failure) in try desktop.run("check", file, "--repair", saved) }?.status == .attention)
  }

  @Test func `there must be a review`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    #expect(failure { () throws(Failure) in try desktop.run("check", file) }?.status == .unreadable)
  }

  @Test func `a clock that is ahead is told`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    desktop.environment.clock = { 1_812_136_600_000 }
    _ = try desktop.run("comment", file, "--at", "1", "From next year.")
    desktop.environment.clock = { 1_712_136_600_000 }
    let answer = try desktop.run("check", file, "--format", "json")
    #expect(answer.status == .done)
    #expect(answer.output.contains("a clock that is ahead: 2027-06-"))
  }
}

extension Desktop {
  /// Changes the first place in a file where some words stand.
  fileprivate func alter(_ old: String, to new: String, in path: String) throws {
    let handle = try #require(fopen(path, "r+"))
    defer { fclose(handle) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, handle))
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: old.utf8) })
    fseek(handle, place, SEEK_SET)
    fputs(new, handle)
  }
}
