import Glibc
import Testing

extension EndToEndTests {
  /// A report whose third paragraph is out of sight on a small screen, and which cites another document.
  private static let long = """
    Report on flooded ports

    I. Introduction

    1. The port reopened after four days.

    2. Members asked for one list of contacts, as document PC0955Ea had said.

    3. The list is kept by the Secretariat.

    4. It is sent out once a year.

    """

  private func desk(rows: Int = 8, in session: TerminalSession? = nil) throws -> TerminalSession {
    let session = try session ?? TerminalSession(rows: rows)
    try session.put(Self.long, as: "report.txt")
    try session.command("desk report.txt")
    try session.wait(for: "Introduction")
    return session
  }

  @Test func `a document opens where it was left, by the key or by a signal`() throws {
    let session = try desk()
    try session.press("4", "Enter")
    try session.wait(for: "once a year")
    try session.press("q")
    try session.wait(for: "left 0")
    try session.command("clear; desk report.txt")
    try session.wait(for: "¶ 4; gg goes to the start")
    try session.press("g", "g", "2", "Enter")
    try session.wait(for: "¶ 2")
    try session.signal(SIGTERM)
    try session.wait(for: "left 143")
    try session.command("clear; desk report.txt")
    try session.wait(for: "¶ 2; gg goes to the start")
  }

  @Test func `a damaged file of where one was is told of, and the document opens at its start`() throws {
    let session = try desk(rows: 24)
    try session.press("q")
    try session.wait(for: "left 0")
    try session.command("clear; for f in state/conote/visits/*; do echo '{\"at\":x' > $f; done; desk report.txt")
    try session.wait(for: "the document opens at its start: ")
    #expect(try session.rows.contains { $0.contains("The port reopened") })
  }

  @Test func `a document that the text cites opens by its symbol, and the one before comes back`() throws {
    let session = try desk(rows: 24)
    try session.press("2", "Enter", "Enter")
    try session.wait(for: "is named for PC0955Ea")
    try session.put("1. What the other document says.\n\n2. And more.\n", as: "PC0955Ea rev.txt")
    try session.press("g", "d")
    try session.wait(for: "What the other document says")
    try session.press("C-o")
    try session.wait(for: "The port reopened")
    try session.press("g", "d")
    try session.wait(for: "What the other document says")
    try session.press("q")
    try session.wait(for: "left 0")
  }

  @Test func `without a document those before are offered, and a tour that leaves no file behind`() throws {
    let session = try TerminalSession()
    try session.command("desk")
    try session.wait(for: "No document was on the desk yet")
    try session.press("Enter")
    try session.wait(for: "Tour, 1 of 8")
    try session.press("j")
    try session.wait(for: "Tour, 2 of 8")
    try session.press("Escape")
    try session.wait(for: "the tour is over")
    try session.press("q")
    try session.wait(for: "left 0")
    try session.command("clear; ls *.txt* | wc -l")
    try session.wait(for: "0")
    _ = try desk(rows: 24, in: session)
    try session.press("q")
    try session.wait(for: "left 0")
    try session.command("clear; desk")
    try session.wait(for: "report.txt")
    #expect(try !session.rows.contains { $0.contains("PC0960Ea") })
    try session.press("Enter")
    try session.wait(for: "The port reopened")
  }

  @Test func `without a document and a terminal the program says how it is used`() throws {
    let session = try TerminalSession()
    try session.command("desk | cat; desk open | cat")
    try session.wait(for: "no document; see 'conote --help'")
  }
}
