import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

/// Keys that nobody means, and more text than anybody writes.
@Suite struct StormTests {
  /// A source of chance that is the same in every run (SplitMix64).
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  @Test(arguments: 0..<6)
  func `any keys at any size leave a desk that can be drawn`(seed: UInt64) throws {
    var chance = Chance(state: seed)
    var session = try Fixture.session()
    let keys = Action.table.flatMap(\.keys) + ["e", "会", "é", "<lt>", "9", "<F12>", "<C-x>"]
    let sizes = [Size(1, 1), Size(2, 2), Size(20, 6), Size(59, 9), Size(80, 24), Size(200, 60)]
    for _ in 0..<1_500 {
      switch Int.random(in: 0..<40, using: &chance) {
      case 0: session.tell(.resized(sizes[Int.random(in: sizes.indices, using: &chance)]))
      case 1: session.tell(.pasted("pasted\n\u{202E}text \u{1B}[2J"))
      case 2: session.tell(.edited(Bool.random(using: &chance) ? nil : "edited"))
      default: session.press(keys[Int.random(in: keys.indices, using: &chance)])
      }
      #expect(session.desk.draw().size == session.desk.size)
    }
  }

  @Test func `what would make a text too long is refused whole, and the text stays`() throws {
    var session = try Fixture.session()
    session.press("4 <Enter> c")
    session.type("Kept")
    session.tell(.pasted(String(repeating: "x", count: Remark.sizeLimit)))
    #expect(session.desk.drafts.map(\.text) == ["Kept"] && session.effects.last == .bell)
    guard case .composer(let composer)? = session.desk.overlays.last else {
      Issue.record("no composer")
      return
    }
    #expect(composer.complaint?.contains("no room") == true)
    session.tell(.pasted(String(repeating: "x", count: Remark.sizeLimit - 4)))
    #expect(session.desk.drafts.first?.text.utf8.count == Remark.sizeLimit)
  }
}
