import CellGrid
import Documents
import Reviews
import Testing
import Text

@testable import Desk

@Suite struct `Following what the text refers to` {
  static let text = """
    Permanent Technical Committee

    PC0971Ea

    -
    247th/248th Sessions
    -
    8 – 11 April 2025

    Reopening of ports

    I. Background

    1. The ports were closed for a week, as the SAFE Working Group (SWG) was told.
    2. As paragraph 1 says, they are open again.
    3. Paragraph 1 and Annex I say more, and so does document PC0955Ea; the SWG and the RKC are not concerned.
    4. Nothing is said here.

    Annex I

    Contacts

    1. One contact for each port.

    """

  private func session(_ size: Size = Size(80, 24)) throws -> Session {
    Session(try Document.parse(Array(Self.text.utf8), name: "PC0971Ea.txt"), size: size)
  }

  private func address(_ session: Session) -> String? {
    session.desk.reader.target.map(session.desk.document.address)
  }

  @Test(arguments: ["g d", "<Enter>"]) func `goes at once where there is one way, and back`(keys: String) throws {
    var session = try session()
    session.press("2 <Enter> \(keys)")
    #expect(address(session) == "1")
    session.press("<C-o>")
    #expect(address(session) == "2")
  }

  @Test func `lets the reviewer choose among several`() throws {
    var session = try session()
    session.press("3 <Enter> g d")
    try expectScreen(session.desk.draw(), "links")
    session.press("j <Enter>")
    #expect(address(session) == "Annex I")
    session.press("<C-o> g d G <Enter>")
    #expect(session.effects.last == .openDocument("PC0955Ea"))
  }

  @Test func `says where there is nothing to follow`() throws {
    var session = try session()
    session.press("4 <Enter> g d")
    #expect(session.status.contains("this paragraph refers to no other place, document or meeting"))
  }

  @Test(arguments: Size.golden) func `can be peeked at without going there`(size: Size) throws {
    var session = try session(size)
    session.press("3 <Enter> p")
    try expectScreen(session.desk.draw(), "peek")
    session.press("q")
    #expect(address(session) == "3")
  }

  @Test(arguments: Size.golden) func `lists abbreviations by where they are defined`(size: Size) throws {
    var session = try session(size)
    session.press("4 <Enter> A")
    try expectScreen(session.desk.draw(), "glossary")
    session.press("<Enter>")
    #expect(address(session) == "1")
  }

  @Test func `lets the reviewer choose among files of one symbol, and goes back to the document before`() throws {
    var session = try session()
    session.tell(
      .documents(
        [
          DocumentFile(path: "PC0955Ea.pdf", name: "PC0955Ea.pdf", words: "in ./"),
          DocumentFile(path: "PC0955Ea.docx", name: "PC0955Ea.docx", words: "in ./"),
        ], "Files of PC0955Ea"))
    session.press("j <Enter>")
    #expect(session.effects.last == .openFile("PC0955Ea.docx"))
    session.press("<C-o>")
    #expect(session.status.contains("there is nothing to go back to"))
    var desk = Desk(
      document: session.desk.document, review: Review([]), reviewer: session.desk.reviewer, size: Size(80, 24),
      precedingDocument: "PC0954Ea.txt")
    #expect(desk.press(Key(.character("o"), control: true)) == [.leaveDocument])
  }
}
