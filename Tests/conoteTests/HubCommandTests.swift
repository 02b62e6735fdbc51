import Glibc
import TestServer
import Testing
import Text

@testable import conote

@Suite struct `The hub on the command line, without a server` {
  @Test(arguments: [
    ["hub"], ["hub", "init"], ["hub", "init", "postgresql:///x", "f.txt"], ["hub", "sync", "postgresql:///x"],
    ["hub", "join", "postgresql:///x"], ["hub", "invite", "postgresql:///x", "f.txt"],
    ["hub", "sync", "postgresql:///x", "f", "AU"],
  ])
  func `is explained when it makes no sense`(words: [String]) {
    let failure = failure { () throws(Failure) in try Program.run(words, in: Environment()) }
    #expect(failure?.status == .usage && failure?.message.contains("conote hub --help") == true)
  }

  @Test(arguments: ["init", "status"])
  func `takes no password`(word: String) {
    let failure = failure { () throws(Failure) in
      try Program.run(["hub", word, "postgresql://u:hidden@h/db"], in: Environment())
    }
    #expect(failure?.status == .usage && failure?.line.contains("PGPASSFILE") == true)
    #expect(failure?.line.contains("hidden") == false)
  }

  @Test func `is missed by nobody who has no network`() throws {
    let desktop = try Desktop()
    let file = try desktop.put(workingDocument)
    _ = try desktop.run("mark", file, "3", "agreed", "--delegation", "FR")
    let failure = failure { () throws(Failure) in try desktop.run("hub", "sync", "postgresql://127.0.0.1:1/db", file) }
    #expect(failure?.status == .unreadable)
    #expect(failure?.line.hasPrefix("conote: postgresql://127.0.0.1:1/db: cannot be reached (") == true)
    #expect(try desktop.run("status", file).output.contains("agreed"))
  }
}

@Suite(.enabled(if: TestServer.isInstalled, Comment(rawValue: TestServer.comment)))
struct `The hub on the command line` {
  @Test func `brings two delegations and the secretariat together`() throws {
    let server = try TestServer.shared.get()
    try psql(server, "postgres", "CREATE DATABASE command")
    let keeper = try Desktop()
    #expect(
      try keeper.run("hub", "init", server.url("command")).output.hasPrefix("\(server.url("command")): is a hub now\n"))
    #expect(try keeper.run("hub", "init", server.url("command")).output.hasSuffix("is a hub already, left as it is\n"))
    try psql(
      server, "command",
      """
      CREATE ROLE paris LOGIN; CREATE ROLE canberra LOGIN; CREATE ROLE officer LOGIN;
      SELECT conote.seat('paris', 'FR'), conote.seat('canberra', 'AU'), conote.seat('officer', 'Secretariat', 'secretariat')
      """)
    let desk = try Desktop()
    let deskFile = try desk.put(workingDocument)
    let deskURL = server.url("command", as: "officer")
    #expect(
      try desk.run("hub", "invite", deskURL, deskFile, "Secretariat", "FR", "AU", "FR").output == """
        PC0901Ea: Secretariat invited
        PC0901Ea: FR invited
        PC0901Ea: AU invited
        PC0901Ea: FR was invited before

        """)

    let paris = try Desktop()
    let canberra = try Desktop()
    let (parisFile, canberraFile) = (try paris.put(workingDocument), try canberra.put(workingDocument))
    let (parisURL, canberraURL) = (server.url("command", as: "paris"), server.url("command", as: "canberra"))
    _ = try paris.run("mark", parisFile, "3", "contested", "--delegation", "FR")
    _ = try paris.run("comment", parisFile, "--at", "3", "Why two?", "--delegation", "FR")
    _ = try canberra.run("mark", canberraFile, "3", "4", "agreed", "--delegation", "AU")
    _ = try canberra.run("mark", canberraFile, "5", "agreed", "--delegation", "JP")

    let before = try paris.run("hub", "status", parisURL, parisFile)
    #expect(
      before.status == .attention
        && before.output == "PC0901Ea: 2 operations here, 0 on the hub\n0 to receive, 2 to send\n")
    #expect(try paris.run("hub", "sync", parisURL, parisFile).output == "PC0901Ea: received 0, sent 2\n")
    let second = try canberra.run("hub", "sync", canberraURL, canberraFile)
    #expect(
      second.status == .done
        && second.output == """
          PC0901Ea: received 2, sent 2
          1 stay here: of other delegations than one's own, or of none

          """
    )
    #expect(try paris.run("hub", "sync", parisURL, parisFile, "--format", "json").output.contains("\"received\": 2"))
    #expect(try paris.run("hub", "sync", parisURL, parisFile).output == "PC0901Ea: received 0, sent 0\n")
    let after = try paris.run("hub", "status", parisURL, parisFile, "--format", "json")
    #expect(after.status == .done && after.output.contains("\"onHub\": 4"))
    #expect(try paris.run("status", parisFile).output.contains("contested"))
    #expect(try canberra.run("comments", canberraFile).output.contains("Why two?"))
    #expect(try paris.run("hub", "status", parisURL).output == "FR, delegation\n  PC0901Ea\n")

    let refused = failure { () throws(Failure) in try paris.run("hub", "invite", parisURL, parisFile, "JP") }
    #expect(refused?.status == .attention && refused?.message.contains("only the secretariat invites") == true)
    let absent = failure { () throws(Failure) in
      try paris.run("hub", "sync", parisURL, parisFile, "--hub-review", "PC0001Ea")
    }
    #expect(absent?.status == .unreadable && absent?.message.contains("no review 'PC0001Ea'") == true)
  }

  private func psql(_ server: TestServer, _ database: String, _ statements: String) throws {
    let psql = try #require(TestServer.programs) + "/psql"
    let words = [psql, "-qX", "-d", server.url(database), "-v", "ON_ERROR_STOP=1", "-c", statements]
    let (status, output) = try TerminalSession.run(words)
    #expect(status == 0, "\(output)")
  }
}
