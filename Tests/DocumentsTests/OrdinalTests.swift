import Testing

@testable import Documents

private func ordinals(_ text: String) -> [[Int]] {
  OrdinalFind.all(in: text, beside: Profile.common.meetingWords).map(\.ordinals)
}

@Test(arguments: [
  ("241st/242nd Sessions", [241, 242]), ("225 th /226 th Sessions", [225, 226]), ("143rd /144th", [143, 144]),
  ("143/144th", [143, 144]), ("201ST/202ND SESSIONS", [201, 202]), ("243rd-244th Sessions", [243, 244]),
  ("29th Meeting", [29]), ("twenty-sixth session", [26]), ("Twenty-First Session", [21]), ("twelfth meeting", [12]),
  ("ninety-ninth session", [99]), ("243ème/244ème sessions", [243, 244]), ("29e réunion", [29]), ("29ème", [29]),
  ("1ère session", [1]), ("1re session", [1]), ("Session 24", [24]), ("Sessions 143/144", [143, 144]),
  ("Session No. 7", [7]), ("XXIV session", [24]), ("XXIVe session", [24]), ("Session XIX", [19]),
  ("première session", [1]), ("vingt-sixième session", [26]), ("vingt et unième session", [21]),
  ("vingt-et-unième session", [21]), ("soixante-dixième session", [70]), ("soixante et onzième session", [71]),
  ("soixante-dix-septième session", [77]), ("quatre-vingtième session", [80]), ("quatre-vingt-unième session", [81]),
  ("quatre-vingt-dixième session", [90]), ("quatre-vingt-quinzième session", [95]),
  ("quatre-vingt-dix-neuvième session", [99]), ("29.ª reunión", [29]), ("29ª reunión", [29]),
  ("one hundred and second meeting", [102]), ("two hundredth session", [200]), ("cent-vingt-deuxième session", [122]),
  ("cent quatrième session", [104]), ("vigésima sexta reunión", [26]), ("vigesimosexto período", [26]),
  ("décima sesión", [10]),
])
func `a session number is read in every form`(text: String, expected: [Int]) {
  #expect(ordinals(text) == [expected])
}

@Test(arguments: [
  "24 delegates", "Session I", "the MIX session", "paragraph 24", "PC0753 session", "Part XI", "twenty", "",
])
func `a bare number away from a session is none`(text: String) {
  #expect(ordinals(text).isEmpty)
}

@Test func `two numbers joined by a word are two sessions`() {
  #expect(ordinals("the 15th and 16th sessions") == [[15], [16]])
}

@Test func `an ordinal says where it stands`() {
  let find = OrdinalFind.all(in: "À la 243ème/244ème session", beside: []).first
  #expect(find?.range == 5..<18)
}
