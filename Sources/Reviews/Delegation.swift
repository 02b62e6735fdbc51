/// What can be told of a delegation by its spelling.
public enum Delegation {
  /// Whether a reviewer can speak for `delegation`: a word of two letters must be a country's code, whatever the case; any other is an
  /// observer's name, and those are free.
  public static func isKnown(_ delegation: String) -> Bool {
    guard isCode(delegation) else { return true }
    let code = delegation.uppercased()
    return (countries + " " + others).split(separator: " ").contains { $0 == code }
  }

  /// Whether a delegation has the form of a code: two letters of ASCII.
  static func isCode(_ delegation: String) -> Bool {
    delegation.utf8.count == 2 && delegation.allSatisfy { $0.isASCII && $0.isLetter }
  }

  /// The officially assigned alpha-2 codes of ISO 3166-1:2020, as its maintenance agency lists them (iso.org/obp, "Country Codes").
  private static let countries = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA \
    CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA \
    GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS \
    MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS \
    RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW \
    TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """

  /// Codes in use that are assigned to no country: EU and UN are reserved for the unions of that name, XK is used for Kosovo.
  private static let others = "EU UN XK"
}
