import Documents
import Journals
import Reviews
import Testing
import Text

@testable import conote

@Suite struct `Commenting on the command line` {
  @Test func `keeps a comment that comments lists`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let answer = try desktop.run(
      "comment", file, "--at", "3", "--quote", "\"two hours\"", "--kind", "technical", "Say how it was measured.",
      "--as",
      "A. Delegate", "--delegation", "au")
    #expect(answer.output.hasSuffix(" on 3, \"“two hours”\"\n"))
    let id = answer.output.prefix(8)
    #expect(
      try desktop.run("comments", file).output == """
        3  technical, open  AU (A. Delegate)  2024-04-03T09:30:00Z  \(id)
            "“two hours”"
            Say how it was measured.

        """)
  }

  @Test func `reads the text from standard input`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    desktop.environment.standardInput = { _ in Array("Two lines,\nboth kept.\n".utf8) }
    _ = try desktop.run("comment", file, "--at", "4.", "-")
    #expect(try desktop.run("comments", file).output.hasSuffix("    Two lines,\n    both kept.\n"))
  }

  @Test func `takes a proposal alone`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("comment", file, "--at", "5", "--quote", "take note", "--propose", "endorse the pilot")
    #expect(try desktop.run("comments", file).output.hasSuffix("    proposed: endorse the pilot\n"))
  }

  @Test(arguments: [
    (["--at", "3", "--quote", "two hours"], ":39: paragraph 3 says 'two hours' 2 times; quote more of it"),
    (["--at", "3", "--quote", "one hour"], ":39: paragraph 3 does not say 'one hour'; quote its own words"),
    (["--at", "9"], ": no paragraph '9'; the nearest are 3, 4, 5"),
  ])
  func `says what is wrong with the place`(words: [String], message: String) throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let failure = failure { () throws(Failure) in
      try Program.run(["comment", file] + words + ["A remark."], in: desktop.environment)
    }
    #expect(failure == Failure(.usage, file + message))
    #expect(desktop.files == ["PC0901Ea.txt"])
  }

  @Test(arguments: [[], [""], [" \n\t"], ["-"]])
  func `refuses an empty text`(words: [String]) throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let failure = failure { () throws(Failure) in
      try Program.run(["comment", file, "--at", "3"] + words, in: desktop.environment)
    }
    #expect(failure?.status == .usage)
    #expect(failure?.message.hasPrefix("no text; ") == true)
  }

  @Test func `refuses standard input that is no text`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    for bytes in [[0xFF, 0xFE, 0x00], nil] as [[UInt8]?] {
      desktop.environment.standardInput = { _ in bytes }
      let failure = failure { () throws(Failure) in try desktop.run("comment", file, "--at", "3", "-") }
      #expect(failure?.status == .unreadable)
    }
  }

  @Test func `names the reviewer by option, environment or login`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("comment", file, "--at", "1", "One.")
    desktop.environment.variables["CONOTE_AS"] = "B. Delegate"
    desktop.environment.variables["CONOTE_DELEGATION"] = "JP"
    _ = try desktop.run("comment", file, "--at", "2", "Two.")
    _ = try desktop.run("comment", file, "--at", "3", "Three.", "--delegation", "ICC")
    let lines = try desktop.run("comments", file).output.split(separator: "\n").filter { $0.contains("general") }
    #expect(lines.count == 3)
    for (line, who) in zip(lines, ["clerk", "JP (B. Delegate)", "ICC (B. Delegate)"]) {
      #expect(line.contains("  \(who)  "))
    }
  }

  @Test func `lists only what is asked for`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("comment", file, "--at", "4", "Later.", "--delegation", "AU", "--kind", "editorial")
    _ = try desktop.run("comment", file, "--at", "1", "Sooner.", "--as", "Zoë")
    func listed(_ words: String...) throws -> [String] {
      let text = try Program.run(["comments", file] + words, in: desktop.environment).output
      return text.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
    }
    #expect(try listed() == ["Sooner.", "Later."])
    #expect(try listed("--by", "au") == ["Later."])
    #expect(try listed("--by", "zoe") == ["Sooner."])
    #expect(try listed("--kind", "editorial", "--open") == ["Later."])
    #expect(try listed("--orphaned") == [])
  }

  @Test func `lists what somebody replied to, and of what was withdrawn only the replies`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let reviewer = Reviewer(name: "A. Delegate", delegation: "AU")
    let other = Reviewer(name: "B. Delegate", delegation: "BR")
    let document = try Document.opened(file, in: desktop.environment)
    let review = try ReviewFile(path: file + ".conote", document: "PC0901Ea.txt", revision: document.revision)
    var pen = Pen(reviewer: reviewer, revision: document.revision)
    var otherPen = Pen(reviewer: other, revision: document.revision)
    let remark = Remark(kind: .general, text: "Said in haste.", proposal: "hasty")
    let comment = pen.write(.comment(Anchor(in: document, paragraph: 3), remark), now: 1)
    otherPen.observe(comment)
    let reply = otherPen.write(.reply(to: comment.id, text: "Indeed?"), now: 2)
    pen.observe(reply)
    try review.append([comment, reply, pen.write(.withdraw(target: comment.id), now: 3)])
    review.close()
    for who in ["au", "br", "b. delegate"] {
      let text = try desktop.run("comments", file, "--by", who).output
      #expect(text.contains("general, withdrawn  AU"))
      #expect(text.contains("Indeed?"))
      #expect(!text.contains("hast"))
    }
    #expect(try desktop.run("comments", file, "--by", "JP").output == "no comment fits; the review has 1\n")
    let json = try desktop.run("comments", file, "--format", "json").output
    for member in ["\"withdrawn\": true", "\"text\": null", "\"proposal\": null"] { #expect(json.contains(member)) }
    #expect(!json.contains("hast"))
  }

  @Test(arguments: [["--delegation", "ZZ"], ["--delegation", "qx"]])
  func `refuses a delegation that is no code`(words: [String]) throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let failure = failure { () throws(Failure) in
      try Program.run(["comment", file, "--at", "3", "A remark."] + words, in: desktop.environment)
    }
    let code = words[1].uppercased()
    let message = "unknown delegation '\(code)'; use an ISO 3166 code such as AU, or an observer's name in full"
    #expect(failure == Failure(.usage, message))
    desktop.environment.variables["CONOTE_DELEGATION"] = words[1]
    #expect(try desktop.run("comments", file).status == .done)
    #expect(desktop.files == ["PC0901Ea.txt"])
  }

  @Test func `gives comments as JSON`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run(
      "comment", file, "--at", "5", "--quote", "take note", "--propose", "endorse", "--delegation", "AU")
    let json = try desktop.run("comments", file, "--format", "json").output
    for member in [
      "\"paragraph\": \"5.\"", "\"orphaned\": false", "\"quote\": \"take note\"", "\"text\": \"\"",
      "\"proposal\": \"endorse\"",
      "\"author\": \"clerk\"", "\"delegation\": \"AU\"", "\"date\": \"2024-04-03T09:30:00Z\"", "\"resolution\": null",
      "\"replies\": []",
    ] {
      #expect(json.contains(member))
    }
  }
}

@Suite struct `Marking on the command line` {
  @Test func `takes labels and ranges`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let answer = try desktop.run("mark", file, "4.", "1-2", "agreed", "--delegation", "AU")
    #expect(answer.output == "AU (clerk): agreed 1, 2, 4\n")
    _ = try desktop.run("mark", file, "2", "contested", "--delegation", "BR")
    _ = try desktop.run("mark", file, "4", "none", "--delegation", "AU")
    let status = try desktop.run("status", file)
    #expect(status.status == .done)
    #expect(
      status.output == """
        PC0901Ea  Sharing Rail Cargo Data Early
        agreed 1, contested 1, reserved 0, open 3, open brackets 3, nested 2 deep

        I. Introduction: agreed 1, contested 1, open brackets 3, nested 2 deep
          1  agreed     AU
          2  contested  BR; agreed AU  brackets 3, 2 deep

        II. Progress: open 2
          3  open
          4  open

        III. Action required: open 1
          5  open

        """)
  }

  @Test func `marks nothing when one label is unknown`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let failure = failure { () throws(Failure) in try desktop.run("mark", file, "1", "17", "agreed") }
    #expect(failure == Failure(.usage, "\(file): no paragraph '17'; the nearest are 3, 4, 5"))
    #expect(desktop.files == ["PC0901Ea.txt"])
  }

  @Test func `takes a range of an annex and its sub-paragraphs`() throws {
    let desktop = try Desktop()
    let file = packagePath("samples/PC0753Eb.txt")
    let review = ["--review", desktop.path("r.conote"), "--delegation", "AU"]
    func marked(_ label: String) throws -> String {
      try Program.run(["mark", file, label, "agreed"] + review, in: desktop.environment).output
    }
    #expect(try marked("Annex I/1-3") == "AU (clerk): agreed Annex I/1, Annex I/2, Annex I/3\n")
    #expect(try marked("annex I/1-Annex I/2") == "AU (clerk): agreed Annex I/1, Annex I/2\n")
    #expect(try marked("4–5") == "AU (clerk): agreed 4, 5, 5(a), 5(b)\n")
    for (label, message) in [
      ("1-99", "no paragraph '99'; the last is 14"),
      ("Annex I/1-9", "no paragraph 'Annex I/9'; the last is Annex I/6"),
      ("99-3", "no paragraph '99'; the nearest are 12, 13, 14"),
      ("Annex 1", "no paragraph 'Annex 1'; the nearest are Annex I, Annex I/p1, Annex I/1"),
      ("8-2", "'8-2' runs backwards; write the earlier paragraph first"),
    ] {
      let failure = failure { () throws(Failure) in
        try Program.run(["mark", file, label, "agreed"] + review, in: desktop.environment)
      }
      #expect(failure == Failure(.usage, "\(file): \(message)"))
    }
  }

  @Test(arguments: ["2-1", "1-", "-3", "1-9", "Summary/1"])
  func `refuses what is no paragraph to mark`(label: String) throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let failure = failure { () throws(Failure) in try desktop.run("mark", "--", file, label, "agreed") }
    #expect(failure?.status == .usage)
  }

  @Test func `counts unresolved comments in the status`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("comment", file, "--at", "3", "How?")
    let text = try desktop.run("status", file).output
    #expect(text.contains("\nII. Progress: open 2, unresolved comments 1\n  3  open  comments 1\n"))
    let json = try desktop.run("status", file, "--format", "json").output
    #expect(json.contains("\"total\": {"))
    #expect(json.contains("\"unresolved\": 1"))
  }

  @Test func `uses the review file that is named`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("mark", file, "1", "agreed", "--review", desktop.path("other.conote"))
    #expect(desktop.files.contains("other.conote"))
    #expect(!desktop.files.contains("PC0901Ea.txt.conote"))
    #expect(try desktop.run("status", file).output.contains("agreed 0"))
    #expect(try desktop.run("status", file, "--review", desktop.path("other.conote")).output.contains("agreed 1"))
  }

  @Test(arguments: [["status"], ["comments"], ["snapshot", "--size", "80x24"]])
  func `reads no review that is not there`(words: [String]) throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let path = desktop.path("other.conote")
    let failure = failure { () throws(Failure) in
      try Program.run(words + [file, "--review", path], in: desktop.environment)
    }
    #expect(failure?.status == .unreadable)
    #expect(failure?.message.hasPrefix("\(path): there is no such review; ") == true)
  }

  @Test func `makes a review, but no folder for it`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    for (path, status) in [(desktop.path("no/other.conote"), ExitStatus.unreadable), ("", .usage)] {
      let failure = failure { () throws(Failure) in try desktop.run("mark", file, "1", "agreed", "--review", path) }
      #expect(failure?.status == status)
    }
    #expect(desktop.files == ["PC0901Ea.txt"])
  }

  @Test func `refuses a review file that is none, and leaves it as it is`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let other = try desktop.put("not a review at all", as: "notes.conote")
    for words in [["status", file], ["mark", file, "1", "agreed"]] {
      let failure = failure { () throws(Failure) in
        try Program.run(words + ["--review", other], in: desktop.environment)
      }
      #expect(failure?.status == .unreadable)
    }
  }
}

@Suite struct `A snapshot` {
  @Test func `has the size asked for and writes nothing`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let picture = try desktop.run("snapshot", file, "--size", "100x30", "--keys", "J J a").output
    let rows = picture.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(rows.count == 30)
    #expect(rows.allSatisfy { $0.count <= 100 })
    #expect(picture.contains("Introduction"))
    #expect(desktop.files == ["PC0901Ea.txt"])
  }

  @Test(arguments: [("] o", 0), ("] o x", 1), ("] o x u", 0), ("] o x u <C-r>", 1), ("]oxu<C-r>", 1)])
  func `shows what its keys mark, undo and redo`(keys: String, contested: Int) throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let picture = try desktop.run("snapshot", file, "--size", "100x30", "--keys", keys).output
    #expect(picture.contains("contested \(contested)"))
  }

  @Test func `takes a theme by name or file and no other`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let mine = try desktop.put("{ base: 'dark' }", as: "mine.json5")
    for theme in ["light", mine] { _ = try desktop.run("snapshot", file, "--size", "80x24", "--theme", theme) }
    let empty = try desktop.put("", as: "empty.json5")
    for (theme, status) in [("pink", ExitStatus.usage), (empty, .unreadable)] {
      let failure = failure { () throws(Failure) in
        try desktop.run("snapshot", file, "--size", "80x24", "--theme", theme)
      }
      #expect(failure?.status == status)
    }
  }

  @Test func `ends with the desk`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("snapshot", file, "--size", "20x6", "--keys", "q j j")
  }
}

@Suite struct `Commenting on headings and the title` {
  @Test func `lists them with the others in reading order, in the exports too`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    for place in ["5", "II", "1", "title", "Summary"] {
      _ = try desktop.run("comment", file, "--at", place, "Seen: \(place).")
    }
    let order = ["Seen: title.", "Seen: Summary.", "Seen: 1.", "Seen: II.", "Seen: 5."]
    let texts = ["html", "markdown", "jsonld", "matrix.csv", "akn"].map { ["export", file, "--to", $0] }
    for words in [["comments", file], ["comments", file, "--format", "json"]] + texts {
      let output = try Program.run(words, in: desktop.environment).output
      let places = order.map { output.firstRange(of: $0)?.lowerBound }
      #expect(
        places.allSatisfy { $0 != nil } && places == places.sorted { ($0 ?? output.endIndex) < ($1 ?? output.endIndex) }
      )
      #expect(!output.contains("orphaned\": true") && !output.contains("(orphaned)"), "\(words)")
    }
    #expect(try desktop.run("status", file).output.contains("open 5, unresolved comments 5"))
  }

  @Test func `keeps one on words of a heading`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let answer = try desktop.run("comment", file, "--at", "III", "--quote", "required", "--propose", "requested")
    #expect(answer.output.hasSuffix(" on III, \"required\"\n"))
  }
}

@Suite struct `Answering on the command line` {
  private let desktop: Desktop
  private let file: String
  private let id: String

  init() throws {
    desktop = try Desktop()
    file = try desktop.put(workingDocument)
    id = String(try desktop.run("comment", file, "--at", "3", "Say how it was measured.").output.prefix(8))
  }

  @Test func `replies, resolves and reopens`() throws {
    let asked = try desktop.run("answer", file, id, "With what clock?", "--as", "Clerk", "--delegation", "France")
    #expect(asked.output == "FR (Clerk): \(id) answered\n")
    let resolved = try desktop.run("answer", file, id, "--disposition", "modified", "Worded anew.", "--as", "Desk")
    #expect(resolved.output == "Desk: \(id) accepted with modifications\n")
    let listed = try desktop.run("comments", file).output
    #expect(listed.contains("accepted with modifications") && listed.contains("Worded anew."))
    #expect(listed.contains("With what clock?"))
    let reopened = try desktop.run("answer", file, id, "--disposition", "open", "--as", "Desk")
    #expect(reopened.output == "Desk: \(id) open again\n")
    #expect(try desktop.run("comments", file, "--open").output.contains(id))
  }

  @Test(arguments: [
    ([], "no text; give TEXT, '-' for standard input, or --disposition; see 'conote answer --help'"),
    (
      ["--disposition", "open", "Why?"],
      "a comment is reopened without TEXT; give a reply by itself; see 'conote answer --help'"
    ),
  ])
  func `says what is missing or too much`(words: [String], message: String) throws {
    let failure = failure { () throws(Failure) in
      try Program.run(["answer", file, id] + words, in: desktop.environment)
    }
    #expect(failure == Failure(.usage, message))
  }

  @Test func `keeps nothing for a comment that is not there`() throws {
    let failure = failure { () throws(Failure) in
      try Program.run(["answer", file, "zz", "Yes."], in: desktop.environment)
    }
    #expect(failure == Failure(.usage, "\(file): no comment 'zz'; 'conote comments' shows their ids"))
  }
}
