import Testing
import Text

@testable import conote

@Test func `the picture in the README is what its command prints`() throws {
  let readme = try committed("README.md")
  let block = try #require(readme.split(separator: "```console\n").dropFirst().first?.split(separator: "```").first)
  let lines = block.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  let end = try #require(lines.firstIndex { !$0.hasSuffix("\\") })
  let command = lines[...end].map { $0.hasSuffix("\\") ? $0.dropLast() : $0 }.joined()
  let words = shellWords(command).dropFirst(2).map { $0.hasPrefix("samples/") ? packagePath($0) : $0 }
  var environment = Environment()
  environment.clock = { 1_712_136_600_000 }
  let picture = lines[(end + 1)...].map { $0 + "\n" }.joined()
  #expect(try Program.run(words, in: environment).output == picture, "the README shows another desk; put in this one")
}

@Test func `the commands in the README make sense`() throws {
  let block = try #require(committed("README.md").split(separator: "conote inspect FILE").dropFirst().first)
  for line in block.split(separator: "\n").prefix(while: { $0 != "```" }) where line.hasPrefix("conote ") {
    let words = shellWords(String(line.prefix { $0 != "#" })).dropFirst()
    let subcommand = try #require(words.first.flatMap(Subcommand.named))
    _ = try Arguments(Array(words.dropFirst()), for: subcommand)
  }
}
