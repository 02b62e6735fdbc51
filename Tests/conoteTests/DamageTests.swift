import Glibc
import Synchronization
import Testing

@testable import conote

@Test func `a damaged operation is told beside the answer, and the rest is read`() throws {
  let desktop = try Desktop()
  let file = try desktop.put(workingDocument)
  _ = try desktop.run("comment", file, "--at", "1", "Say who had doubts.")
  _ = try desktop.run("comment", file, "--at", "2", "Keep this.")
  let review = file + ".conote"
  let handle = try #require(fopen(review, "r+"))
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, handle))
  let words = Array("Say who had".utf8)
  let place = try #require(bytes.indices.first { bytes[$0...].starts(with: words) })
  fseek(handle, place + 5, SEEK_SET)
  fputc(Int32(UInt8(ascii: "y")), handle)
  fclose(handle)
  let warnings = WarningList()
  desktop.environment.warn = { line in warnings.lines.withLock { $0.append(line) } }
  let output = try desktop.run("comments", file).output
  #expect(output.contains("Keep this."))
  #expect(!output.contains("doubts"))
  let told = warnings.lines.withLock { $0 }
  #expect(told.count == 1)
  #expect(told.first?.contains("is damaged and was left out") == true)
}

/// What a command warned of.
final class WarningList: Sendable {
  let lines = Mutex<[String]>([])
}
