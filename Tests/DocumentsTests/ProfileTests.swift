import Foundation
import Testing

@testable import Documents

@Test func `every profile can be read and has its symbols in order`() throws {
  #expect(
    Profile.all.map(\.name) == [
      "wco", "un", "unece", "unfccc", "wto", "imo", "codex", "iso", "itu", "eu", "ioc", "oasis",
    ])
  #expect(Profile.common.bodies.isEmpty)
  for profile in Profile.all { #expect(profile.symbolPatterns.count == profile.symbols.count) }
}

/// The table is what a start reads instead of all profiles; `RECORD_SCREENS=1` writes it anew.
@Test func `the table of clues says what the profiles say`() throws {
  let table = Profile.all.map(ProfileIndex.lines).joined()
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/Documents/Profiles/index.txt").standardized
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
