import Testing

@testable import CellGrid

@Suite struct `Keys written one after the other` {
  @Test(
    arguments: [
      ("", []),
      ("j j", ["j", "j"]),
      ("]c", ["]", "c"]),
      ("gg", ["g", "g"]),
      ("9<Enter>", ["9", "<Enter>"]),
      ("]c<C-o>", ["]", "c", "<C-o>"]),
      (" ] c\t<Enter>\n<C-o> ", ["]", "c", "<Enter>", "<C-o>"]),
      ("a<lt>b", ["a", "<lt>", "b"]),
      ("a>b", ["a", ">", "b"]),
      ("< a<", ["<lt>", "a", "<lt>"]),
      ("<C->>", ["<C->>"]),
      ("<Enter>>", ["<Enter>", ">"]),
      ("<Enter><Enter>", ["<Enter>", "<Enter>"]),
      ("会議e\u{301}", ["会", "議", "é"]),
    ] as [(String, [String])])
  func `are told apart with and without blanks`(text: String, keys: [String]) throws {
    #expect(try Key.sequence(text).get() == keys.map { try #require(Key($0)) })
  }

  @Test(arguments: [
    ("j <Foo>", "<Foo>"), ("]c<Foo>x", "<Foo>"), ("9<Enter", "<Enter"), ("<>", "<>"), ("<<", "<<"),
  ])
  func `are refused by the spelling that names none`(text: String, bad: String) {
    #expect(Key.sequence(text) == .failure(Key.BadSpelling(spelling: bad)))
  }

  @Test(arguments: [
    Key("<"), Key(">"), Key(" "), Key(.character("<"), control: true), Key(.character(">"), control: true, alt: true),
    Key(.character("-"), alt: true), Key(.function(12), shift: true), Key(.pageUp),
  ])
  func `are read as they are spelt`(key: Key) throws {
    #expect(try Key.sequence("\(key)\(key)").get() == [key, key])
  }
}
