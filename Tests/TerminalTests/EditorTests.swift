import Glibc
import Testing
import Text

@testable import Terminal

/// Editors that are commands of the shell; the file is their last argument.
@Suite struct EditorTests {
  private let folder: String

  init() throws {
    var template = Array("/tmp/conote-editor-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  /// What comes back from an editor, and what is left in its folder; the folder goes.
  private func edit(_ text: String, with command: String, limit: Int = 100) -> (
    Result<String?, TerminalError>, left: Int
  ) {
    let editor = Editor(["VISUAL": command, "TMPDIR": folder])
    let answer = Result { () throws(TerminalError) in try editor.edit(text, limit: limit) }
    var left = 0
    if let entries = opendir(folder) {
      while let entry = readdir(entries) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard !name.hasPrefix(".") else { continue }
        left += 1
        if unlink("\(folder)/\(name)") != 0 { rmdir("\(folder)/\(name)") }
      }
      closedir(entries)
    }
    rmdir(folder)
    return (answer, left)
  }

  @Test(arguments: [
    ("sh -c 'printf \"two\\nlines\\n\" > \"$1\"' edit", "two\nlines"), ("true", nil),
    ("sh -c 'printf new > \"$1.x\"; mv \"$1.x\" \"$1\"' edit", "new"),
  ])
  func `what was saved comes back, and nothing stays behind`(command: String, text: String?) {
    let (answer, left) = edit("one", with: command)
    #expect(answer == .success(text) && left == 0)
  }

  @Test(arguments: [
    ("sh -c 'rm \"$1\"' edit", "left no file; ", 0),
    ("sh -c 'echo kept > \"$1\"; exit 3' edit", "what was saved is in ", 1),
    ("false", "failed with status 1; ", 0), ("no-such-editor", "was not found; ", 0),
    ("sh -c 'printf \"\\377\" > \"$1\"' edit", "too long, or not UTF-8; ", 1),
    ("sh -c 'head -c 101 /dev/zero > \"$1\"' edit", "too long, or not UTF-8; ", 1),
    ("sh -c 'rm \"$1\"; mkfifo \"$1\"' edit", "too long, or not UTF-8; ", 1),
    ("sh -c 'rm \"$1\"; mkdir \"$1\"' edit", "too long, or not UTF-8; ", 1),
  ])
  func `what was saved and cannot be taken is left where the message says`(command: String, words: String, left: Int) {
    let (answer, stays) = edit("one", with: command)
    guard case .failure(let error) = answer else {
      Issue.record("\(command) was taken: \(answer)")
      return
    }
    #expect(error.description.contains(words) && stays == left, "\(error.description), \(stays) files")
  }

  @Test func `a folder that is not there is named with what to do`() {
    let editor = Editor(["VISUAL": "true", "TMPDIR": folder + "/none"])
    rmdir(folder)
    let error = #expect(throws: TerminalError.self) { try editor.edit("one", limit: 9) }
    #expect(error?.description.contains("set TMPDIR") == true)
  }
}
