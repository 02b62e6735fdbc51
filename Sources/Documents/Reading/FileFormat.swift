internal import Containers

/// What a file is, told by its content; its name decides only where formats are plain text alike.
enum FileFormat: Equatable {
  case office, pdf
  /// A compound file, which Word and its like wrote until 2007.
  case compound
  /// A format that pandoc reads, by pandoc's name for it; `isText` where pandoc wants its text in UTF-8.
  case pandoc(String, isText: Bool)
  case markdown, asciiDoc, text

  /// The format of `bytes` in a file of that name.
  init(_ bytes: [UInt8], name: String) {
    let ending = name.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() ?? ""
    if PDFReader.isMeant(by: bytes) {
      self = .pdf
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = FileFormat.archive(bytes)
    } else if bytes.starts(with: OfficeFile.compoundMark) {
      self = .compound
    } else if bytes.starts(with: Array("{\\rtf".utf8)) {
      self = .pandoc("rtf", isText: false)
    } else if FileFormat.isHTML(bytes) {
      self = .pandoc("html", isText: true)
    } else {
      self = FileFormat.text(bytes, ending)
    }
  }

  /// The formats that only a name's ending tells from text.
  private static let endings = [
    "htm": "html", "html": "html", "xhtml": "html", "rst": "rst", "org": "org", "tex": "latex", "latex": "latex",
    "textile": "textile", "mediawiki": "mediawiki", "dokuwiki": "dokuwiki", "dbk": "docbook", "fb2": "fb2",
    "opml": "opml", "muse": "muse", "t2t": "t2t", "ipynb": "ipynb", "creole": "creole", "jats": "jats",
  ]

  private static func text(_ bytes: [UInt8], _ ending: String) -> FileFormat {
    switch ending {
    case "md", "markdown": return .markdown
    case "adoc", "asciidoc", "asc": return .asciiDoc
    default: break
    }
    if let format = endings[ending] { return .pandoc(format, isText: true) }
    let head = bytes.prefix(4096)
    return bytes.starts(with: [0x3D, 0x20]) && AsciiDocReader.isMeant(by: String(decoding: head, as: UTF8.self))
      ? .asciiDoc : .text
  }

  /// What an archive is by what its first member says (EPUB 3.3, 4.2.6.1); the others are told by their parts.
  private static func archive(_ bytes: [UInt8]) -> FileFormat {
    let head = bytes.dropFirst(30).prefix(120)
    guard head.starts(with: Array("mimetype".utf8)) else { return .office }
    let type = String(decoding: head.dropFirst(8), as: UTF8.self)
    return type.hasPrefix("application/epub+zip") ? .pandoc("epub", isText: false) : .office
  }

  /// Whether a text begins as a page of the web does: with its type, or with one of its first elements.
  private static func isHTML(_ bytes: [UInt8]) -> Bool {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    let start = bytes.prefix(1024).drop { blanks.contains($0) }
    guard start.first == 0x3C else { return false }
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    return ["<!doctype html", "<html", "<head>", "<body"].contains { head.contains($0) }
  }
}

extension FileFormat {
  /// What stands in the file of that name, with the canonical text; the bytes are given back as soon as they are read.
  static func read(
    _ bytes: consuming [UInt8], name: String, progress: @escaping (Double) -> Bool
  ) throws(LoadError.Reason) -> (manuscript: Manuscript, text: String) {
    let bytes = bytes
    return try FileFormat(bytes, name: name).read(bytes, progress: progress)
  }

  /// What stands in `bytes`, with the canonical text.
  func read(
    _ bytes: [UInt8], progress: @escaping (Double) -> Bool
  ) throws(LoadError.Reason) -> (manuscript: Manuscript, text: String) {
    switch self {
    case .pdf: return try FileFormat.finished(PDFReader.read(bytes, progress: progress))
    case .office: if let office = try OfficeFile.read(bytes, progress: progress) { return FileFormat.finished(office) }
    case .compound:
      if let word = try OfficeFile.readCompound(bytes, progress: progress) { return FileFormat.finished(word) }
    case .pandoc(let format, isText: false):
      return try FileFormat.finished(PandocReader.read(bytes, format: format, progress: progress))
    case .pandoc, .markdown, .asciiDoc, .text: break
    }
    // What is no office file after all is told by its name as a text; most are none, and that is said.
    let decoding = try Decoding(bytes)
    var manuscript: Manuscript
    switch self {
    case .pandoc(let format, _):
      manuscript = try PandocReader.read(Array(decoding.text.utf8), format: format, progress: progress)
    case .asciiDoc: manuscript = AsciiDocReader.read(decoding.text)
    case .markdown: manuscript = MarkdownReader.read(decoding.text)
    default: manuscript = TextReader.read(decoding.text)
    }
    manuscript.findings = decoding.findings + manuscript.findings
    switch self {
    case .markdown, .text: return (manuscript, decoding.text)
    default: return (manuscript, manuscript.canonicalText)
    }
  }

  /// A manuscript with what is invisible in its text among the findings.
  private static func finished(_ manuscript: Manuscript) -> (manuscript: Manuscript, text: String) {
    let text = manuscript.text ?? manuscript.canonicalText
    var manuscript = manuscript
    manuscript.text = nil
    FileComment.quote(text, in: &manuscript.comments)
    manuscript.findings += Invisible.findings(in: text)
    return (manuscript, text)
  }
}
