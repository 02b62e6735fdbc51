/// Ordinals in words, first to ninety-ninth, in English, French and Spanish, folded as `Token.folded` folds them.
enum OrdinalWords {
  /// What a word adds to an ordinal.
  enum Part: Sendable {
    /// A whole ordinal ("twelfth"), which a smaller number may stand before ("twenty-first").
    case ordinal(Int)
    /// A Spanish ordinal of tens, which a unit may follow ("vigésima sexta").
    case ordinalTens(Int)
    /// A cardinal that an ordinal must follow ("twenty", "soixante").
    case tens(Int)
    /// "quatre", of "quatre-vingt".
    case four
    /// A number of hundreds ("two", of "two hundred and third"), and "cent" itself, which is its own hundred.
    case hundreds(Int)
  }

  /// The ordinal that begins at token `index` and the first token after it.
  static func read(_ wording: Wording, at index: Int) -> (value: Int, next: Int)? {
    guard let part = parts[wording.folded(index)] else { return nil }
    switch part {
    case .ordinal(let value): return (value, index + 1)
    case .ordinalTens(let ten):
      if case .ordinal(let unit) = parts[wording.folded(index + 1)], unit < 10 { return (ten + unit, index + 2) }
      return (ten, index + 1)
    case .tens(let ten): return rest(of: ten, wording, at: index + 1)
    case .hundreds(let hundred): return hundreds(hundred, wording, at: index)
    case .four:
      let at = joined(wording, index + 1)
      if wording.folded(at) == "vingtieme" { return (80, at + 1) }
      return wording.folded(at) == "vingt" ? rest(of: 80, wording, at: at + 1) : nil
    }
  }

  /// "One hundredth", "one hundred and second", "cent-vingt-deuxième".
  private static func hundreds(_ count: Int, _ wording: Wording, at index: Int) -> (value: Int, next: Int)? {
    var at = index + 1
    if wording.folded(index) != "cent" {
      if wording.folded(at) == "-" { at += 1 }
      if wording.folded(at) == "hundredth" { return (count * 100, at + 1) }
      guard wording.folded(at) == "hundred" else { return nil }
      at += 1
    }
    while at < index + 5, ["-", "and", "et"].contains(wording.folded(at)) { at += 1 }
    // "Cent" is a coin too: only a smaller ordinal makes a number of it.
    guard let rest = read(wording, at: at), rest.value < 100 else { return nil }
    return (count * 100 + rest.value, rest.next)
  }

  /// What follows a cardinal: "first" of "twenty-first", "dix-septième" of "soixante-dix-septième".
  private static func rest(of ten: Int, _ wording: Wording, at index: Int) -> (value: Int, next: Int)? {
    let at = joined(wording, index)
    switch parts[wording.folded(at)] {
    // Beyond nine only the French count on: "soixante-dixième", "quatre-vingt-quinzième".
    case .ordinal(let value) where value < 10 || value < 17 && (ten == 60 || ten == 80): return (ten + value, at + 1)
    case .tens(10) where ten == 60 || ten == 80:
      guard let last = rest(of: ten + 10, wording, at: at + 1), last.value > ten + 16 else { return nil }
      return last
    default: return nil
    }
  }

  /// Past a hyphen, an "et" or both.
  private static func joined(_ wording: Wording, _ index: Int) -> Int {
    var at = index
    while at < index + 3, wording.folded(at) == "-" || wording.folded(at) == "et" { at += 1 }
    return at
  }

  /// Lets pass what an ordinal in words can begin with.
  static let filter = WordFilter(parts.keys)

  private static let parts: [String: Part] = {
    var result: [String: Part] = ["quatre": .four]
    result.reserveCapacity(400)
    func add(_ words: [String], _ part: (Int) -> Part, from first: Int = 1, by step: Int = 1) {
      for (index, word) in words.enumerated() { result[word] = part(first + index * step) }
    }
    func add(_ words: String, _ part: (Int) -> Part, from first: Int = 1, by step: Int = 1) {
      add(list(words), part, from: first, by: step)
    }
    add("one two three four five six seven eight nine", Part.hundreds)
    result["cent"] = .hundreds(1)
    add("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", Part.ordinal)
    add("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", Part.ordinal, from: 13)
    add("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", Part.ordinal, from: 20, by: 10)
    add("twenty thirty forty fifty sixty seventy eighty ninety", Part.tens, from: 20, by: 10)
    add("premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme", Part.ordinal)
    add("onzieme douzieme treizieme quatorzieme quinzieme seizieme", Part.ordinal, from: 11)
    add("premiere seconde", Part.ordinal)
    add("unieme", Part.ordinal)
    add("vingtieme trentieme quarantieme cinquantieme soixantieme", Part.ordinal, from: 20, by: 10)
    add("dix vingt trente quarante cinquante soixante", Part.tens, from: 10, by: 10)
    let tens = list(
      "decimo vigesimo trigesimo cuadragesimo quincuagesimo sexagesimo septuagesimo octogesimo nonagesimo")
    let masculine = list("primero segundo tercero cuarto quinto sexto septimo octavo noveno")
    let units = [masculine, masculine.map(feminine)]
    add("primer", Part.ordinal)
    add("tercer", Part.ordinal, from: 3)
    add("undecimo duodecimo", Part.ordinal, from: 11)
    add("undecima duodecima", Part.ordinal, from: 11)
    for words in units { add(words, Part.ordinal) }
    for (index, ten) in tens.enumerated() {
      let value = 10 * (index + 1)
      add([ten, feminine(ten)], Part.ordinalTens, from: value, by: 0)
      // "vigesimosexta": in one word the first part stays as it is.
      for words in units { for (unit, word) in words.enumerated() { result[ten + word] = .ordinal(value + unit + 1) } }
    }
    return result
  }()

  private static func list(_ words: String) -> [String] {
    words.utf8.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The feminine of a Spanish ordinal ("octava" of "octavo").
  private static func feminine(_ word: String) -> String { String(decoding: word.utf8.dropLast(), as: UTF8.self) + "a" }
}
