import Testing

@testable import conote

@Suite struct `The reanchor command` {
  let desktop: Desktop
  let old: String
  let new: String

  init() throws {
    desktop = try Desktop()
    old = try desktop.put("The pilot covers three stations.\n\nSeals are optional.\n", as: "old.txt")
    new = try desktop.put("In brief\n\nThe pilot covers five stations.\n", as: "new.txt")
  }

  @Test func `answers each line in its order`() throws {
    let lines = """
      {"id":"a","start":4,"end":9}

      {"id":7,"start":0,"end":32,"note":"kept out"}
      {"id":"b","start":34,"end":53}
      """
    let answer = try run(lines).output.split(separator: "\n")
    #expect(answer.count == 3)
    #expect(answer[0].hasPrefix(#"{"id":"a","start":14,"end":19,"outcome":"unchanged","score":0."#))
    #expect(answer[1].hasPrefix(#"{"id":7,"start":10,"end":41,"outcome":"changed","score":0."#))
    #expect(answer[2].hasPrefix(#"{"id":"b","start":null,"end":null,"outcome":"orphaned","score":0."#))
  }

  @Test(arguments: [
    "no passage", "{}", #"{"id":"a","start":4}"#, #"{"id":"a","start":9,"end":4}"#, #"{"id":"a","start":-1,"end":4}"#,
    #"{"id":"a","start":0,"end":1000}"#, #"{"id":null,"start":0,"end":1}"#, #"{"id":"a","start":0,"end":1e99}"#,
    "\u{FFFD}",
  ])
  func `names the line that is no passage`(line: String) {
    let failure = failure { () throws(Failure) in try run(#"{"id":"a","start":4,"end":9}"# + "\n\n" + line + "\n") }
    #expect(failure?.status == .unreadable)
    #expect(failure?.message.hasPrefix("standard input:3: ") == true)
  }

  @Test func `says nothing to nothing`() throws {
    #expect(try run("").output.isEmpty)
  }

  private func run(_ input: String) throws(Failure) -> Answer {
    var environment = desktop.environment
    environment.standardInput = { _ in Array(input.utf8) }
    return try Program.run(["reanchor", old, new], in: environment)
  }
}
