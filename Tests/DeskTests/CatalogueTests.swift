import Documents
import FoundationEssentials
import Testing
import Text

@testable import Desk

@Suite struct `The catalogue of French` {
  /// Literals of the desk that are no sentences: names of commands, of languages and of what is no text.
  private static let names: Set<String> = [
    "abcdefghijklmnopqrstuvwxyz", "conote", "theme ", "theme {}", "theme", "go", "find", "help", "re /", "{} - conote",
    "%PDF", "{\\rtf", "1re", "1er", "en",
    "fr", "posix",
    "{} {} in the file", "unchanged",
  ]

  /// What the desk says, wherever it is written.
  private static func sentences() throws -> Set<String> {
    var sentences: Set<String> = []
    for (name, source) in try SourceLiterals.files(under: "Desk") where name != "Keymap+File.swift" {
      for text in SourceLiterals(source).all.map(\.text) where isSentence(text) { sentences.insert(text) }
    }
    // What other modules say to it, they say as messages.
    let marks = [
      "Finding(", ".done(", ".failed(", "said(", "report(", "add(.note", "add(.warning", "begin(", "Waiting(",
      "oddity = ",
      ".fail(", ".documents(", ": Message {", "-> Message {", "-> Message? {", "[Message] = [", "Message = ",
    ]
    for module in ["Documents", "Reviews", "conote"] {
      for (_, source) in try SourceLiterals.files(under: module) where source.contains("import Text") {
        for text in SourceLiterals(source).inside(marks) where isSentence(text) { sentences.insert(text) }
      }
    }
    return sentences
  }

  /// Whether a literal has words, and is neither a key nor a name.
  private static func isSentence(_ text: String) -> Bool {
    guard !names.contains(text), !(text.hasPrefix("<") && text.hasSuffix(">")) else { return false }
    return text.replacing("{}", with: " ").split { !($0.isLetter && $0.isASCII) }.contains { $0.count > 1 }
  }

  private static func keys(for sentence: String) -> [String] { [sentence, "{} " + sentence] }

  @Test func `every sentence of the desk has a French one`() throws {
    let lines = Catalogue.french.lines
    let missing = try Self.sentences().filter { sentence in !Self.keys(for: sentence).contains { lines[$0] != nil } }
    #expect(missing.sorted() == [], "write them in Sources/Desk/Language/french.txt")
  }

  @Test func `no French sentence is left over`() throws {
    var written: Set<String> = []
    for module in ["Desk", "Documents", "Reviews", "conote"] {
      for (_, source) in try SourceLiterals.files(under: module) {
        for literal in SourceLiterals(source).all { written.formUnion(Self.keys(for: literal.text)) }
      }
    }
    // A session's outcomes are named by a profile.
    let profile = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Documents/Profiles/common.json5")
    let profiles = String(decoding: try Data(contentsOf: profile), as: UTF8.self)
    let unused = Catalogue.french.lines.keys.filter { !written.contains($0) && !profiles.contains("name: \"\($0)\"") }
    #expect(unused.sorted() == [])
  }

  @Test func `a French sentence takes what the English one takes`() {
    for (key, forms) in Catalogue.french.lines {
      let places = key.split(separator: "{}", omittingEmptySubsequences: false).count - 1
      #expect(forms.count == 1 || forms.count == 2 && places > 0, "\(key)")
      for form in forms {
        let arguments = (0..<places).map { "\u{E000}\($0)\u{E001}" }
        let filled = Catalogue.fill(form, with: arguments)
        #expect(arguments.allSatisfy { filled.components(separatedBy: $0).count == 2 }, "\(key)")
        #expect(places == 0 || !filled.contains("{}"), "\(key)")
      }
    }
  }

  @Test func `a French sign of two parts has a no-break space before it`() {
    for form in Catalogue.french.lines.values.joined() {
      let signs = zip(form, form.dropFirst()).filter { $0.0 == " " && ";:!»".contains($0.1) }
      #expect(signs.isEmpty && !form.contains("« ") && !form.contains("'"), "\(form)")
    }
  }

  @Test func `0 and 1 take the singular in French`() {
    func french(_ message: Message) -> String { Language.french.speaking { said(message) } }
    #expect([0, 1, 2].map { french("\($0, "comment")") } == ["0 commentaire", "1 commentaire", "2 commentaires"])
    #expect([0, 1, 2].map { french("\($0) open") } == ["0 ouvert", "1 ouvert", "2 ouverts"])
    #expect([0, 1, 2].map { said("\($0, "comment")") } == ["0 comments", "1 comment", "2 comments"])
  }

  @Test func `dates and numbers of sessions are written as people write them`() {
    func french(_ message: Message) -> String { Language.french.speaking { said(message) } }
    let april = TimelineFixture.days(2024, 4, 1, to: 3)
    #expect(french(april.message) == "du 1er au 3 avril 2024")
    #expect(french(april.start.message) == "1er avril 2024")
    #expect(french(april.shortMessage) == "1er–3 avr. 2024")
    #expect(french(TimelineFixture.month(2024, 8).when) == "courant août 2024")
    #expect(french(SessionEvent.ordinals([243, 244])) == "243e/244e")
    #expect(said(SessionEvent.ordinals([243, 244])) == "243rd/244th")
  }

  @Test(arguments: [
    ("fr", Language.french), ("fr_CA.UTF-8", .french), ("fr_BE@euro", .french), ("en_GB.UTF-8", .english),
    ("C.UTF-8", .english),
    ("POSIX", .english),
  ]) func `a locale names a language`(locale: String, language: Language) {
    #expect(Language(locale: locale) == language)
  }

  @Test(arguments: ["de_DE.UTF-8", "", "frr_DE", "_"]) func `a locale of another language names none`(locale: String) {
    #expect(Language(locale: locale) == nil)
  }
}
