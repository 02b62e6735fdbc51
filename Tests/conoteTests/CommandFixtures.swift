import Glibc
import Testing
import Text

@testable import conote

/// A folder of its own for one test, with a document in it; gone with the last use.
final class Desktop {
  let folder: String
  var environment = Environment()

  init() throws {
    var template = Array("/tmp/conote-test-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    environment.variables = ["XDG_DATA_HOME": folder + "/data"]
    environment.loginName = { "clerk" }
    environment.clock = { 1_712_136_600_000 }
  }

  deinit {
    for name in files { unlink(path(name)) }
    rmdir(folder)
  }

  /// The names of the files in the folder.
  var files: Set<String> {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: Set<String> = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.insert(name) }
    }
    return names
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { folder + "/" + name }

  /// Writes a file and returns its path.
  func put(_ text: String, as name: String = "PC0901Ea.txt") throws -> String {
    let file = try #require(fopen(path(name), "w"))
    defer { fclose(file) }
    fputs(text, file)
    return path(name)
  }

  /// Runs conote; the words are as a shell would hand them over.
  func run(_ words: String...) throws(Failure) -> Answer { try Program.run(words, in: environment) }
}

/// Runs conote where it must fail, and returns how it does.
func failure(_ run: () throws(Failure) -> Answer) -> Failure? {
  do throws(Failure) {
    _ = try run()
    return nil
  } catch {
    return error
  }
}

/// A working document of the usual form.
let workingDocument = """
  Permanent Technical Committee

  PC0901Ea

  -
  245th/246th Sessions
  -
  8 – 11 October 2024

  Brussels, 2 September 2024

  Sharing Rail Cargo Data Early

  (Item IV. on the Agenda)

  SUMMARY

  Purpose of document

  This document reports on the rail pilot and asks for advice.

  Action required of the Permanent Technical Committee

  The Committee is invited to take note.

  *

  *

  *

  I. Introduction

  1. The pilot was presented at the 88th Session of the Policy Commission (PC), held from 6 to 8 June 2023.
  2. It covers [three] [four [or five]] border stations.

  II. Progress

  3. Data arrived “two hours” before the train, and two hours are enough for most checks.
  4. Details are in PC0880E1a.

  III. Action required

  5. The Committee is invited to take note.
  """

/// The words of a line as a shell splits it, without redirections.
func shellWords(_ line: String) -> [String] {
  var words: [String] = []
  for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
    if index % 2 == 1 { words.append(String(part)) } else { words += part.split(separator: " ").map(String.init) }
  }
  return Array(words.prefix { $0 != "<" && $0 != ">" })
}

/// The path of a file of the package.
func packagePath(_ path: String, test: String = #filePath) -> String {
  test.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/" + path
}

/// A file of the package.
func committed(_ path: String) throws -> String {
  let file = try #require(fopen(packagePath(path), "r"))
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return String(decoding: bytes, as: UTF8.self)
}
