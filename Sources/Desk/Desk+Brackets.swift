import Documents
import Text

extension Desk {
  /// Goes to the next bracketed passage in a direction, going round at the end.
  mutating func stepToBracket(_ direction: Int) {
    let all = document.brackets.all
    // A closing bracket is a stop only where nothing else leads to it.
    let stops = all.indices.filter { all[$0].opens || all[$0].partner == nil }
    guard !stops.isEmpty else { return say("this document has no square brackets") }
    let next: Int?
    if let bracket {
      next = direction > 0 ? stops.first { $0 > bracket } : stops.last { $0 < bracket }
    } else {
      let here = (reader.item, reader.offset)
      next =
        direction > 0
        ? stops.first { place(ofBracket: $0) >= here } : stops.last { place(ofBracket: $0) < here }
    }
    if let next { return goToBracket(next) }
    goToBracket(direction > 0 ? stops[0] : stops[stops.count - 1])
    let words = words(ofBracket: bracket ?? stops[0])
    say(
      direction > 0 ? "went round the end of the document: \(words)" : "went round the start of the document: \(words)")
  }

  /// Goes from a bracket to the one that it belongs with.
  mutating func goToMatchingBracket() {
    guard let bracket else { return say("go to a bracket first, with ] b or [ b") }
    guard let partner = document.brackets.all[bracket].partner else { return say(words(ofBracket: bracket)) }
    goToBracket(partner)
  }

  private mutating func goToBracket(_ index: Int) {
    let place = place(ofBracket: index)
    reader.jump(to: place.item, offset: place.offset)
    bracket = index
    say(words(ofBracket: index))
  }

  private func place(ofBracket index: Int) -> (item: Int, offset: Int) {
    let bracket = document.brackets.all[index]
    switch bracket.item {
    case .heading(let heading): return (places.ofHeading[heading], 0)
    case .paragraph(let paragraph): return (places.ofParagraph[paragraph], bracket.offset)
    case .masthead, .separator: return (0, 0)
    }
  }

  /// "bracket 12 of 40, 2 deep, closes in ¶ 14".
  private func words(ofBracket index: Int) -> Message {
    let brackets = document.brackets
    let bracket = brackets.all[index]
    guard let partner = bracket.partner else {
      return bracket.opens ? "this bracket opens and never closes" : "this bracket closes and was never opened"
    }
    let number = brackets.all[...(bracket.opens ? index : partner)].count(where: \.opens)
    let words: Message = "bracket \(number) of \(brackets.open), \(bracket.depth) deep"
    guard brackets.all[partner].item != bracket.item else { return words }
    let place: String
    switch brackets.all[partner].item {
    case .paragraph(let paragraph): place = "¶ \(document.paragraphs[paragraph].address)"
    case .heading(let heading): place = Sheet.title(of: document.headings[heading])
    case .masthead, .separator: return words
    }
    return bracket.opens ? "\(words), closes in \(place)" : "\(words), opens in \(place)"
  }
}
