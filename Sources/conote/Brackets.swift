/// Square brackets, which hold what is still open to negotiation.
struct Brackets: Equatable {
  /// How many passages are bracketed.
  private(set) var open = 0
  /// How deep they nest.
  private(set) var depth = 0
  private var level = 0
  private var strays = 0

  /// Whether every bracket has its partner, be it in another paragraph.
  var isBalanced: Bool { level == 0 && strays == 0 }

  /// Counts the brackets of texts that follow each other.
  init(in texts: some Sequence<String>) {
    for text in texts { count(text) }
  }

  private mutating func count(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["):
        open += 1
        level += 1
        depth = max(depth, level)
      case UInt8(ascii: "]"):
        if level == 0 { strays += 1 } else { level -= 1 }
      default: break
      }
    }
  }
}
