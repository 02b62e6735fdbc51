/// Numbers in words, in the languages of committees: English, French and Spanish; others get English.
enum NumberWords {
  /// "1st", "1er", "1.º".
  static func ordinal(_ number: Int, _ language: String) -> String {
    switch language.prefix(2) {
    case "fr": return "\(number)\(number == 1 ? "er" : "e")"
    case "es": return "\(number).º"
    case "de", "da", "fi", "nb", "no", "pl", "cs", "hu", "tr": return "\(number)."
    default:
      let isTeen = 11...13 ~= number % 100
      let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
      return "\(number)\(ending)"
    }
  }

  /// "Twenty-first", "Vingt-et-unième"; nil beyond 1 to 999,999.
  static func ordinalText(_ number: Int, _ language: String) -> String? {
    guard 1...999_999 ~= number else { return nil }
    switch language.prefix(2) {
    case "fr": return capitalized(French.ordinal(number))
    case "es": return Spanish.ordinal(number).map(capitalized)
    default: return capitalized(English.ordinal(number))
    }
  }

  /// "Twenty-one", "Vingt-et-un"; nil beyond 0 to 999,999.
  static func cardinalText(_ number: Int, _ language: String) -> String? {
    guard 0...999_999 ~= number else { return nil }
    switch language.prefix(2) {
    case "fr": return capitalized(French.cardinal(number))
    case "es": return capitalized(Spanish.cardinal(number))
    default: return capitalized(English.cardinal(number))
    }
  }

  private static func capitalized(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  fileprivate static func words(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }
}

private enum English {
  static let ones = NumberWords.words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
  )
  static let tens = NumberWords.words("zero ten twenty thirty forty fifty sixty seventy eighty ninety")
  static let irregular = [
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
  ]

  static func cardinal(_ number: Int) -> String {
    switch number {
    case ..<20: ones[number]
    case ..<100: tens[number / 10] + (number % 10 > 0 ? "-" + ones[number % 10] : "")
    case ..<1000: ones[number / 100] + " hundred" + (number % 100 > 0 ? " " + cardinal(number % 100) : "")
    default: cardinal(number / 1000) + " thousand" + (number % 1000 > 0 ? " " + cardinal(number % 1000) : "")
    }
  }

  static func ordinal(_ number: Int) -> String {
    let words = cardinal(number)
    let start = words.lastIndex { $0 == " " || $0 == "-" }.map(words.index(after:)) ?? words.startIndex
    let last = String(words[start...])
    let ending = irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
    return words[..<start] + ending
  }
}

/// With hyphens between all words, as the spelling of 1990 has it.
private enum French {
  static let ones = NumberWords.words(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
  )
  static let tens = NumberWords.words(
    "zéro dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")

  /// `isLast` is false before "mille" and in ordinals, where "vingt" and "cent" take no s.
  static func cardinal(_ number: Int, isLast: Bool = true) -> String {
    switch number {
    case ..<20: return ones[number]
    case 80: return isLast ? "quatre-vingts" : "quatre-vingt"
    case ..<100:
      let isTwentyBased = number / 10 == 7 || number / 10 == 9
      let rest = number % 10 + (isTwentyBased ? 10 : 0)
      guard rest > 0 else { return tens[number / 10] }
      let takesAnd = (rest == 1 || rest == 11) && number < 80
      return tens[number / 10] + (takesAnd ? "-et-" : "-") + ones[rest]
    case ..<1000:
      let hundreds = number / 100 == 1 ? "cent" : ones[number / 100] + "-cent"
      guard number % 100 > 0 else { return hundreds + (number > 100 && isLast ? "s" : "") }
      return hundreds + "-" + cardinal(number % 100, isLast: isLast)
    default:
      let thousands = number / 1000 == 1 ? "mille" : cardinal(number / 1000, isLast: false) + "-mille"
      return number % 1000 == 0 ? thousands : thousands + "-" + cardinal(number % 1000, isLast: isLast)
    }
  }

  static func ordinal(_ number: Int) -> String {
    if number == 1 { return "premier" }
    let words = cardinal(number, isLast: false)
    if words.hasSuffix("cinq") { return words + "uième" }
    if words.hasSuffix("neuf") { return words.dropLast() + "vième" }
    return (words.hasSuffix("e") ? String(words.dropLast()) : words) + "ième"
  }
}

private enum Spanish {
  static let ones = NumberWords.words(
    """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho \
    diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
    """)
  static let tens = NumberWords.words("cero diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
  static let hundreds = NumberWords.words(
    "cero ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos")
  static let ordinalOnes = NumberWords.words("cero primero segundo tercero cuarto quinto sexto séptimo octavo noveno")
  static let ordinalTens = NumberWords.words(
    "cero décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo")

  static func cardinal(_ number: Int) -> String {
    switch number {
    case ..<30: return ones[number]
    case ..<100: return tens[number / 10] + (number % 10 > 0 ? " y " + ones[number % 10] : "")
    case 100: return "cien"
    case ..<1000: return hundreds[number / 100] + (number % 100 > 0 ? " " + cardinal(number % 100) : "")
    default:
      let thousands = number / 1000 == 1 ? "mil" : cardinal(number / 1000) + " mil"
      return number % 1000 == 0 ? thousands : thousands + " " + cardinal(number % 1000)
    }
  }

  /// Up to 99; beyond, Spanish documents count in digits.
  static func ordinal(_ number: Int) -> String? {
    switch number {
    case ..<10: ordinalOnes[number]
    case 11: "undécimo"
    case 12: "duodécimo"
    case 13...19: "decimo" + ordinalOnes[number % 10]
    case ..<100: ordinalTens[number / 10] + (number % 10 > 0 ? " " + ordinalOnes[number % 10] : "")
    default: nil
    }
  }
}
