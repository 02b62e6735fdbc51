/// What the opening of a document must name for a profile to be chosen: a table small enough to be read at every start.
///
/// One line a profile ("wco"), under it one line a clue: what sort it is, and the words. The test of the profiles writes the table.
struct ProfileIndex: Sendable {
  /// A name's worth in the header block; half of it in running text.
  private enum Sort: UInt8, Sendable {
    /// The organization's name, a body's name, an abbreviation of either, which alone says little.
    case organization = 0x4F
    case body = 0x42
    case abbreviation = 0x41

    var weight: Int {
      switch self {
      case .organization: 4
      case .body: 2
      case .abbreviation: 1
      }
    }
  }
  private struct Clue: Sendable {
    var hash: UInt32
    var profile: Int
    var sort: Sort
    var words: Range<Int>
  }

  /// The score from which on a profile is chosen.
  static let enough = 3
  /// What a symbol of the right form adds.
  static let symbol = 2
  /// The longest line of a header block, in words and marks.
  private static let longestLine = 32

  private let table: [UInt8]

  /// Takes a table.
  init(_ table: [UInt8]) { self.table = table }

  /// The table with the clues of `profile`; those of a profile of the same name before it are no more.
  func adding(_ profile: Profile) -> ProfileIndex {
    var lines = String(decoding: table, as: UTF8.self).split(separator: "\n").map(String.init)
    if let old = lines.firstIndex(of: profile.name) {
      let end = lines[(old + 1)...].firstIndex { !$0.contains(" ") } ?? lines.endIndex
      lines.removeSubrange(old..<end)
    }
    return ProfileIndex(Array((lines.joined(separator: "\n") + "\n" + ProfileIndex.lines(of: profile)).utf8))
  }

  /// The lines of the table for `profile`.
  static func lines(of profile: Profile) -> String {
    var lines = [profile.name]
    lines += profile.organization.names.map { "O " + Profile.key($0) }
    lines += profile.bodies.flatMap(\.names).map { "B " + Profile.key($0) }
    let short = [profile.organization.abbreviation] + profile.organization.aliases + profile.bodies.map(\.abbreviation)
    lines += short.filter { $0.utf8.count > 1 && $0.utf8.count <= 12 && $0 == $0.uppercased() }.map { "A " + $0 }
    var seen: Set<String> = []
    return lines.filter { seen.insert($0).inserted }.joined(separator: "\n") + "\n"
  }

  /// How much the lines of an opening say for each profile that they name.
  func scores(_ opening: [Wording]) -> [String: Int] {
    let (names, clues) = clues(of: opening)
    let filter = clues.reduce(into: WordFilter()) { $0.insert($1.hash) }
    var best = [Int](repeating: 0, count: clues.count)
    for line in opening {
      let isSentence = line.tokens.count > 14 && line.tokens.last?.folded == "."
      let isShort = line.tokens.count <= ProfileIndex.longestLine && !isSentence
      var index = 0
      while index < line.tokens.count {
        let found = filter.passes(line.tokens[index]) ? longest(of: clues, line, at: index) : (clues: [], count: 1)
        for clue in found.clues {
          let weight = clues[clue].sort.weight
          best[clue] = max(best[clue], isShort ? weight : (weight + 1) / 2)
        }
        index += found.count
      }
    }
    return total(names, clues, best)
  }

  /// The profiles of the table, and those of its clues that begin with a word of `opening`, in order of that word's hash.
  private func clues(of opening: [Wording]) -> (names: [String], clues: [Clue]) {
    let words = opening.reduce(into: WordFilter()) { filter, line in line.tokens.forEach { filter.insert($0.hash) } }
    var names: [String] = []
    var clues: [Clue] = []
    table.withUnsafeBufferPointer { table in
      for line in table.indices.split(whereSeparator: { table[$0] == 0x0A }) {
        guard line.count > 2, table[line.startIndex + 1] == 0x20, let sort = Sort(rawValue: table[line.startIndex])
        else {
          names.append(String(decoding: table[line.startIndex..<line.endIndex], as: UTF8.self))
          continue
        }
        let phrase = line.startIndex + 2..<line.endIndex
        let hash = ProfileIndex.hash(of: table[phrase], isFolded: sort != .abbreviation)
        if words.passes(hash), !names.isEmpty {
          clues.append(Clue(hash: hash, profile: names.count - 1, sort: sort, words: phrase))
        }
      }
    }
    return (names, clues.sorted { $0.hash < $1.hash })
  }

  /// The hash of the first word of a clue, as its token has it.
  private static func hash(of clue: Slice<UnsafeBufferPointer<UInt8>>, isFolded: Bool) -> UInt32 {
    var hash = WordFilter.seed
    for byte in clue {
      let byte = !isFolded && 0x41...0x5A ~= byte ? byte | 0x20 : byte
      guard 0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte >= 0x80 else { break }
      hash = WordFilter.mix(hash, byte)
    }
    return hash
  }

  /// An organization is named once, by whatever name; of its bodies up to three count.
  private func total(_ names: [String], _ clues: [Clue], _ best: [Int]) -> [String: Int] {
    var organization = [Int](repeating: 0, count: names.count)
    var bodies = organization
    var short = organization
    for (clue, score) in zip(clues, best) where score > 0 {
      switch clue.sort {
      case .organization: organization[clue.profile] = max(organization[clue.profile], score)
      case .body: bodies[clue.profile] = min(bodies[clue.profile] + score, 6)
      case .abbreviation: short[clue.profile] = 1
      }
    }
    var result: [String: Int] = [:]
    for index in names.indices {
      let sum = organization[index] + bodies[index] + short[index]
      if sum > 0 { result[names[index]] = sum }
    }
    return result
  }

  /// The longest clues that begin at token `index`, and how many tokens they take; 1 when there is none.
  private func longest(of clues: [Clue], _ line: Wording, at index: Int) -> (clues: [Int], count: Int) {
    let hash = line.tokens[index].hash
    var low = clues.startIndex
    var high = clues.endIndex
    while low < high {
      let middle = (low + high) / 2
      if clues[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    var longest = 1
    while low < clues.endIndex, clues[low].hash == hash {
      if let count = length(of: clues[low], line, at: index), count >= longest {
        if count > longest { found = [] }
        longest = count
        found.append(low)
      }
      low += 1
    }
    return (found, longest)
  }

  /// How many tokens from `index` on a clue takes; nil when it does not stand there.
  ///
  /// A name may be written in any case; an abbreviation is in capitals.
  private func length(of clue: Clue, _ line: Wording, at index: Int) -> Int? {
    let isShort = clue.sort == .abbreviation
    guard line.tokens[index].isCapitalized || clue.sort == .body else { return nil }
    var at = clue.words.lowerBound
    var count = 0
    while at < clue.words.upperBound {
      guard let token = line.token(index + count), !isShort || token.kind != .word || token.isCapitalized else {
        return nil
      }
      for byte in token.folded.utf8 {
        guard at < clue.words.upperBound else { return nil }
        let own = table[at]
        guard byte == (isShort && 0x41...0x5A ~= own ? own | 0x20 : own) else { return nil }
        at += 1
      }
      if at < clue.words.upperBound, table[at] == 0x20 { at += 1 }
      count += 1
    }
    return count
  }
}
