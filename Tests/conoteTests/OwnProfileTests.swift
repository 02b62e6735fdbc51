import Glibc
import Synchronization
import Testing
import Text

@testable import conote

@Suite struct `Profiles of the user's own` {
  private let desktop: Desktop

  init() throws {
    desktop = try Desktop()
    desktop.environment.variables["XDG_CONFIG_HOME"] = desktop.folder
    for folder in ["conote", "conote/profiles"] { #expect(mkdir(desktop.path(folder), 0o700) == 0) }
  }

  private func clear(_ names: String...) {
    for name in names { unlink(desktop.path("conote/profiles/" + name)) }
    rmdir(desktop.path("conote/profiles"))
    rmdir(desktop.path("conote"))
  }

  private static let harbour = """
    { name: "harbour", organization: { abbreviation: "HA", names: ["Harbour Authority"] },
      bodies: [{ abbreviation: "FB", names: ["Ferry Board"] }] }
    """
  private static let paper =
    "Harbour Authority\n\nFerry Board\n\n3rd Meeting\n\nRules for ferries\n\n1. Ferries stop at night.\n"

  @Test func `are known to every command`() throws {
    defer { clear("harbour.json5") }
    _ = try desktop.put(Self.harbour, as: "conote/profiles/harbour.json5")
    let file = try desktop.put(Self.paper)
    #expect(try desktop.run("inspect", file).output.contains("Body          FB"))
    #expect(try desktop.run("timeline", file).output.contains("FB 3"))
    #expect(try desktop.run("snapshot", file, "--size", "80x24").output.contains("FB 3rd"))
  }

  @Test func `that cannot be used are told of in one line, and the others are used`() throws {
    defer { clear("harbour.json5", "broken.json5", "note.txt") }
    _ = try desktop.put(Self.harbour, as: "conote/profiles/harbour.json5")
    let broken = try desktop.put("{\n  name: \"broken\",\n  organization 3\n}", as: "conote/profiles/broken.json5")
    _ = try desktop.put("no profile", as: "conote/profiles/note.txt")
    let heard = Heard()
    desktop.environment.warn = { line in heard.lines.withLock { $0.append(line) } }
    #expect(try desktop.run("inspect", desktop.put(Self.paper)).output.contains("Body          FB"))
    #expect(heard.lines.withLock { $0.count } == 1)
    #expect(heard.lines.withLock { $0.first?.hasPrefix("\(broken):3: is not JSON5; ") } == true)
  }
}

private final class Heard: Sendable {
  let lines = Mutex<[String]>([])
}
