import Documents
import FoundationEssentials
import Testing
import Text

struct LoadingTests {
  private func reason(_ bytes: [UInt8]) -> LoadError.Reason? {
    do {
      _ = try Document.parse(bytes, name: "file")
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `what is not text is told by what it looks like`() {
    #expect(reason(Array("SQLite format 3\0".utf8)) == .notText("a SQLite file, perhaps a review file"))
    #expect(reason([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) == .notText("a PNG image"))
    #expect(reason([0x61, 0, 0, 0, 0x62, 0x63]) == .notText(nil))
  }

  @Test(arguments: ["", "\n\n \t\n", "\u{FEFF}"]) func `a blank file is empty`(text: String) {
    #expect(reason(Array(text.utf8)) == .empty)
  }

  @Test func `other encodings are read, with a finding`() throws {
    let text = "1. Café “first”.\r\n2. Zoë.\r"
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = []
    for unit in text.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let windows =
      Array("1. Caf".utf8) + [0xE9, 0x20, 0x93] + Array("first".utf8) + [0x94] + Array(".\r\n2. Zo".utf8) + [
        0xEB, 0x2E, 0x0D,
      ]
    for bytes in [little, windows, Array("\u{FEFF}\(text)".utf8)] {
      let document = try Document.parse(bytes, name: "a.txt")
      #expect(document.text == "1. Café “first”.\n2. Zoë.\n")
    }
    #expect(try Document.parse(little, name: "a").findings.first?.message.english.contains("UTF-16") == true)
    #expect(try Document.parse(windows, name: "a").findings.first?.message.english.contains("Windows-1252") == true)
    let plain = "1. First paragraph of all.\n"
    let unmarked = plain.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try Document.parse(unmarked, name: "a").text == plain)
  }

  @Test func `canonical text is composed`() throws {
    let one = try document("1. Cafe\u{301}.\n")
    let other = try document("1. Café.\n")
    #expect(one.revision == other.revision)
    #expect(one.revision.count == 64)
  }

  @Test func `characters that drive a terminal are told`() throws {
    let findings = try document("1. A\u{1B}(B.\n2. B\u{202E}C\u{200B}.\n").findings
    #expect(findings.map(\.line) == [1, 2, 2])
    #expect(findings.allSatisfy { $0.severity == .warning })
  }

  @Test func `every reason is one line that says what to do`() {
    let reasons: [LoadError.Reason] = [
      .missing, .folder, .notPermitted, .empty, .tooLarge(bytes: 1 << 31), .notText(nil), .notText("a PDF"),
    ]
    for reason in reasons {
      let text = LoadError(path: "a.txt", reason: reason).description
      #expect(text.hasPrefix("a.txt: ") && text.contains("; ") && !text.contains("\n"))
    }
  }

  @Test func `files that cannot be read are told apart`() throws {
    func reason(_ path: String) -> LoadError.Reason? {
      do {
        _ = try Document.load(path)
        return nil
      } catch {
        return error.reason
      }
    }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "conote-loading-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "a.txt").path
    try Data("1. Text.\n".utf8).write(to: folder.appending(path: "a.txt"))
    #expect(try Document.load(file).paragraphs.map(\.label) == ["1."])
    #expect(reason(folder.path) == .folder)
    #expect(reason(file + "x") == .missing)
    #expect(reason(file + "/x") == .missing)
    if case .other? = reason("/dev/null") {} else { Issue.record("a device is no document") }
  }

  @Test(arguments: ["2(b)", "2(B)", "para_2__list_b", " 2(b) "]) func `a part is cited by address or id`(
    citation: String
  ) throws {
    let document = try document(workingDocument)
    let index = try #require(document.paragraph(cited: citation))
    #expect(document.paragraphs[index].address == "2(b)")
  }

  @Test func `citations`() throws {
    let document = try document(workingDocument)
    func address(_ citation: String) -> String? {
      document.paragraph(cited: citation).map { document.paragraphs[$0].address }
    }
    #expect(address("5.") == "5")
    #expect(address("annex i/2") == "Annex I/2")
    #expect(address("Summary/1") == "Summary/1")
    #expect(address("99") == nil)
    #expect(address("") == nil)
  }
}
