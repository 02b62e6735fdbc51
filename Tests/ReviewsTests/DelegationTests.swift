import Reviews
import Testing

@Suite struct `A delegation` {
  @Test(arguments: ["AU", "au", "ZW", "AD", "EU", "UN", "XK", "ICC", "A1", "É2", "a", "", "World Shipping Council"])
  func `is known by its code, or is an observer`(delegation: String) {
    #expect(Delegation.isKnown(delegation))
  }

  @Test(arguments: ["ZZ", "zz", "QQ", "Xx"])
  func `is unknown when two letters are no code`(delegation: String) {
    #expect(!Delegation.isKnown(delegation))
  }

  @Test(arguments: [
    ("fr", "FR"), ("FRA", "FR"), ("France", "FR"), ("la  France", "FR"), ("Francia", "FR"), ("uk", "GB"),
    ("Royaume-Uni", "GB"),
    ("cote d'ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Republic of Korea", "KR"), ("Korea, Republic of", "KR"),
    ("The Netherlands", "NL"), ("Union européenne", "EU"), ("ICC", nil), ("Frances", nil), ("", nil),
  ])
  func `that is a country's has its code, however it is named`(name: String, code: String?) {
    #expect(Delegation.code(of: name) == code)
  }

  @Test func `has one of 249 codes and three in practice`() {
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    let codes = letters.flatMap { first in letters.map { first + $0 } }
    #expect(codes.count { Delegation.code(of: $0) == $0 } == 252)
  }
}
