import Testing
import Text

@testable import conote

@Suite struct `The table of subcommands` {
  @Test(arguments: Subcommand.all.map(\.name))
  func `gives every subcommand help of at most 80 columns`(name: String) throws {
    let text = try Program.run([name, "--help"], in: Environment()).output
    #expect(text.hasPrefix("conote \(name): "))
    #expect(text.contains("usage: conote"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("  conote ") })
    #expect(try Program.run(["help", name], in: Environment()).output == text)
  }

  @Test(arguments: Subcommand.all.map(\.name))
  func `names no option and no letter twice`(name: String) throws {
    let options = try #require(Subcommand.named(name)).options + [.help]
    #expect(Set(options.map(\.name)).count == options.count)
    let letters = options.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
    #expect(options.allSatisfy { !$0.help.isEmpty && !$0.help.hasSuffix(".") })
  }

  @Test func `has no two subcommands of one name`() {
    #expect(Set(Subcommand.all.map(\.name)).count == Subcommand.all.count)
  }

  @Test(arguments: Subcommand.all.flatMap { row in row.examples.map { (row.name, $0.words) } })
  func `shows examples that can be read`(name: String, words: String) throws {
    let subcommand = try #require(Subcommand.named(name))
    var parts = shellWords(words)
    if parts.first == name { parts.removeFirst() }
    _ = try Arguments(parts, for: subcommand)
  }

  @Test func `is told in full by the overview`() throws {
    let text = try Program.run(["--help"], in: Environment()).output
    for subcommand in Subcommand.all { #expect(text.contains("\n  \(subcommand.name) ")) }
  }
}

@Suite struct `Options and operands` {
  private func read(_ words: String...) throws(Failure) -> Arguments { try Arguments(words, for: .comments) }

  @Test func `may come in any order`() throws {
    let one = try read("f.txt", "--kind", "technical", "--open")
    #expect(one == (try read("--open", "--kind=technical", "f.txt")))
    #expect(one.operands == ["f.txt"])
    #expect(one.values == ["kind": "technical", "open": ""])
  }

  @Test func `of which two dashes end the options`() throws {
    #expect(try read("--", "--open").operands == ["--open"])
    #expect(try read("--open", "-").operands == ["-"])
  }

  @Test func `of which the last of several counts`() throws {
    #expect(try read("f", "--by", "AU", "--by", "CN").values == ["by": "CN"])
  }

  @Test func `may be cut short as long as they are clear`() throws {
    #expect(try read("f", "--form", "json").values == ["format": "json"])
  }

  @Test(arguments: [
    (["--x"], "unknown option '--x'; see 'conote comments --help'"),
    (["--x=3", "f"], "unknown option '--x'; see 'conote comments --help'"),
    (["-q"], "unknown option '-q'; see 'conote comments --help'"),
    (["--o"], "'--o' can mean --open or --orphaned; see 'conote comments --help'"),
    (["f", "--by"], "option '--by' needs X; see 'conote comments --help'"),
    (["--open=no"], "option '--open' takes no argument; see 'conote comments --help'"),
    (["--format", "xml"], "--format takes text, json, not 'xml'; see 'conote comments --help'"),
  ])
  func `that make no sense are told in one line`(words: [String], message: String) {
    #expect(throws: Failure(.usage, message)) { try Arguments(words, for: .comments) }
  }
}

@Suite struct `The program` {
  @Test(
    arguments: [
      ([], "no document; see 'conote --help'"),
      (["inspcet"], "unknown command 'inspcet'; see 'conote help'"),
      (["help", "inspcet"], "unknown command 'inspcet'; see 'conote help'"),
      (["inspect"], "inspect needs FILE; see 'conote inspect --help'"),
      (["inspect", "a", "b"], "'b' is too much for inspect, which takes FILE; see 'conote inspect --help'"),
      (["comment", "a"], "comment needs --at; see 'conote comment --help'"),
      (
        ["comment", "a", "9", "Say when."],
        "'Say when.' is too much for comment, which takes FILE [TEXT|-] --at; see 'conote comment --help'"
      ),
      (["mark", "a", "3"], "mark needs agreed|contested|reserved|none; see 'conote mark --help'"),
      (
        ["mark", "a", "3", "fine"],
        "the last word must be agreed, contested, reserved or none; see 'conote mark --help'"
      ),
      (
        ["snapshot", "a", "--size", "5"],
        "'5' is no size from 1x1 to 1000x1000; write 100x30; see 'conote snapshot --help'"
      ),
      (
        ["snapshot", "a", "--size", "5000x5000"],
        "'5000x5000' is no size from 1x1 to 1000x1000; write 100x30; see 'conote snapshot --help'"
      ),
      (["snapshot", "a", "--size", "5x5", "--keys", "j <Foo>"], "'<Foo>' names no key; see 'conote snapshot --help'"),
    ] as [([String], String)])
  func `refuses a command line that makes no sense`(words: [String], message: String) {
    #expect(throws: Failure(.usage, message)) { try Program.run(words, in: Environment()) }
  }

  @Test func `tells its version`() throws {
    #expect(try Program.run(["version"], in: Environment()) == Answer("conote \(Program.version)\n"))
    #expect(try Program.run(["--version"], in: Environment()) == Answer("conote \(Program.version)\n"))
  }

  @Test func `lets nothing on a command line drive the terminal`() {
    let failure = failure { () throws(Failure) in
      try Program.run(["inspect", "a\u{1B}[2J\n\u{202E}b"], in: Environment())
    }
    let line = failure?.line ?? ""
    #expect(failure?.status == .unreadable)
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }
}
