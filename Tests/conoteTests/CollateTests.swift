import Testing

@testable import conote

@Suite struct `Collating replies` {
  private static let heads =
    "MB/NC,Line number,Clause,Paragraph,Type of comment,Comments,Proposed change,Observations\r\n"

  @Test func `takes a matrix in once, however often it comes`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    let reply = try desktop.put(
      Self.heads + "AU,,II,3,te,Say which data.,,\r\nFR,,,5,ed,,The Committee takes note.,\r\n", as: "r.csv")
    let first = try desktop.run("collate", base, reply)
    #expect(first.output.contains("2 comments; 2 new"))
    #expect(first.status == .done)
    #expect(try desktop.run("collate", base, reply).output.contains("2 there already; 0 new"))
    let listed = try desktop.run("comments", base).output
    #expect(listed.contains("3  technical, open  AU (AU)") && listed.contains("proposed: The Committee takes note."))
  }

  @Test func `finds the columns of a matrix by their heads, whatever their order`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    let reply = try desktop.put(
      "Country;Remarks;Page;Para.;Secretariat response\r\nAU;Say which.;7;3;Noted. See annex.\r\n", as: "r.csv")
    let report = try desktop.run("collate", base, reply).output
    #expect(report.contains("note: columns missing: Line number (e.g. 17)"))
    #expect(report.contains("note: columns not read: Page"))
    let listed = try desktop.run("comments", base).output
    #expect(listed.contains("3  general, noted  AU (AU)") && listed.contains("See annex."))
  }

  @Test func `drops nothing of a row without a place`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    let reply = try desktop.put(
      Self.heads + "AU,,,99,ge,Where is this?,,\r\nFR,,I,,ge,On the whole part.,,\r\n", as: "r.csv")
    let report = try desktop.run("collate", base, reply).output
    #expect(report.contains("no place at 99: AU (AU): Where is this?: the base has no “99”"))
    #expect(report.contains("ambiguous at I: FR (FR): On the whole part.: only clause I is named"))
    #expect(try desktop.run("comments", base, "--orphaned").output.contains("Where is this?"))
  }

  @Test func `goes on past replies that cannot be read`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    let good = try desktop.put(Self.heads + "AU,,,3,te,Good.,,\r\n", as: "good.csv")
    let bad = try desktop.put("PK\u{3}\u{4}nothing", as: "bad.docx")
    let other = try desktop.put("Some quite different pages on the growing of apples and pears.\n", as: "other.txt")
    let answer = try desktop.run("collate", base, bad, other, desktop.path("none.docx"), good)
    #expect(answer.status == .attention)
    #expect(answer.output.contains("bad.docx: not taken in: is damaged"))
    #expect(answer.output.contains("is a reply to another document: 0 % of its words are in PC0901Ea.txt"))
    #expect(answer.output.contains("there is no such file"))
    #expect(answer.output.contains("1 of 4 replies taken in"))
    #expect(try desktop.run("collate", base, other, "--force").status == .done)
  }

  @Test func `finds differences that nobody tracked`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    let copy = workingDocument.replacing("enough for most checks", with: "too little for all checks")
      .replacing("4. Details are in PC0880E1a.\n", with: "")
    let reply = try desktop.put(copy, as: "PC0901Ea_AU.txt")
    let report = try desktop.run("collate", base, reply).output
    #expect(report.contains("AU (AU): by the file's name"))
    #expect(report.contains("2 comments, 2 not tracked"))
    let listed = try desktop.run("comments", base).output
    #expect(listed.contains("Changed without tracking."))
    #expect(
      listed.contains(
        "proposed: Data arrived “two hours” before the train, and two hours are too little for all checks."))
    #expect(listed.contains("proposed: to delete it"))
    #expect(try desktop.run("collate", base, reply, "--tracked-only").output.contains("0 comments"))
  }

  @Test func `moves comments to the delegation that the user says`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    let copy = workingDocument.replacing("two hours are enough", with: "two hours suffice")
    let reply = try desktop.put(copy, as: "reply.txt")
    #expect(try desktop.run("collate", base, reply).output.contains("no delegation found"))
    let again = try desktop.run("collate", base, reply, "--delegation", "reply.txt=FR").output
    #expect(again.contains("FR (FR): as --delegation says"))
    #expect(again.contains("1 moved from another delegation"))
    let listed = try desktop.run("comments", base, "--format", "json").output
    #expect(listed.contains("\"delegation\": \"FR\"") && !listed.contains("\"delegation\": null"))
    #expect(
      failure { () throws(Failure) in try desktop.run("collate", base, reply, "--delegation", "a=QQ") }?.status
        == .usage)
  }

  @Test func `writes nothing on a dry run`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    let reply = try desktop.put(Self.heads + "AU,,,3,te,Good.,,\r\n", as: "r.csv")
    #expect(
      try desktop.run("collate", base, reply, "--dry-run", "--format", "json").output.contains("\"operations\": 1"))
    #expect(!desktop.files.contains("PC0901Ea.txt.conote"))
  }

  @Test func `says what was tampered with in a packet`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    _ = try desktop.run("comment", base, "--at", "3", "As it was.", "--delegation", "AU")
    let sealed = try desktop.run("export", base, "--to", "packet").output
    let other = try desktop.put(workingDocument, as: "copy.txt")
    let broken = try desktop.run(
      "collate", other, try desktop.put(sealed.replacing("As it was.", with: "As it is."), as: "s.jsonl"))
    #expect(broken.status == .attention)
    #expect(broken.output.contains("line 2: the seal is not that of lines 1 to 1"))
    #expect(!desktop.files.contains("copy.txt.conote") || !broken.output.contains("new"))
    // Older packets have no seal.
    let packet = String(sealed.prefix { $0 != "\n" }) + "\n"
    let altered = try desktop.put(
      packet.replacing("As it was.", with: "As it was. ").replacing("{\"anchor\"", with: "{ \"anchor\""), as: "p.jsonl")
    #expect(try desktop.run("collate", other, altered).output.contains("may have been tampered with"))
    #expect(try desktop.run("collate", other, altered, "--dry-run").output.contains("it has no seal"))
    let cut = try desktop.put(packet + "{\"kind\":\"comment\"}\n", as: "q.jsonl")
    let answer = try desktop.run("collate", other, cut)
    #expect(answer.status == .attention)
    #expect(answer.output.contains("line 2: no operation"))
  }

  @Test func `takes the samples' replies, and finds every remark its place but those that have none`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(try committed("samples/PC0753Eb.txt"), as: "PC0753Eb.txt")
    let replies = ["PC0753Eb_AU.docx", "PC0753Eb_JP.csv"].map { packagePath("samples/replies/\($0)") }
    let report = try desktop.run("collate", base, replies[0], replies[1]).output
    #expect(report.contains("5 comments, 3 tracked; 5 new"))
    #expect(report.contains("11 comments, 11 operations new; 1 ambiguous, 1 without a place"))
    #expect(try desktop.run("collate", base, replies[0], replies[1]).output.contains("0 operations new"))
  }

  @Test func `brings a review back from Word`() throws {
    let desktop = try Desktop()
    let base = try desktop.put(workingDocument)
    _ = try desktop.run(
      "comment", base, "--at", "3", "--quote", "Data arrived", "--propose", "Data came", "More.", "--delegation", "AU",
      "--as", "clerk")
    _ = try desktop.run("export", base, "--to", "word", "-o", desktop.path("out.docx"))
    let other = try desktop.put(workingDocument, as: "copy.txt")
    let report = try desktop.run("collate", other, desktop.path("out.docx")).output
    #expect(report.contains("AU (clerk) as “AU (clerk)”: by the author's name"))
    #expect(report.contains("1 comment, 1 tracked; 1 new"))
    #expect(try desktop.run("collate", base, desktop.path("out.docx")).output.contains("1 there already; 0 new"))
  }
}

extension String {
  fileprivate func replacing(_ words: String, with others: String) -> String {
    guard let range = firstRange(of: words) else { return self }
    return self[..<range.lowerBound] + others + self[range.upperBound...]
  }
}
