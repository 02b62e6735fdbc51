import Glibc
import Testing

@testable import Terminal

@Suite struct ClusterTests {
  init() { setlocale(LC_CTYPE, "C.UTF-8") }

  private func pieces(_ character: Character, columns: Int) -> [String] {
    Cluster(character, columns: columns).pieces.map { piece in
      let scalars = piece.scalars.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
      return "\(piece.column):" + String(String.UnicodeScalarView(scalars))
    }
  }

  @Test(
    arguments: [
      ("e\u{301}", 1, ["0:e\u{301}"]), ("会", 2, ["0:会"]), ("会", 1, ["0:\u{FFFD}"]), ("\u{301}", 1, ["0:\u{FFFD}"]),
      ("👩‍👩‍👧", 2, ["0:👩"]), ("a", 2, ["0:a", "1: "]),
    ] as [(Character, Int, [String])])
  func `a character is laid out in pieces that fill its columns`(character: Character, columns: Int, pieces: [String]) {
    #expect(self.pieces(character, columns: columns) == pieces)
  }

  @Test func `no piece has more marks than ncurses takes`() {
    let tower = Character("e" + String(repeating: "\u{301}", count: 40))
    let cluster = Cluster(tower, columns: 1)
    #expect(cluster.pieces.count == 1 && cluster.pieces[0].scalars.count == Cluster.limit)
  }
}
