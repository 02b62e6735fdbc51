import Glibc
import Testing

/// Runs of the real program in a real terminal, one at a time.
@Suite(.serialized) struct EndToEndTests {
  static let report = """
    Report on flooded ports

    I. Introduction

    1. The port reopened after four days.

    2. Members asked for one list of contacts.

    3. The list is kept by the Secretariat.

    """

  private func session(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], text: String = report
  ) throws -> TerminalSession {
    let session = try TerminalSession(columns: columns, rows: rows, environment: environment)
    try session.put(text, as: "report.txt")
    return session
  }

  /// A session whose desk shows paragraph 1.
  private func desk(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], text: String = report
  ) throws -> TerminalSession {
    let session = try session(columns: columns, rows: rows, environment: environment, text: text)
    try session.command("desk report.txt")
    try session.wait(for: "The port reopened")
    return session
  }

  @Test func `the desk opens, quits, and leaves the screen as it was`() throws {
    let session = try session()
    try session.command("echo before the desk")
    try session.command("desk report.txt")
    try session.wait(for: "The port reopened")
    #expect(try session.state("alternate_on") == "1")
    try session.press("q")
    let screen = try session.wait(for: "left 0")
    #expect(screen.contains("before the desk"))
    #expect(!screen.contains { $0.contains("The port reopened") })
    #expect(try session.state("alternate_on") == "0")
    #expect(try session.state("cursor_flag") == "1")
  }

  @Test func `the desk takes the size that the terminal is given`() throws {
    let session = try desk()
    try session.resize(columns: 30, rows: 10)
    try session.wait("for the small screen") { $0.count == 10 && $0.last?.contains("·3") == true }
    try session.resize(columns: 120, rows: 30)
    try session.wait("for the large screen") { $0.count == 30 && $0.last?.contains("open 3") == true }
  }

  @Test func `Ctrl-Z gives the shell its terminal, and fg brings the desk back in the size of the day`() throws {
    let session = try session()
    try session.command("conote report.txt")
    try session.wait(for: "The port reopened")
    try session.press("C-z")
    try session.wait(for: "Stopped")
    #expect(try session.state("alternate_on") == "0")
    try session.resize(columns: 100, rows: 20)
    try session.command("fg")
    try session.wait("for the desk") { $0.count == 20 && $0.last?.contains("open 3") == true }
    try session.press("q")
    try session.wait("for the shell") { !$0.contains { $0.contains("open 3") } }
  }

  @Test func `a long comment is written in the user's editor, whatever the folder is called`() throws {
    let session = try session(environment: ["VISUAL": "./edit  --plain", "TMPDIR": "odd '$(touch harm)' folder"])
    try session.put("#!/bin/sh\n[ \"$1\" = --plain ] && printf 'Written elsewhere\\n' > \"$2\"\n", as: "edit")
    try session.command("mkdir \"$TMPDIR\"; desk report.txt")
    try session.wait(for: "The port reopened")
    try session.press("J", "c", "C-o")
    try session.wait(for: "Written elsewhere")
    #expect(try session.state("alternate_on") == "1")
    try session.press("C-s")
    try session.wait("for the comment in the text") { $0.contains { $0.contains("Clerk") } }
    try session.press("q")
    try session.command("[ -e harm ] || echo no harm done")
    try session.wait("for the shell") { $0.contains("no harm done") }
  }

  @Test func `a desk that is killed has lost nothing that was kept, and the draft comes back`() throws {
    let session = try desk()
    try session.press("#", "1", "Enter", "a", "c")
    try session.type("Kept")
    try session.press("C-s")
    try session.wait(for: "agreed 1")
    try session.press("#", "2", "Enter", "c")
    try session.type("Half a thou")
    try session.wait(for: "Half a thou")
    try session.signal(SIGKILL)
    try session.wait(for: "left 137")
    try session.command("stty sane; tput rmcup; clear; desk report.txt")
    // What the killed desk left on the screen is gone once the new one speaks.
    try session.wait(for: "draft from last time")
    try session.press("#", "1", "Enter")
    let screen = try session.wait(for: "agreed 1")
    #expect(screen.contains { $0.contains("Kept") })
    try session.press("#", "2", "Enter", "c")
    try session.wait(for: "Half a thou")
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGSEGV, 139), (SIGABRT, 134)])
  func `a desk that is ended leaves a sane terminal`(signal: Int32, status: Int) throws {
    let session = try desk()
    try session.signal(signal)
    try session.wait(for: "left \(status)")
    #expect(try session.state("alternate_on") == "0")
    #expect(try session.state("cursor_flag") == "1")
    #expect(try session.state("keypad_flag") == "0")
    try session.command("stty -a")
    try session.wait("for the terminal's modes") {
      let words = $0.flatMap { $0.split(separator: " ") }
      return words.contains("icanon") && words.contains("echo") && words.contains("icrnl")
    }
  }

  @Test(arguments: ["dumb", "no-such-terminal", ""])
  func `a terminal that cannot show the desk gets one line instead`(terminal: String) throws {
    let session = try session(environment: ["TERM": terminal])
    try session.command("clear; desk report.txt 2>message")
    try session.wait(for: "left 1")
    let message = try session.contents(of: "message")
    #expect(message.hasPrefix("conote: ") && message.filter { $0 == "\n" }.count == 1 && !message.contains("\u{1B}"))
    #expect(try session.state("alternate_on") == "0")
  }

  @Test(arguments: ["xterm", "screen", "tmux-256color", "linux", "vt100", "ansi"])
  func `whatever the terminal is called, the text and the positions can be read`(terminal: String) throws {
    let session = try desk(environment: ["TERM": terminal])
    try session.press("#", "2", "Enter", "x")
    let screen = try session.wait(for: "contested 1")
    #expect(screen.contains { $0.contains("✗") && $0.contains("Members asked") })
    try session.press("q")
    try session.wait(for: "left 0")
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "xterm-mono"], ["TERM": "vt220"]])
  func `without colour no colour is sent, and the positions can be told apart`(environment: [String: String]) throws {
    let session = try session(environment: environment)
    try session.record(as: "sent")
    try session.command("desk report.txt")
    try session.wait(for: "The port reopened")
    try session.press("#", "1", "Enter", "a", "#", "2", "Enter", "x")
    let screen = try session.wait(for: "contested 1")
    let marks = screen.filter { $0.contains("The port reopened") || $0.contains("Members asked") }
    #expect(marks.count == 2 && marks[0].contains("✓") && marks[1].contains("✗"))
    try session.press("q")
    try session.wait(for: "left 0")
    let colours = try Regex("\u{1B}\\[([0-9;]*;)?([349][0-7]|[34]8;[25];[0-9;]*)(;[0-9;]*)?m")
    #expect(try session.contents(of: "sent").firstMatch(of: colours) == nil)
  }

  @Test func `two desks on one review see each other's positions and comments`() throws {
    let first = try desk()
    let second = try TerminalSession(environment: ["CONOTE_AS": "Delegate"], beside: first)
    try second.command("conote report.txt")
    try second.wait(for: "The port reopened")
    try first.press("#", "1", "Enter", "x")
    try second.wait(for: "contested 1")
    try second.press("#", "3", "Enter", "c")
    try second.type("By whom?")
    try second.press("C-s")
    let screen = try first.wait(for: "By whom?")
    #expect(screen.contains { $0.contains("Delegate") })
  }

  @Test func `nothing in a document drives the terminal`() throws {
    let orders = "\u{1B}]2;taken\u{7} \u{1B}[2J\u{9B}31m \u{202E}days\u{202C}."
    let hostile = Self.report.replacing("four days.", with: orders)
    let session = try session(text: hostile)
    try session.record(as: "sent")
    try session.command("desk report.txt")
    let screen = try session.wait(for: "The port reopened")
    #expect(screen.contains { $0.contains("␛]2;taken␇") })
    #expect(try session.state("pane_title") != "taken")
    try session.press("q")
    try session.wait(for: "left 0")
    let sent = try session.contents(of: "sent")
    for order in ["\u{1B}]2;taken", "\u{9B}", "\u{202E}"] { #expect(!sent.contains(order)) }
  }

  @Test func `pasted lines are text and not keys`() throws {
    let session = try desk()
    try session.press("#", "1", "Enter", "c")
    try session.paste("first q line\nsecond, with 会議 and é")
    let screen = try session.wait(for: "second, with 会議 and é")
    #expect(screen.contains { $0.contains("first q line") && !$0.contains("second") })
    try session.press("C-s")
    try session.wait("for the comment in the text") { $0.contains { $0.contains("Clerk") } }
  }
}
