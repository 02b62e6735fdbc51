import Glibc
import Testing
import Text

@Suite struct VariablesTests {
  @Test func `variables that are given are the only ones`() {
    let variables: Variables = ["TERM": "xterm", "EDITOR": ""]
    #expect(variables["TERM"] == "xterm")
    #expect(variables["EDITOR"] == "")
    #expect(variables["PATH"] == nil)
  }

  @Test func `the program's own variables are those that the system gave it`() {
    #expect(getenv("PATH").map { String(cString: $0) } == Variables.process["PATH"])
    #expect(Variables.process["NO=NAME"] == nil)
  }

  @Test func `a variable that is set hides the system's, and so does one that is taken away`() {
    var variables = Variables.process
    variables["PATH"] = "/bin"
    #expect(variables["PATH"] == "/bin")
    variables["PATH"] = nil
    #expect(variables["PATH"] == nil)
  }
}
