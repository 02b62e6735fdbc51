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
    case .four:
      let at = joined(wording, index + 1)
      if wording.folded(at) == "vingtieme" { return (80, at + 1) }
      return wording.folded(at) == "vingt" ? rest(of: 80, wording, at: at + 1) : nil
    }
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
    func add(_ words: String, _ part: (Int) -> Part, from first: Int = 1, by step: Int = 1) {
      for (index, word) in words.utf8.split(separator: 0x20).enumerated() {
        result[String(Substring(word))] = part(first + index * step)
      }
    }
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
    let tens = "decimo vigesimo trigesimo cuadragesimo quincuagesimo sexagesimo septuagesimo octogesimo nonagesimo"
    let units = "primero segundo tercero cuarto quinto sexto septimo octavo noveno"
    add(units, Part.ordinal)
    add(feminine(units), Part.ordinal)
    add("primer", Part.ordinal)
    add("tercer", Part.ordinal, from: 3)
    add("undecimo duodecimo", Part.ordinal, from: 11)
    add("undecima duodecima", Part.ordinal, from: 11)
    for (index, ten) in tens.split(separator: " ").enumerated() {
      let ten = String(ten)
      add(ten + " " + feminine(ten), Part.ordinalTens, from: 10 * (index + 1), by: 0)
      // "vigesimosexta": in one word the first part stays as it is.
      for unit in [units, feminine(units)] {
        add(
          unit.split(separator: " ").map { ten + $0 }.joined(separator: " "), Part.ordinal, from: 10 * (index + 1) + 1)
      }
    }
    return result
  }()

  /// The feminine of Spanish ordinals ("octava" of "octavo").
  private static func feminine(_ words: String) -> String {
    words.split(separator: " ").map { $0.dropLast() + "a" }.joined(separator: " ")
  }
}
