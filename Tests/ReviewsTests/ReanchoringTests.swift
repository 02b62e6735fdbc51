import Testing
import Text

@testable import Reviews

@Suite struct `A passage in the next revision` {
  @Test func `is unchanged where its words are the same, however the lines are broken`() {
    let revisions = Revisions(
      "The pilot ran for two years.\n\nIt covered three border stations and forty trains a day.\n",
      "The pilot ran for two\nyears.\n\nIt covered three border\nstations and forty trains a day.\n")
    let trace = revisions.trace("three border stations")
    #expect(trace.outcome == .unchanged)
    #expect(revisions.became("three border stations") == "three border\nstations")
    #expect(trace.moved == 0 && trace.score > 0.9)
  }

  @Test func `is changed where a word was taken out, and says which`() {
    let revisions = Revisions(
      "Members meet twice a year.\n\nThe carrier shall not disclose the data to third parties.",
      "Members meet twice a year.\n\nThe carrier shall disclose the data to third parties.")
    let trace = revisions.trace("The carrier shall not disclose the data to third parties.")
    guard case .changed(let changes) = trace.outcome else { return #expect(Bool(false), "\(trace)") }
    #expect(changes.map(\.removed) == ["not"] && changes.map(\.added) == [""])
    #expect(trace.reason == "“not” was taken out")
  }

  @Test func `is changed where only its letters' case is`() {
    let revisions = Revisions("The carrier may disclose the data.", "The carrier MAY disclose the data.")
    #expect(revisions.trace("may disclose").outcome.name == "changed")
    #expect(revisions.became("may disclose") == "MAY disclose")
  }

  @Test func `ends where its own words end when others are put in beside it`() {
    let revisions = Revisions(
      "Each Member may send comments on the draft to the Secretariat.",
      "Each Member and each observer may, within a month, send written comments on the draft to the Secretariat by post."
    )
    #expect(revisions.became("may send comments") == "may, within a month, send written comments")
    #expect(revisions.became("the Secretariat") == "the Secretariat")
    #expect(revisions.became("Each Member") == "Each Member")
  }

  @Test func `takes in what replaced its first and last words`() {
    let revisions = Revisions(
      "The report covers all rail cargo pilots since the spring session in great detail.",
      "The report covers every rail cargo test since the spring session in great detail.")
    #expect(revisions.became("all rail cargo pilots") == "every rail cargo test")
  }

  @Test func `is found where its paragraph moved and was edited`() {
    let first = "The Chair opened the session and welcomed the delegates of all regions."
    let second = "Advance data reach the office two hours before the train does."
    let third = "The budget for the coming year was adopted without a vote."
    let fourth = "The next meeting will be held in the autumn."
    let revisions = Revisions(
      [first, second, third, fourth].joined(separator: "\n\n"),
      [first, third, fourth, "Advance data must reach the office three hours before the train does."].joined(
        separator: "\n\n"))
    let trace = revisions.trace(second)
    #expect(revisions.became(second) == "Advance data must reach the office three hours before the train does.")
    #expect(trace.moved == 2)
    #expect(trace.reason == "it moved down by 2 paragraphs, and 2 words changed")
    #expect(revisions.became("two hours") == "three hours")
  }

  @Test func `covers both paragraphs that its own was split into`() {
    let revisions = Revisions(
      "Opening.\n\nThe pilot covers three stations. Traders send their data by rail operator. Offices answer within an hour.\n\nEnd.",
      "Opening.\n\nThe pilot covers three stations.\n\nTraders send their data by rail operator. Offices answer within an hour.\n\nEnd."
    )
    #expect(
      revisions.became(
        "The pilot covers three stations. Traders send their data by rail operator. Offices answer within an hour.")
        == "The pilot covers three stations.\n\nTraders send their data by rail operator. Offices answer within an hour."
    )
  }

  @Test func `keeps to its own part of a sentence that two were merged into`() {
    let revisions = Revisions(
      "Traders send their manifests in advance. Offices answer every request within an hour.\n\nClosing words.",
      "Traders send their manifests in advance, and offices answer every request within an hour.\n\nClosing words.")
    #expect(
      revisions.became("Offices answer every request within an hour.")?.hasSuffix(
        "answer every request within an hour.") == true)
    #expect(
      revisions.became("Traders send their manifests in advance.")?.hasPrefix("Traders send their manifests in advance")
        == true)
  }

  @Test func `is found where it went to another sentence`() {
    let revisions = Revisions(
      "Members send their reports by the end of March and publish them in all official languages of the Organization.\n\nThe Secretariat answers questions from the public.",
      "Members send their reports by the end of March.\n\nThe Secretariat answers questions from the public and shall publish them in all official languages of the Organization."
    )
    #expect(revisions.became("publish them in all official languages") == "publish them in all official languages")
    #expect(revisions.became("reports by the end of March") == "reports by the end of March")
  }

  @Test func `is the second of two equal phrases where it was the second`() {
    let revisions = Revisions(
      "Goods in transit are exempt. Goods under bond are exempt.",
      "Goods in transit are always exempt. Goods under bond are exempt.")
    let trace = revisions.trace("are exempt", occurrence: 2)
    #expect(trace.range.map(\.lowerBound) == revisions.new.unicodeScalars.count - "are exempt.".unicodeScalars.count)
    #expect(trace.outcome == .unchanged)
  }

  @Test func `is told from equal paragraphs by its neighbours`() {
    let note = "Note by the Secretariat."
    let revisions = Revisions(
      ["Rail cargo", note, "Postal parcels", note, "Air cargo", note].joined(separator: "\n\n"),
      ["Sea cargo", note, "Rail cargo", note, "Air cargo", note].joined(separator: "\n\n"))
    let places = (1...3).map { revisions.trace(note, occurrence: $0).range }
    #expect(places[0].map { revisions.new.stretch(0..<$0.lowerBound).hasSuffix("Rail cargo\n\n") } == true)
    #expect(places[2].map { revisions.new.stretch(0..<$0.lowerBound).hasSuffix("Air cargo\n\n") } == true)
    #expect(places[1] != places[0] && places[1] != places[2])
  }

  @Test func `is ambiguous where nothing tells two places apart`() {
    let phrase = "Delegations are invited to submit written observations."
    let revisions = Revisions(
      "Alpha beta gamma.\n\n\(phrase)\n\nDelta epsilon zeta.",
      "Eins zwei drei vier.\n\n\(phrase)\n\nSechs sieben acht.\n\nNeun zehn elf zwölf.\n\n\(phrase)\n\nVierzehn fünfzehn."
    )
    let trace = revisions.trace(phrase)
    guard case .ambiguous(let places) = trace.outcome else { return #expect(Bool(false), "\(trace)") }
    #expect(places.map { revisions.new.stretch($0) } == [phrase, phrase])
    #expect(places.first == trace.range && trace.score < 0.7)
  }
}

@Suite struct `A passage that was taken out` {
  @Test func `is not found in a lookalike that was there before`() {
    let air = "The Member shall send the air cargo report to the Secretariat by the end of March each year."
    let rail = "The Member shall send the rail cargo report to the Secretariat by the end of June each year."
    let revisions = Revisions("Reports\n\n\(air)\n\n\(rail)\n\nClosing", "Reports\n\n\(air)\n\nClosing")
    #expect(revisions.trace(rail).outcome == .orphaned)
    #expect(revisions.trace("the rail cargo report").range == nil)
    #expect(revisions.trace(air).outcome == .unchanged)
  }

  @Test func `is not found inside a word that has some of its letters`() {
    let revisions = Revisions(
      "The kernel is kept by Linus. Old machines are listed below.",
      "Old machines are listed below. Nothing else is known.")
    #expect(revisions.trace("Linus").outcome == .orphaned)
  }

  @Test func `names the place most like it to whoever looks for it`() {
    let options = [
      "Option 1: Support shall be new, additional and predictable for all developing country Parties.",
      "Option 2: Support shall be adequate, additional and predictable for all developing country Parties.",
    ]
    let revisions = Revisions(options.joined(separator: "\n\n"), "Option 1: " + options[0].dropFirst(10))
    let trace = revisions.trace(options[1])
    #expect(trace.outcome == .orphaned && trace.score < 0.9)
    #expect(trace.nearest.map { revisions.new.stretch($0) } == revisions.new)
    #expect(trace.reason == "what is most like it has become of another passage")
  }

  @Test func `is found at the name that replaced it and not at an earlier mention of it`() {
    let revisions = Revisions(
      "Robin opened the session on the first day. In the afternoon Robin presented the report on rail cargo.",
      "Robin opened the session on the first day. In the afternoon Elisa presented the report on rail cargo.")
    #expect(revisions.became("Robin", occurrence: 2) == "Elisa")
    #expect(revisions.became("Robin") == "Robin")
  }

  @Test func `is not found where a sentence has its common words alone`() {
    let revisions = Revisions(
      "The budget is in the annex. The working group met in the spring to study the question of seals.",
      "The budget is in the annex. The members of the bureau agreed to the dates of the next session in May.")
    let trace = revisions.trace("The working group met in the spring to study the question of seals.")
    #expect(trace.outcome == .orphaned && trace.range == nil && trace.score > 0.6)
  }

  @Test func `leaves the words around it in their place`() {
    let revisions = Revisions(
      "Offices accept paper forms, faxes and electronic messages at any time.",
      "Offices accept paper forms and electronic messages at any time.")
    #expect(revisions.trace("faxes").range == nil)
    #expect(revisions.became("electronic messages at any time") == "electronic messages at any time")
  }
}

@Suite struct `Offsets` {
  @Test(arguments: ["", " ", "\n\n", "…", "a", "👩‍👩‍👧", "e\u{301}", "a b", "\u{301}"])
  func `of the smallest texts are no trap`(text: String) {
    for other in ["", "a", "a b c.\n\nd", text] {
      let reanchoring = Reanchoring(old: text, new: other)
      for start in 0...4 { for end in start...4 { expectInside(reanchoring.trace(start..<end).range, other) } }
      #expect(reanchoring.pairs(of: [0..<2], with: [0..<1]).isEmpty == false)
    }
  }

  @Test func `keep blanks at the ends and parts of words`() {
    let revisions = Revisions(
      "First things first.\n\nOne  seal  was broken.", "Other things.\n\nFirst things first.\n\nOne  seal  was broken.")
    for words in ["  seal  ", "eal", "  ", "things first.\n\n", "st things"] {
      #expect(revisions.became(words) == words)
    }
  }

  @Test(arguments: 0..<12)
  func `of every passage are the same in the same text`(seed: Int) {
    var drafter = Drafter(seed: seed)
    let text = drafter.paragraphs(12).joined(separator: "\n\n")
    let reanchoring = Reanchoring(old: text, new: text)
    for _ in 0..<60 {
      let span = drafter.stretch(of: text)
      let trace = reanchoring.trace(span)
      #expect(trace.range == span && trace.outcome == .unchanged && trace.moved == 0)
    }
  }

  @Test(arguments: 0..<12)
  func `stay inside the text and divide no grapheme`(seed: Int) {
    var drafter = Drafter(seed: seed)
    let paragraphs = drafter.paragraphs(15)
    let (old, new) = (paragraphs.joined(separator: "\n\n"), drafter.revised(paragraphs).joined(separator: "\n\n"))
    let reanchoring = Reanchoring(old: old, new: new)
    var ends: Set<Int> = [0]
    var length = 0
    for character in new {
      length += character.unicodeScalars.count
      ends.insert(length)
    }
    for _ in 0..<60 {
      let trace = reanchoring.trace(drafter.stretch(of: old))
      #expect(0...1 ~= trace.score && (trace.range == nil) == (trace.outcome == .orphaned))
      guard let range = trace.range else { continue }
      #expect(ends.contains(range.lowerBound) && ends.contains(range.upperBound), "\(range)")
      if case .changed(let changes) = trace.outcome { #expect(!changes.isEmpty) }
    }
  }

  @Test(arguments: 0..<12)
  func `lead back to where they came from`(seed: Int) {
    var drafter = Drafter(seed: seed)
    let paragraphs = drafter.paragraphs(15).enumerated().map { "Item \($0 * 7919) of the agenda. " + $1 }
    let revised = drafter.revised(paragraphs, withCopies: false)
    let (old, new) = (paragraphs.joined(separator: "\n\n"), revised.joined(separator: "\n\n"))
    let (forth, back) = (Reanchoring(old: old, new: new), Reanchoring(old: new, new: old))
    for _ in 0..<60 {
      let span = drafter.stretch(of: old)
      let trace = forth.trace(span)
      guard trace.outcome == .unchanged, let range = trace.range, !range.isEmpty, range.count == span.count else {
        continue
      }
      #expect(back.trace(range).range == span)
    }
  }

  @Test func `of long repetitions come in time`() {
    let line = "All seals were found to be intact.\n\n"
    let old = String(repeating: line, count: 1500)
    let new = String(repeating: line, count: 900) + "One was broken.\n\n" + String(repeating: line, count: 500)
    let reanchoring = Reanchoring(old: old, new: new)
    let length = line.unicodeScalars.count
    #expect(reanchoring.trace(0..<length - 2).range == 0..<length - 2)
    expectInside(reanchoring.trace(1200 * length..<1201 * length - 2).range, new)
    let words = String(repeating: "seal ", count: 20_000)
    expectInside(Reanchoring(old: words, new: words + "intact").trace(100..<104).range, words)
  }

  private func expectInside(_ range: Range<Int>?, _ text: String) {
    guard let range else { return }
    #expect(0 <= range.lowerBound && range.upperBound <= text.unicodeScalars.count)
  }
}
