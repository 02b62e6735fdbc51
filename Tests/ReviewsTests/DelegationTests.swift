import Reviews
import Testing

@Suite struct `A delegation` {
  @Test(arguments: ["AU", "au", "ZW", "AD", "EU", "UN", "XK", "ICC", "A1", "É2", "a", "", "World Shipping Council"])
  func `is known by its code, or is an observer`(delegation: String) {
    #expect(Delegation.isKnown(delegation))
  }

  @Test(arguments: ["ZZ", "zz", "UK", "Xx"])
  func `is unknown when two letters are no code`(delegation: String) {
    #expect(!Delegation.isKnown(delegation))
  }

  @Test func `has one of 249 codes and three in practice`() {
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    let codes = letters.flatMap { first in letters.map { first + $0 } }
    #expect(codes.count(where: Delegation.isKnown) == 252)
  }
}
