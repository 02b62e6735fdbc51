import Desk
import Testing
import Text

@testable import conote

@Suite struct `The library` {
  @Test(arguments: [
    ("PC0753Eb.docx", "PC0753Eb", true), ("pc0753eb.TXT", "PC0753Eb", true), ("PC0753Eb", "PC0753Eb", true),
    ("2024_PC0753Eb rev.pdf", "PC0753Eb", true), ("PC0753Ebis.docx", "PC0753Eb", false),
    ("XPC0753Eb.docx", "PC0753Eb", false), ("PC0753Ec.docx", "PC0753Eb", false),
    ("A_RES_70_1-E.pdf", "A/RES/70/1", true), ("A-RES-70-10.pdf", "A/RES/70/1", false),
    ("ARES701.pdf", "A/RES/70/1", true), ("anything.txt", "", false), ("anything.txt", "/", false),
  ])
  func `knows a document by the symbol in its file's name`(name: String, symbol: String, carries: Bool) {
    #expect(Library.carries(name, symbol) == carries)
  }

  @Test func `looks beside the citing document first, and never takes a review for a document`() throws {
    let (here, there) = (try Desktop(), try Desktop())
    _ = try there.put("x", as: "PC0753Eb.txt")
    _ = try here.put("x", as: "PC0753Eb.txt.conote")
    let citing = try here.put("x", as: "PC0801Ea.txt")
    let library = Library(beside: citing, there.folder, in: [:])
    #expect(library.documents(called: "PC0753Eb").map(\.path) == [there.folder + "/PC0753Eb.txt"])
    _ = try here.put("x", as: "PC0753Eb.docx")
    _ = try here.put("x", as: "PC0753Eb rev.docx")
    #expect(library.documents(called: "PC0753Eb").map(\.name) == ["PC0753Eb.docx", "PC0753Eb rev.docx"])
    #expect(library.documents(called: "PC0001Ea").isEmpty)
    #expect(Library(beside: "a.txt", "~/papers", in: ["HOME": "/home/u"]).folders == ["./", "/home/u/papers/"])
    #expect(Library(beside: "a.txt", nil, in: [:]).folders == ["./"])
  }
}
