/// How a number is written before a paragraph (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59).
enum NumberFormat: Equatable {
  case decimal, bullet, none
  case roman(isUpper: Bool)
  case letters(String)
  case ordinal, ordinalText, cardinalText, hex, inDashes
  /// At least so many digits, with zeros before.
  case padded(Int)
  /// Each digit is the sign at its place.
  case digits(String)
  /// The signs in order, then decimal.
  case signs(String)
  /// Signs in order, repeated when they are used up (*, †, ‡, §, **).
  case repeated(String)
  /// Chinese characters with ten, hundred, thousand.
  case chinese(digits: String, units: String)

  /// The format that the file names; one that is not known is decimal, as the standard wants.
  init(_ name: String, custom: String? = nil) {
    self =
      switch name {
      case "bullet": .bullet
      case "none": .none
      case "upperRoman": .roman(isUpper: true)
      case "lowerRoman": .roman(isUpper: false)
      case "upperLetter": .letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
      case "lowerLetter": .letters("abcdefghijklmnopqrstuvwxyz")
      case "russianUpper": .letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
      case "russianLower": .letters("абвгдежзиклмнопрстуфхцчшщыэюя")
      case "arabicAlpha": .letters("أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
      case "arabicAbjad": .letters("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
      case "hebrew1": .letters("אבגדהוזחטיכלמנסעפצקרשת")
      case "thaiLetters": .letters("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ")
      case "ordinal": .ordinal
      case "ordinalText": .ordinalText
      case "cardinalText": .cardinalText
      case "hex": .hex
      case "chicago": .repeated("*†‡§")
      case "numberInDash": .inDashes
      case "decimalZero": .padded(2)
      case "decimalFullWidth", "decimalFullWidth2": .digits("０１２３４５６７８９")
      case "hindiNumbers": .digits("०१२३४५६७८९")
      case "thaiNumbers": .digits("๐๑๒๓๔๕๖๗๘๙")
      case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2": .digits("〇一二三四五六七八九")
      case "koreanDigital": .digits("영일이삼사오육칠팔구")
      case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
        "taiwaneseCountingThousand":
        .chinese(digits: "〇一二三四五六七八九", units: "十百千")
      case "chineseLegalSimplified": .chinese(digits: "零壹贰叁肆伍陆柒捌玖", units: "拾佰仟")
      case "ideographLegalTraditional", "japaneseLegal": .chinese(digits: "零壹貳參肆伍陸柒捌玖", units: "拾佰仟")
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": .signs("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
      case "decimalEnclosedFullstop": .signs("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
      case "decimalEnclosedParen": .signs("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
      case "ideographEnclosedCircle": .signs("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
      case "ideographTraditional": .signs("甲乙丙丁戊己庚辛壬癸")
      case "ideographZodiac": .signs("子丑寅卯辰巳午未申酉戌亥")
      case "aiueoFullWidth": .letters("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
      case "aiueo": .letters("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ")
      case "irohaFullWidth": .letters("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン")
      case "iroha": .letters("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ")
      case "ganada": .letters("가나다라마바사아자차카타파하")
      case "chosung": .letters("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")
      case "custom": NumberFormat(example: custom ?? "")
      default: .decimal
      }
  }

  /// A format of Word 2010 given by its first numbers: "001, 002, 003, ...".
  private init(example: String) {
    let first = example.prefix { $0 != "," }
    self = first.count > 1 && first.allSatisfy { "0"..."9" ~= $0 } ? .padded(min(first.count, 9)) : .decimal
  }

  /// The number as it is written.
  func write(_ number: Int, language: String) -> String {
    switch self {
    case .none, .bullet: ""
    case .decimal: String(number)
    case .roman(let isUpper): NumberFormat.roman(number).map { isUpper ? $0 : $0.lowercased() } ?? String(number)
    case .letters(let alphabet): NumberFormat.letters(number, Array(alphabet)) ?? String(number)
    case .ordinal: NumberWords.ordinal(number, language)
    case .ordinalText: NumberWords.ordinalText(number, language) ?? String(number)
    case .cardinalText: NumberWords.cardinalText(number, language) ?? String(number)
    case .hex: String(number, radix: 16, uppercase: true)
    case .inDashes: "- \(number) -"
    case .padded(let width): NumberFormat.padded(number, width)
    case .digits(let digits): String(String(number).map { NumberFormat.sign($0, Array(digits)) })
    case .signs(let signs): 1...signs.count ~= number ? String(Array(signs)[number - 1]) : String(number)
    case .repeated(let signs): NumberFormat.letters(number, Array(signs)) ?? String(number)
    case .chinese(let digits, let units): NumberFormat.chinese(number, Array(digits), Array(units)) ?? String(number)
    }
  }

  /// a to z, then aa, bb to zz, then aaa: a letter is repeated, not counted on.
  ///
  /// After 30 of one letter it starts again.
  private static func letters(_ number: Int, _ alphabet: [Character]) -> String? {
    guard number > 0 else { return nil }
    let place = (number - 1) % (alphabet.count * 30)
    return String(repeating: alphabet[place % alphabet.count], count: place / alphabet.count + 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func sign(_ digit: Character, _ digits: [Character]) -> Character {
    digit.wholeNumberValue.flatMap { digits.indices.contains($0) ? digits[$0] : nil } ?? digit
  }

  /// Up to 9999, as counted aloud: a one before ten is silent, a gap is read as zero.
  private static func chinese(_ number: Int, _ digits: [Character], _ units: [Character]) -> String? {
    guard 1...9999 ~= number, digits.count == 10, units.count == 3 else { return nil }
    let places = String(number).compactMap(\.wholeNumberValue)
    var written = ""
    var hasGap = false
    for (index, digit) in places.enumerated() {
      guard digit > 0 else {
        hasGap = true
        continue
      }
      if hasGap { written.append(digits[0]) }
      hasGap = false
      let power = places.count - 1 - index
      if !(digit == 1 && power == 1 && index == 0) { written.append(digits[digit]) }
      if power > 0 { written.append(units[power - 1]) }
    }
    return written
  }

  private static let romanValues = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
  ]

  /// In capitals; nil beyond 1 to 32,767, the range of Word's numbers.
  private static func roman(_ number: Int) -> String? {
    guard 1...32_767 ~= number else { return nil }
    var rest = number
    var written = ""
    for (value, letters) in romanValues {
      written += String(repeating: letters, count: rest / value)
      rest %= value
    }
    return written
  }
}
