import Glibc
import Synchronization
import Testing
import Text

@testable import conote

/// The next revision of `workingDocument`: a paragraph put in before, one reworded, one gone.
private let nextDocument =
  workingDocument
  .replacing("PC0901Ea", with: "PC0901Eb")
  .replacing(
    "I. Introduction\n\n1. The pilot", with: "I. Introduction\n\n1. Nine Members took part in all of it.\n2. The pilot"
  )
  .replacing("2. It covers [three] [four [or five]] border stations.", with: "3. It covers four border stations.")
  .replacing("3. Data arrived “two hours” before the train, and two hours are enough for most checks.\n", with: "")
  .replacing("4. Details are in", with: "4. All details are in")

@Suite struct `Carrying on the command line` {
  private func desktop() throws -> (Desktop, old: String, new: String) {
    let desktop = try Desktop()
    let old = try desktop.put(workingDocument)
    let new = try desktop.put(nextDocument, as: "PC0901Eb.txt")
    _ = try desktop.run("comment", old, "--at", "1", "--quote", "was presented", "By whom?", "--delegation", "AU")
    _ = try desktop.run("comment", old, "--at", "2", "--quote", "border stations", "Which?", "--delegation", "AU")
    _ = try desktop.run("comment", old, "--at", "3", "Say how it was measured.", "--delegation", "FR")
    _ = try desktop.run("mark", old, "1-5", "agreed", "--delegation", "AU")
    return (desktop, old, new)
  }

  @Test func `says what happened to each comment and position`() throws {
    let (desktop, old, new) = try desktop()
    let report = try desktop.run("carry", old, new).output
    #expect(
      report.hasPrefix(
        """
        PC0901Ea → PC0901Eb
        8 operations carried
        comments: unchanged 2, changed 0, ambiguous 0, orphaned 1
        positions: holds 2, outdated 2, gone 1

        """))
    #expect(report.contains("  1 → 2  unchanged: the words are the same (score "))
    #expect(report.contains("  3 → nowhere  orphaned: the words are gone (score "))
    #expect(report.contains("  3 → nowhere  gone      agreed by AU (clerk)  the words are gone\n"))
    #expect(report.contains("  4            outdated  agreed by AU (clerk)  "))
  }

  @Test func `leaves the old review as it is, adds to one that is there, and nothing the second time`() throws {
    let (desktop, old, new) = try desktop()
    let before = try desktop.run("export", old, "--to", "packet").bytes
    _ = try desktop.run("comment", new, "--at", "1", "New here.", "--delegation", "JP")
    _ = try desktop.run("carry", old, new)
    #expect(try desktop.run("export", old, "--to", "packet").bytes == before)
    let carried = try desktop.run("export", new, "--to", "packet").bytes
    #expect(carried.split(separator: 0x0A).count == 8 + 2 + 1)
    #expect(try desktop.run("carry", old, new).output.contains("\nnothing new to carry\n"))
    #expect(try desktop.run("export", new, "--to", "packet").bytes == carried)
    // What comes to the old review later comes over with the next carrying.
    _ = try desktop.run("comment", old, "--at", "5", "--quote", "take note", "Or endorse?", "--delegation", "JP")
    #expect(try desktop.run("carry", old, new).output.contains("\n1 operation carried\n"))
    #expect(try desktop.run("comments", new, "--by", "JP").output.contains("5  general, open  JP (clerk)"))
  }

  @Test func `shows outdated positions with what was said of which revision`() throws {
    let (desktop, old, new) = try desktop()
    _ = try desktop.run("carry", old, new)
    let status = try desktop.run("status", new).output
    #expect(status.hasSuffix("\nPositions on paragraphs that are gone\n  3  on PC0901Ea  agreed AU\n"))
    #expect(status.contains("  2  agreed  AU"))
    #expect(status.contains("  3  open    outdated agreed by AU on PC0901Ea (paragraph 2)"))
    #expect(status.contains("  4  open  outdated agreed by AU on PC0901Ea\n"))
    let json = try desktop.run("status", new, "--format", "json").output
    #expect(json.contains("\"on\": \"PC0901Ea\"") && json.contains("\"ambiguous\": 0"))
    let page = try desktop.run("export", new, "--to", "html").output
    #expect(page.contains("outdated: agreed by AU on PC0901Ea (paragraph 2)") && page.contains("made on PC0901Ea"))
    let matrix = try desktop.run("export", new, "--to", "matrix.csv").output
    #expect(matrix.contains("(Made on PC0901Ea (paragraph 3))\n(not in this revision) On “"))
    #expect(try desktop.run("export", new, "--to", "report.md").output.contains("(made on PC0901Ea"))
    #expect(try desktop.run("export", new, "--to", "report.html").output.contains("(made on PC0901Ea"))
    #expect(try desktop.run("export", new, "--to", "positions.csv").output.contains("outdated: agreed on PC0901Ea"))
  }

  @Test func `goes to Word and back with the revision that comments were made on`() throws {
    let (desktop, old, new) = try desktop()
    _ = try desktop.run("carry", old, new)
    let word = desktop.path("reply.docx")
    _ = try desktop.run("export", new, "--to", "word", "-o", word)
    #expect(
      try desktop.run("inspect", word, "--format", "json").output.contains("\"text\": \"(Made on PC0901Ea"))
    let again = try desktop.run("collate", new, word)
    #expect(again.output.contains("; 0 new"), "\(again.output)")
  }

  @Test func `puts an orphan where it belongs`() throws {
    let (desktop, old, new) = try desktop()
    _ = try desktop.run("carry", old, new)
    let orphan = try desktop.run("comments", new, "--orphaned").output
    #expect(orphan.contains("made on PC0901Ea (paragraph 3); orphaned: the words are gone"))
    let id = String(try #require(orphan.split(separator: "\n").first?.split(separator: " ").last))
    #expect(
      try desktop.run("comment", new, "--attach", id, "--at", "4", "--quote", "details").output
        == "\(id) put on 4, \"details\"\n")
    #expect(try desktop.run("comments", new, "--orphaned").output.hasPrefix("no comment fits; the review has "))
    #expect(try desktop.run("comments", new, "--by", "FR").output.contains("; placed by clerk\n"))
  }

  @Test(arguments: [
    (["--attach", "zz", "--at", "1"], ": no comment 'zz'; 'conote comments' shows their ids"),
    (["--attach", "", "--at", "1"], ": no comment ''; 'conote comments' shows their ids"),
  ])
  func `says which comment it does not know`(words: [String], message: String) throws {
    let (desktop, old, _) = try desktop()
    let failure = failure { () throws(Failure) in try Program.run(["comment", old] + words, in: desktop.environment) }
    #expect(failure == Failure(.usage, old + message))
  }

  @Test func `lets one choose a place by its number`() throws {
    let desktop = try Desktop()
    let seals = "Electronic seals were tested on containers of four operators."
    let old = try desktop.put("1. The budget was adopted without a vote.\n2. \(seals)\n", as: "old.txt")
    let new = try desktop.put("1. \(seals)\n2. The Chair welcomed all delegates.\n3. \(seals)\n", as: "new.txt")
    _ = try desktop.run("comment", old, "--at", "2", "How measured?")
    #expect(try desktop.run("carry", old, new).output.contains("ambiguous 1"))
    let listed = try desktop.run("comments", new, "--ambiguous").output
    #expect(listed.contains("    place 1: ") && listed.contains("    place 2: "))
    let id = String(try #require(listed.split(separator: "\n").first?.split(separator: " ").last))
    #expect(
      failure { () throws(Failure) in
        try desktop.run("comment", new, "--attach", id, "--place", "3")
      }?.message.hasPrefix("--place takes a number from 1 to 2, not '3'") == true)
    _ = try desktop.run("comment", new, "--attach", id, "--place", "2")
    #expect(try desktop.run("comments", new, "--ambiguous").output.hasPrefix("no comment fits; the review has "))
  }

  @Test func `takes its own carrying back, and nobody else's`() throws {
    let (desktop, old, new) = try desktop()
    let fresh = failure { () throws(Failure) in try desktop.run("carry", old, new, "--undo") }
    #expect(fresh?.status == .attention && fresh?.message.hasSuffix("there is nothing to undo") == true)
    _ = try desktop.run("carry", old, new)
    let other = failure { () throws(Failure) in try desktop.run("carry", old, new, "--undo", "--as", "other") }
    #expect(other?.message.contains("by clerk, who alone can undo that") == true)
    _ = try desktop.run("carry", old, new, "--undo")
    #expect(try desktop.run("status", new, "--format", "json").output.contains("\"orphaned\": 3"))
    #expect(try desktop.run("carry", old, new).output.contains("orphaned 1"))
  }

  @Test func `says what would happen and writes nothing`() throws {
    let (desktop, old, new) = try desktop()
    let report = try desktop.run("carry", old, new, "--dry-run").output
    #expect(
      report.contains("\n8 operations would be carried\ncomments: unchanged 2, changed 0, ambiguous 0, orphaned 1\n"))
    #expect(access(new + ".conote", F_OK) != 0)
    #expect(try desktop.run("carry", old, new).output == report.replacing("would be carried", with: "carried"))
    #expect(try desktop.run("carry", old, new, "--dry-run").output.contains("\nnothing new to carry\n"))
  }

  @Test func `says so where there is nothing to carry yet`() throws {
    let desktop = try Desktop()
    let old = try desktop.put(workingDocument)
    let new = try desktop.put(nextDocument, as: "PC0901Eb.txt")
    #expect(
      try desktop.run("carry", old, new).output.contains("\nno comment and no position to carry; the old text is kept"))
    #expect(try desktop.run("carry", old, new).output.contains("\nnothing new to carry\n"))
  }

  @Test func `warns where the new document is another one`() throws {
    let (desktop, old, new) = try desktop()
    let warnings = WarningList()
    desktop.environment.warn = { words in warnings.lines.withLock { $0.append(words) } }
    _ = try desktop.run("carry", old, new)
    #expect(warnings.lines.withLock { $0 } == [])
    let other = try desktop.put("1. Dogs bark at night.\n2. Cats sleep by day.\n", as: "other.txt")
    _ = try desktop.run("carry", old, other)
    #expect(
      warnings.lines.withLock { $0 } == [
        "\(other): hardly anything that the review is about is in it; if it is no revision of \(old.fileName), "
          + "take the carrying back with --undo"
      ])
  }

  @Test func `tells programs the same`() throws {
    let (desktop, old, new) = try desktop()
    let json = try desktop.run("carry", old, new, "--format", "json").output
    for part in [
      "\"symbol\": \"PC0901Ea\"", "\"carried\": 8", "\"orphaned\": 1", "\"outcome\": \"orphaned\"",
      "\"reason\": \"the words are gone\"", "\"now\": \"was presented\"", "\"state\": \"outdated\"",
      "\"state\": \"gone\"",
    ] { #expect(json.contains(part), "\(part)") }
  }

  @Test func `shows the revision that a comment was made on in the desk, and what changed`() throws {
    let (desktop, old, new) = try desktop()
    _ = try desktop.run("carry", old, new)
    let screen = try desktop.run("snapshot", new, "--size", "140x46", "--keys", "= 3 <Enter>").output
    #expect(screen.contains("{-[three] [-}four {-[or five]]-} border stations."))
    #expect(screen.contains("{-Data arrived “two hours” before the train"))
    #expect(screen.contains("made on PC0901Ea (paragraph 3)") && screen.contains("≠ changed, was 2"))
  }
}

@Suite struct `Comparing on the command line` {
  @Test func `ends with 0 when nothing differs and 1 when something does`() throws {
    let desktop = try Desktop()
    let old = try desktop.put(workingDocument)
    let new = try desktop.put(nextDocument, as: "PC0901Eb.txt")
    let same = try desktop.run("compare", old, old)
    #expect(same.status == .done && same.output.hasPrefix("PC0901Ea → PC0901Ea\nparagraphs: 7 same\n"))
    #expect(try desktop.run("compare", old, new).status == .attention)
    #expect(try desktop.run("compare", old, new, "--format", "json").status == .attention)
    let missing = failure { () throws(Failure) in try desktop.run("compare", old, desktop.path("none.txt")) }
    #expect(missing?.status == .unreadable)
  }

  @Test func `shows words that were taken out and put in, and old numbers`() throws {
    let desktop = try Desktop()
    let old = try desktop.put(workingDocument)
    let new = try desktop.put(nextDocument, as: "PC0901Eb.txt")
    #expect(
      try desktop.run("compare", old, new).output == """
        PC0901Ea → PC0901Eb
        paragraphs: 4 same, 2 changed, 1 new, 1 gone; 2 with another number

        Header
          symbol  [-PC0901Ea-] {+PC0901Eb+}

        I. Introduction
          1  new
              {+Nine Members took part in all of it.+}
          2  same, was 1
          3  changed, was 2
              It covers [-[three] [-]four [-[or five]]-] border stations.
          3  gone
              [-Data arrived “two hours” before the train, and two hours are enough for most checks.-]

        II. Progress
          4  changed
              [-Details-] {+All details+} are in PC0880E1a.

        """)
  }

  @Test(arguments: [
    ("LANG", "C", true), ("NO_COLOR", "1", false), ("TERM", "dumb", false), ("NO_COLOR", "", true),
  ])
  func `has colours on a terminal that wants them, and its marks always`(
    variable: String, value: String, hasColours: Bool
  ) throws {
    let desktop = try Desktop()
    let old = try desktop.put(workingDocument)
    let new = try desktop.put(nextDocument, as: "PC0901Eb.txt")
    desktop.environment.columns = 80
    desktop.environment.variables[variable] = value
    let output = try desktop.run("compare", old, new).output
    #expect(output.contains("\u{1B}[32m{+All details+}\u{1B}[39m") == hasColours)
    #expect(output.contains("{+All details+}") && output.contains("\u{1B}") == hasColours)
  }
}
