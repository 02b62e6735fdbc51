import Desk
import Glibc
import Text

/// The folders that documents are looked for in by their symbols: the one of the document that cites them, then the user's library.
struct Library {
  /// The folders, in the order in which they are looked through.
  let folders: [String]

  /// What stands beside documents and is none.
  private static let others = [".conote", ".conote-wal", ".conote-shm", ".conote-journal", "~", ".bak", ".tmp"]

  /// The folder of `document` and the one that the settings name, of which "~/" is the user's home.
  init(beside document: String, _ library: String?, in variables: Variables) {
    let folder = document.lastIndex(of: "/").map { String(document[...$0]) } ?? "./"
    var folders = [folder]
    if var library, !library.isEmpty {
      if library.hasPrefix("~/"), let home = variables["HOME"] { library = home + library.dropFirst() }
      folders.append(library.hasSuffix("/") ? library : library + "/")
    }
    self.folders = folders
  }

  /// The files whose names carry `symbol`: of the first folder that has any, those named most shortly first.
  func documents(called symbol: String) -> [DocumentFile] {
    for folder in folders {
      let names = fileNames(in: folder, ending: "").filter { name in
        !Self.others.contains(where: name.hasSuffix) && Library.carries(name, symbol)
      }
      let files = names.filter { Library.isFile(folder + $0) }
      guard !files.isEmpty else { continue }
      return files.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map {
        DocumentFile(path: folder == "./" ? $0 : folder + $0, name: $0, words: said("in \(folder)"))
      }
    }
    return []
  }

  /// Whether a file's name has a symbol in it as a word of its own: "PC0753Eb.docx", "2024_PC0753Eb rev.pdf", and for "A/RES/70/1"
  /// "A_RES_70_1-E.pdf", since no file's name has a slash.
  static func carries(_ name: String, _ symbol: String) -> Bool {
    func letters(_ text: some StringProtocol) -> [Character] {
      text.lowercased().filter { $0.isLetter || $0.isNumber }.map(\.self)
    }
    let wanted = letters(symbol)
    guard !wanted.isEmpty else { return false }
    let name = Array(name.lowercased())
    func isSign(_ index: Int) -> Bool { name.indices.contains(index) && (name[index].isLetter || name[index].isNumber) }
    for start in name.indices where isSign(start) && !isSign(start - 1) {
      var (at, found) = (start, 0)
      while at < name.count, found < wanted.count {
        if !isSign(at) {
          at += 1
          continue
        }
        guard name[at] == wanted[found] else { break }
        (at, found) = (at + 1, found + 1)
      }
      if found == wanted.count, !isSign(at) { return true }
    }
    return false
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path.system, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
