import Documents
import Testing

@testable import conote

@Suite struct `Inspecting a document` {
  @Test func `gives the header in the fixed order`() throws {
    let desktop = try Desktop()
    let json = try desktop.run("inspect", desktop.put(workingDocument), "--format", "json").output
    #expect(
      json.hasPrefix(
        """
        {
          "header": {
            "symbol": "PC0901Ea",
            "organization": "WCO",
            "body": "PTC",
            "sessionOrdinals": [
              245,
              246
            ],
            "sessionDates": {
              "start": "2024-10-08",
              "end": "2024-10-11"
            },
            "place": "Brussels",
            "documentDate": "2024-09-02",
            "title": "Sharing Rail Cargo Data Early",
            "agendaItem": "IV"
          },
          "headings": [
        """))
  }

  @Test func `has the members of the schema, absent ones null`() throws {
    let desktop = try Desktop()
    let json = try desktop.run("inspect", desktop.put(workingDocument), "--format", "json").output
    let members = json.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { $0.split(separator: "\"")[1] }
    #expect(
      members == [
        "header", "headings", "paragraphs", "timeline", "references", "comments", "counts", "brackets", "findings",
      ])
    #expect(json.contains("\"label\": null"))
    #expect(json.contains("\"comments\": [],"))
  }

  @Test func `names where a meeting and a symbol are mentioned`() throws {
    let desktop = try Desktop()
    let document = try Document.opened(desktop.put(workingDocument), in: desktop.environment)
    #expect(document.references.map { document.paragraphs[$0.paragraph].citedAs } == ["4."])
    #expect(document.timeline.map { document.mentions(of: $0, named: \.citedAs) } == [["1."], ["header"]])
  }

  @Test func `lists the meetings, the document's own with a sign`() throws {
    let desktop = try Desktop()
    #expect(
      try desktop.run("timeline", desktop.put(workingDocument)).output == """
          2023-06-06/08  PC 88        Policy Commission              presented  1
        * 2024-10-08/11  PTC 245/246  Permanent Technical Committee             header

        """)
  }

  @Test func `gives the timeline as JSON`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    let json = try desktop.run("timeline", file, "--format", "json").output
    #expect(
      json.hasPrefix(
        "[\n  {\n    \"body\": \"PC\",\n    \"name\": \"Policy Commission\",\n    \"ordinals\": [\n      88\n    ],"))
  }

  @Test func `shows an overview`() throws {
    let desktop = try Desktop()
    let text = try desktop.run("inspect", desktop.put(workingDocument)).output
    for part in [
      "Symbol", "PC0901Ea", "\nHeadings\n", "I. Introduction", "open brackets 3, nested 2 deep", "\nReferences\n",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test(arguments: ["nothing.txt", "", "/"])
  func `says why a file is no document`(name: String) throws {
    let desktop = try Desktop()
    let failure = failure { () throws(Failure) in try desktop.run("inspect", desktop.path(name)) }
    #expect(failure?.status == .unreadable)
    #expect(failure?.message.contains(desktop.folder) == true)
  }

  @Test func `lets no content drive the terminal`() throws {
    let desktop = try Desktop()
    let file = try desktop.put("Report\n\n1. A\u{1B}]0;x\u{7} \u{202E}word\u{9B}31m.\n2. Next.\n")
    for words in [["inspect", file], ["inspect", file, "--format", "json"], ["status", file], ["timeline", file]] {
      let text = try Program.run(words, in: desktop.environment).output
      #expect(
        !text.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || 0x7F...0x9F ~= $0.value || $0 == "\u{202E}") }
      )
    }
  }
}
