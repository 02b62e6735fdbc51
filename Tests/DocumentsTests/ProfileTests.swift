import Foundation
import Testing
import Text

@testable import Documents

@Test func `every profile can be read and has its symbols in order`() throws {
  #expect(
    Profile.all.map(\.name) == [
      "wco", "un", "unece", "unfccc", "wto", "imo", "codex", "iso", "itu", "eu", "ioc", "oasis",
    ])
  #expect(Profile.common.bodies.isEmpty)
  for profile in Profile.all { #expect(profile.symbolPatterns.count == profile.symbols.count) }
}

/// What a start reads instead of the JSON5; `RECORD_SCREENS=1` writes it anew.
@Test func `the shelf says what the profiles' files say`() throws {
  let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/Documents").standardized
  let names = ["common"] + ProfileShelf.shippedNames
  let files = try names.map { name in
    try Profile(json5: Array(Data(contentsOf: sources.appendingPathComponent("Profiles/\(name).json5"))))
  }
  #expect(files.map(\.name) == names)
  try expect(files.map(\.lines).joined(), in: sources.appendingPathComponent("Shelf/profiles.txt"))
  for file in files { #expect(Profile(named: file.name, in: Array(files.map(\.lines).joined().utf8)) == file) }
  var complete: [Profile] = []
  for file in files.dropFirst() {
    complete.append(file.complete(with: files[0]) { name in complete.first { $0.name == name } })
  }
  try expect(complete.map(ProfileIndex.lines).joined(), in: sources.appendingPathComponent("Shelf/clues.txt"))
}

private func expect(_ table: String, in file: URL) throws {
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
    try table.write(to: file, atomically: true, encoding: .utf8)
  }
  #expect(try String(contentsOf: file, encoding: .utf8) == table, "RECORD_SCREENS=1 writes it")
}

@Test func `a symbol's series is not the body of the same letters`() throws {
  let wco = try #require(Profile.all.first)
  #expect(wco.body(ofSeries: "PC")?.abbreviation == "PTC")
  #expect(wco.body(called: "PC")?.names.first == "Policy Commission")
  #expect(wco.body(ofSeries: "SP")?.abbreviation == "PC")
}

@Test(arguments: [
  ("PERMANENT TECHNICAL COMMITTEE", "PTC"), ("comité technique permanent", "PTC"),
  ("Commission de politique generale", "PC"),
])
func `a body is known by its names in every language and case`(name: String, body: String) throws {
  let wco = try #require(Profile.all.first)
  #expect(wco.body(called: name)?.abbreviation == body)
}

@Test func `no two bodies share a form`() {
  for profile in Profile.all {
    let forms = profile.bodies.flatMap { Set($0.forms.map(Profile.key)) }
    #expect(forms.count == Set(forms).count)
    #expect(Set(profile.bodies.compactMap(\.series)).count == profile.bodies.compactMap(\.series).count)
  }
}

@Test(arguments: [
  ["WORLD CUSTOMS ORGANIZATION", "Established in 1952"], ["Organisation mondiale des douanes"],
  ["Permanent Technical Committee", "PC0999Eb", "243rd/244th Sessions"], ["Comité technique permanent", "PC0999F"],
  ["# SP0999E1a", "Session of the PC"],
])
func `a masthead chooses the profile`(lines: [String]) {
  #expect(Profile.choose(for: lines)?.name == "wco")
}

@Test(arguments: [
  ["Minutes of the garden club", "Present: nine members"], ["PC users and the EC"], [],
  ["Council of Europe", "Report on rivers"], ["AB1234", "A part number"],
  ["Finance Committee", "Village of Rivermouth"],
])
func `a document of nobody known has no profile`(lines: [String]) {
  #expect(Profile.choose(for: lines) == nil)
}

@Test(arguments: [
  ("un", ["United Nations", "General Assembly", "Eighty-fifth session"]),
  ("unece", ["United Nations", "Economic Commission for Europe", "Inland Transport Committee"]),
  ("unfccc", ["Framework Convention on Climate Change", "Subsidiary Body for Implementation"]),
  ("wto", ["Organización Mundial del Comercio"]), ("imo", ["MARINE ENVIRONMENT PROTECTION COMMITTEE", "MEPC 90/3"]),
  ("codex", ["CODEX COMMITTEE ON FOOD HYGIENE", "CX/FH 31/57/5"]),
  ("iso", ["International Organization for Standardization"]),
  ("itu", ["Union internationale des télécommunications"]),
  ("eu", ["Council of the European Union", "ST 8123 2031 INIT"]),
  ("ioc", ["Intergovernmental Oceanographic Commission"]),
  ("oasis", ["CSAF Technical Committee", "See the OASIS calendar."]),
])
func `an opening chooses among the organizations`(name: String, lines: [String]) {
  #expect(Profile.choose(for: lines)?.name == name)
}

@Test func `an organization named in passing does not outweigh the header block`() {
  let lines = [
    "Permanent Technical Committee", "PC0999Eb",
    "The paper follows the Trade Facilitation Agreement of the World Trade Organization, and the United Nations know of it, as does everybody who reads it.",
  ]
  #expect(Profile.choose(for: lines)?.name == "wco")
}

@Test(arguments: [
  ("un", "A/C.3/78/L.12/Rev.1"), ("un", "A/RES/78/12"), ("un", "CRC/C/GC/26"),
  ("unece", "ECE/TRADE/C/CEFACT/2019/22/Rev.1"),
  ("unece", "Informal document GE.1 No.7 (2012)"), ("unfccc", "FCCC/SBSTA/2000/13"), ("unfccc", "1/CP.17"),
  ("wto", "IP/C/W/34/Add.3/Suppl.3"), ("wto", "TN/TF/W/165/Rev.8"), ("wto", "OFFICE(00)/39"), ("wto", "JOB(2012)/7"),
  ("imo", "III 2/1"), ("imo", "MSC 107/INF.4"), ("imo", "MSC-MEPC.1/Circ.4/Rev.4"), ("imo", "MSC.393(95)"),
  ("codex", "CX/FH 04/7"), ("codex", "CX/FAC 24/54/3"), ("codex", "CL 2016/19-NFSDU"), ("codex", "ALINORM 03/26"),
  ("iso", "ISO/IEC JTC 1 N 4054"), ("iso", "ISO/IEC JTC1/SC22/WG20 N849"), ("iso", "ISO 15000-5:2014"),
  ("itu", "T-REC-A.12-201611-I!!MSW"), ("itu", "ITU-T A.12"), ("itu", "TSAG-C17"), ("eu", "COM(2023) 454 final"),
  ("eu", "ST 12345 2000 ADD 1 COR 1"), ("eu", "16183/09"), ("ioc", "IOC/IODE-XXV/3"),
])
func `a symbol has the form that its organization gives it`(name: String, symbol: String) throws {
  let profile = try #require(ProfileShelf.shipped[name])
  let text = "see \(symbol), which"
  let whole = 4..<4 + symbol.unicodeScalars.count
  #expect(profile.symbolPatterns.contains { $0.matches(in: text).contains { $0.range == whole } })
}

private let harbour = """
  // A profile of the user's own.
  {
    name: "harbour", parent: "un",
    organization: { abbreviation: "HA", names: ["Harbour Authority"] },
    bodies: [{ abbreviation: "HC", names: ["Harbour Council"] }],
    symbols: ["HA-\\\\d+"],
  }
  """

@Test func `a user's profile stands beside the shipped ones and has what its parent has`() throws {
  let shelf = ProfileShelf(adding: [try Profile(Array(harbour.utf8), file: "harbour.json5")])
  let profile = try #require(shelf.choose(for: ["Harbour Authority", "Rules for ferries"]))
  #expect(profile.name == "harbour")
  #expect(profile.body(called: "harbour council")?.abbreviation == "HC")
  #expect(profile.body(called: "Assemblée générale")?.abbreviation == "UNGA")
  #expect(!profile.meetingWords.isEmpty)
  #expect(shelf.choose(for: ["WORLD CUSTOMS ORGANIZATION"])?.name == "wco")
}

@Test func `a user's profile of a shipped name stands in its place`() throws {
  let text =
    #"{ name: "wco", parent: "wco", organization: { abbreviation: "WCO", names: ["World Customs Organization"] }, bodies: [{ abbreviation: "NEW", names: ["Newest Working Party"] }] }"#
  let shelf = ProfileShelf(adding: [try Profile(Array(text.utf8), file: "wco.json5")])
  #expect(shelf.all.count(where: { $0.name == "wco" }) == 1)
  let profile = try #require(shelf.choose(for: ["World Customs Organization", "Newest Working Party"]))
  #expect(profile.body(called: "NEW") != nil)
  #expect(profile.body(called: "PTC") != nil)
}

@Test(arguments: [
  (#"{ name: "x" }"#, "organization.abbreviation"), (#"{ name: "x", organization: {} }"#, "organization.abbreviation"),
  (#"{ organization: { abbreviation: "X" } }"#, "name"),
  (#"{ name: "Big Name", organization: { abbreviation: "X" } }"#, "name"),
  (
    #"{ name: "x", organization: { abbreviation: "X" }, bodies: [{ abbreviation: "A" }, { names: ["B"] }] }"#,
    "bodies[1].abbreviation"
  ),
  (#"{ name: "x", organization: { abbreviation: "X" }, symbols: ["A", "("] }"#, "symbols[1]"),
  (#"{ name: "x", organization: { abbreviation: "X" }, bodies: 3 }"#, "bodies"),
  (#"{ name: "x", "#, nil),
])
func `what is wrong with a user's profile is told with file and key`(text: String, key: String?) {
  do {
    _ = try Profile(Array(text.utf8), file: "mine.json5")
    Issue.record("it was taken")
  } catch {
    #expect(error.key == key)
    #expect(error.description.hasPrefix("mine.json5:1: "))
  }
}

@Test(
  arguments: [
    ("{\n  name: \"x\",\n  organization: { abbreviation: 3 },\n}", 3, "organization.abbreviation"),
    ("// a\n{\n  name: \"x\" /* b\n */\n  organization: { abbreviation: \"X\" },\n}", 5, nil),
    (
      "{\n  name: \"x\", organization: { abbreviation: \"X\" },\n  bodies: [\n    { abbreviation: \"A\" },\n    {},\n  ],\n}",
      5, "bodies[1].abbreviation"
    ),
    ("{\n  name: 'x', organization: { abbreviation: 'X' },\n  symbols: ['a', '('],\n}", 3, "symbols[1]"),
    ("{\n  name: 'x',\n  organization: { abbreviation: 'X' }\n", 4, nil),
  ] as [(String, Int, String?)])
func `the line of what is wrong is told`(text: String, line: Int, key: String?) {
  do {
    _ = try Profile(Array(text.utf8), file: "mine.json5")
    Issue.record("it was taken")
  } catch {
    #expect(error.line == line)
    #expect(error.key == key)
  }
}
