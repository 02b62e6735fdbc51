/// How well what was typed fits a name: its letters in order, best at the starts of words and side by side.
struct Fuzzy: Equatable {
  /// Higher is better.
  let score: Int
  /// Which characters of the name fit, in order.
  let places: [Int]

  /// Fits a query to a name without regard to case; nil when a word of the query does not fit.
  init?(_ query: String, in name: String) {
    let letters = Array(name.lowercased())
    let starts = Fuzzy.starts(of: Array(name))
    guard letters.count == starts.count else { return nil }
    var (score, places) = (0, Set<Int>())
    for word in query.lowercased().split(separator: " ").prefix(8) {
      guard let best = Fuzzy.fit(Array(word.prefix(40)), letters, starts) else { return nil }
      score += best.score
      places.formUnion(best.places)
    }
    // Of two that fit alike the shorter one has less that was not asked for.
    self.score = score * 16 - min(letters.count, 200) / 8
    self.places = places.sorted()
  }

  /// Whether a word starts at each character: after a blank or sign, and at a capital behind a small letter.
  private static func starts(of name: [Character]) -> [Bool] {
    name.indices.map { index in
      guard name[index].isLetter || name[index].isNumber else { return false }
      guard index > 0 else { return true }
      let before = name[index - 1]
      return !(before.isLetter || before.isNumber) || name[index].isUppercase && before.isLowercase
    }
  }

  /// The best way to find the letters of a word in order: a table of the best score that ends with each of them at each place.
  private static func fit(_ word: [Character], _ letters: [Character], _ starts: [Bool]) -> (score: Int, places: [Int])?
  {
    guard !word.isEmpty, word.count <= letters.count else { return nil }
    var scores: [[Int?]] = []
    var origins: [[Int]] = []
    for (row, letter) in word.enumerated() {
      var line = [Int?](repeating: nil, count: letters.count)
      var origin = [Int](repeating: -1, count: letters.count)
      var best: (score: Int, place: Int)?
      for place in letters.indices {
        // The best end of the word so far that leaves a gap before this place.
        if row > 0, place >= 2, let score = scores[row - 1][place - 2], score > best?.score ?? .min {
          best = (score, place - 2)
        }
        guard letters[place] == letter else { continue }
        let own = 1 + (starts[place] ? 8 : 0)
        if row == 0 {
          line[place] = own + (place == 0 ? 4 : 0)
        } else {
          if let best {
            line[place] = best.score + own - 2
            origin[place] = best.place
          }
          if place > 0, let score = scores[row - 1][place - 1], score + own + 5 > line[place] ?? .min {
            line[place] = score + own + 5
            origin[place] = place - 1
          }
        }
      }
      scores.append(line)
      origins.append(origin)
    }
    let last = scores[word.count - 1]
    guard var place = last.indices.filter({ last[$0] != nil }).max(by: { (last[$0] ?? 0) < (last[$1] ?? 0) }),
      let score = last[place]
    else { return nil }
    var places = [place]
    for row in stride(from: word.count - 1, to: 0, by: -1) {
      place = origins[row][place]
      places.append(place)
    }
    return (score, places)
  }
}
