/// The words that dates are made of in English, French and Spanish, folded as `Token.folded` folds them.
enum DateWords {
  /// What a word can mean in a date.
  enum Meaning: Sendable {
    case month(Int, isShort: Bool)
    case weekday
    /// A season of the year by its first month; three months long.
    case season(Int)
    /// A part of a year or month: "early", "mid", "end".
    case part(Part)
    /// "first half", "second quarter": the counting word comes before.
    case half, quarter
  }
  /// A part of a year, and its months.
  enum Part: Sendable {
    case early, middle, late

    /// January to March, May to August, October to December: what committees mean by early, mid and late in a year.
    var months: ClosedRange<Int> {
      switch self {
      case .early: 1...3
      case .middle: 5...8
      case .late: 10...12
      }
    }
  }

  /// Every word with its meaning.
  static let meanings: [String: Meaning] = {
    var result: [String: Meaning] = [:]
    func add(_ meaning: Meaning, _ words: String) {
      for word in words.split(separator: " ") { result[String(word)] = meaning }
    }
    for (index, words) in months.enumerated() { add(.month(index + 1, isShort: false), words) }
    for (index, words) in shortMonths.enumerated() { add(.month(index + 1, isShort: true), words) }
    add(.weekday, "monday tuesday wednesday thursday friday saturday sunday")
    add(.weekday, "lundi mardi mercredi jeudi vendredi samedi dimanche")
    add(.weekday, "lunes martes miercoles jueves viernes sabado domingo")
    add(.season(3), "spring printemps primavera")
    add(.season(6), "summer ete verano")
    add(.season(9), "autumn automne otono")
    add(.season(12), "winter hiver invierno")
    add(.part(.early), "early beginning start debut principios inicios")
    add(.part(.middle), "mid middle mi milieu mediados")
    add(.part(.late), "late end fin finales fines")
    add(.half, "half semestre")
    add(.quarter, "quarter trimestre")
    return result
  }()

  /// Lets those words pass.
  static let filter = WordFilter(meanings.keys)

  private static let months = [
    "january janvier enero", "february fevrier febrero", "march mars marzo", "april avril abril", "may mai mayo",
    "june juin junio", "july juillet julio", "august aout agosto", "september septembre septiembre setiembre",
    "october octobre octubre", "november novembre noviembre", "december decembre diciembre",
  ]
  private static let shortMonths = [
    "jan janv ene", "feb fev fevr", "mar", "apr avr abr", "", "jun", "jul juil", "aug ago", "sep sept", "oct", "nov",
    "dec dic",
  ]

  /// Words before "month" or "year" that mean the one named before.
  static let same: Set<String> = .words("same that meme ce cette mismo misma ese esa")
  /// Lets those words pass.
  static let sameFilter = WordFilter(same)

  /// English months that are common words in lower case: a date has them with a capital letter.
  static let ambiguousMonths: Set<String> = ["may", "march", "mar", "jun"]
  /// What stands between the two ends of a range.
  static let joiners: Set<String> = .words("- / to until till through and & au a et al y")
  /// The joiners after which no further day follows.
  static let spans: Set<String> = .words("- to until till through au a al")
  /// What may stand between day and month and between month and year.
  static let fillers: Set<String> = ["of", "de", "d", "del", "'", ","]
  /// Articles before a day.
  static let articles: Set<String> = ["the", "le", "el", "l"]
  /// What may follow a day's number: "3rd", "1er", "1º".
  static let daySuffixes: Set<String> = .words("st nd rd th er re e eme o ero")
}
