public import Text

extension ReviewFile {
  /// Where the review of `document` lives: beside it, or in XDG_DATA_HOME when that folder cannot be written.
  ///
  /// A review that is there already decides: beside the document first.
  public static func path(for document: String, environment: Variables) -> String {
    let beside = document + ".conote"
    guard FileLook(beside) == nil, let folder = BaseDirectory.data.folder(in: environment) else { return beside }
    let (parent, name) = Files.split(document)
    let mark = BaseDirectory.mark(of: Files.absolute(parent) + "/" + name)
    let away = "\(folder)/\(name.prefix(utf8: 180))-\(mark).conote"
    if FileLook(away) != nil { return away }
    // SQLite puts its own files beside; 255 bytes is the longest name on Linux's file systems.
    let fits = name.utf8.count + ".conote-journal".utf8.count <= 255
    return fits && Files.canWrite(parent) ? beside : away
  }
}

extension String {
  /// The characters that fit into `limit` bytes.
  fileprivate func prefix(utf8 limit: Int) -> Substring {
    var bytes = 0
    return prefix { character in
      bytes += character.utf8.count
      return bytes <= limit
    }
  }
}
