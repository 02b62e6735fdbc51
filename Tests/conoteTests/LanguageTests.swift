import Desk
import Testing
import Text

@testable import conote

@Suite struct `The language of the desk` {
  @Test func `is the one of the first variable that POSIX looks at`() {
    #expect(Language(["LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"]) == .french)
    #expect(Language(["LC_ALL": "", "LC_MESSAGES": "fr_CA", "LANG": "en_GB.UTF-8"]) == .french)
    #expect(Language(["LC_ALL": "C.UTF-8", "LANG": "fr_FR.UTF-8"]) == .english)
    #expect(Language(["LANG": "es_ES.UTF-8"]) == .english)
    #expect(Language([:]) == .english)
  }

  @Test func `can be set`() {
    #expect(Settings.read(Array("{ language: \"fr\" }".utf8), file: "s").settings.language == .french)
    let bad = Settings.read(Array("{\n  language: \"de\",\n}".utf8), file: "s")
    #expect(bad.settings.language == nil)
    #expect(bad.problems == ["s:2: language must be \"en\" or \"fr\""])
  }

  @Test func `is that of a snapshot, and listings stay English`() throws {
    let desktop = try Desktop()
    let file = try desktop.put("1. The Committee met.\n2. It decided nothing.\n")
    desktop.environment.variables["LC_ALL"] = "fr_FR.UTF-8"
    #expect(try desktop.run("snapshot", file, "--size", "80x10", "--keys", "J a").output.contains("✓ accepté 1"))
    #expect(try desktop.run("status", file).output.contains("open"))
  }
}
