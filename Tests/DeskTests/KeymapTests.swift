import CellGrid
import Documents
import Testing

@testable import Desk

/// Keys from a user's file.
@Suite struct KeymapTests {
  private func patched(_ text: String) -> (keymap: Keymap, problems: [String]) {
    let result = Keymap.standard.patched(by: Array(text.utf8), file: "keys.json5")
    return (result.keymap, result.problems.map(\.description))
  }

  private func action(_ keys: String, in context: Context, of keymap: Keymap) throws -> Keymap.Meaning {
    keymap.meaning(of: try Key.sequence(keys).get(), in: context)
  }

  @Test func `a file binds keys and takes them away, and the others stay`() throws {
    let (keymap, problems) = patched(
      """
      // mine
      {
        reader: { "<F5>": "timeline", "x": null, "g t": "top" },
        everywhere: { "<C-j>": "lineDown" },
      }
      """)
    #expect(problems.isEmpty)
    #expect(try action("<F5>", in: .reader, of: keymap) == .action(.timeline))
    #expect(try action("x", in: .reader, of: keymap) == .nothing)
    #expect(try action("x", in: .outline, of: keymap) == .action(.markContested))
    #expect(try action("g t", in: .reader, of: keymap) == .action(.top))
    #expect(try action("g g", in: .reader, of: keymap) == .action(.top))
    #expect(try action("<C-j>", in: .overlay, of: keymap) == .action(.lineDown))
    #expect(keymap.spellings(of: .timeline, in: .reader) == ["t", "<F5>"])
  }

  @Test(arguments: [
    ("{ reader: { \"<F5>\": \"timelin\" } }", "keys.json5:1: no action is called 'timelin'; did you mean 'timeline'?"),
    ("{\n raeder: {} }", "keys.json5:2: no place is called 'raeder'"),
    ("{ reader: {\n \"<F5>\": 5 } }", "keys.json5:2: '<F5>' must have the name of an action"),
    ("{ reader: {\n \"<Foo>\": \"find\" } }", "keys.json5:2: '<Foo>' is no key"),
    ("{ reader: { \"g\": \"find\" } }", "keys.json5:1: 'g' clashes with"),
    ("{ reader: { \"x y\": \"find\" } }", "keys.json5:1: 'x y' clashes with 'x' (markContested) in 'reader'"),
    ("{ reader: { \"] x\": \"find\",\n \"]x\": \"top\" } }", "are the same keys; keep one of them"),
    ("{ reader: { \"<F5>\": \"save\" } }", "keys.json5:1: save does nothing in 'reader'; it is for composer"),
    ("{ composer: { \"a\": \"save\" } }", "keys.json5:1: 'a' could not be typed any more in 'composer'"),
    ("{ reader: { \"<F5>\": null } }", "keys.json5:1: '<F5>' does nothing there"),
    ("{ reader: { \"q\": null, \"Z Z\": null } }", "no key would do quit in 'reader'"),
    ("{ reader: { \"q\": \"quit\" ", "keys.json5:1: not JSON5"), ("[1]", "keys.json5: every place must be an object"),
    ("", "not JSON5"),
  ])
  func `what of a file cannot be used is told with its line, and nobody is locked in`(text: String, problem: String)
    throws
  {
    let (keymap, problems) = patched(text)
    #expect(problems.count == 1 && problems[0].contains(problem), "\(problems)")
    #expect(!keymap.sequences(of: .quit, in: .reader).isEmpty)
  }

  @Test func `a key that was taken away can begin a sequence`() throws {
    let (keymap, problems) = patched("{ reader: { \"x\": null, \"x y\": \"find\" } }")
    #expect(problems.isEmpty)
    #expect(try action("x", in: .reader, of: keymap) == .prefix)
    #expect(try action("x y", in: .reader, of: keymap) == .action(.find))
  }

  @Test func `keys that were begun show what may follow, and Esc takes them back`() throws {
    var session = try Fixture.session()
    session.press("]")
    let text = session.desk.draw().text
    #expect(text.contains("c  Go to the next contested paragraph"))
    session.press("<Esc>")
    #expect(session.desk.pending.isEmpty && session.desk.message == nil)
  }

  @Test(arguments: Size.golden) func `what may follow stands above the status line`(size: Size) throws {
    var session = try Fixture.session(size.columns, size.rows)
    session.press("]")
    try expectScreen(session.desk.draw(), "continuations")
  }
}
