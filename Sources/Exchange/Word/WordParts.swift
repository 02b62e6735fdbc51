internal import Containers

/// The parts of a Word file that comments touch, as text; all others stay as they are.
struct WordParts {
  private let archive: Archive
  /// The part with the body.
  let document: String
  private let relations: PartRelations
  private let relationsName: String
  /// What is new or changed, by name.
  private var changed: [String: [UInt8]] = [:]

  private static let types = "[Content_Types].xml"
  private static let ending = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  /// A part that comments need beside the body.
  struct Kind {
    /// The last word of its relation's type, and its usual name.
    var name: String
    /// Its relation's type.
    var relation: String
    /// An empty one: its root without what stands in it.
    var root: String

    static let comments = Kind(
      name: "comments", relation: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
      root: "w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"")
    static let extended = Kind(
      name: "commentsExtended", relation: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
      root: "w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"")
    static let people = Kind(
      name: "people", relation: "http://schemas.microsoft.com/office/2011/relationships/people",
      root: "w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"")
  }

  /// Opens the file in an archive; `document` is the part with its body.
  init(_ archive: Archive, document: String) throws(ContainerError) {
    self.archive = archive
    self.document = document
    let steps = document.split(separator: "/")
    relationsName = (steps.dropLast() + ["_rels", (steps.last ?? "") + ".rels"]).joined(separator: "/")
    relations = try PartRelations(relationsName, in: archive)
  }

  /// The bytes of a part as they are now.
  func bytes(of name: String) throws(ContainerError) -> [UInt8] {
    if let bytes = changed[name] { return bytes }
    return try archive.bytes(of: name)
  }

  /// Puts a part in the place of what was there.
  mutating func set(_ name: String, _ bytes: [UInt8]) { changed[name] = bytes }

  /// What the part of a kind says already; empty where there is none.
  func content(of kind: Kind) throws(ContainerError) -> String {
    guard let name = self.name(of: kind) else { return "" }
    return String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// Adds elements to the part of a kind, which is made and made known where it is missing.
  mutating func add(_ elements: String, to kind: Kind) throws(ContainerError) {
    if let name = name(of: kind) {
      changed[name] = Array(try Self.inside(String(decoding: try bytes(of: name), as: UTF8.self), elements, name).utf8)
      return
    }
    let folder = document.split(separator: "/").dropLast().joined(separator: "/")
    let name = (folder.isEmpty ? "" : folder + "/") + kind.name + ".xml"
    let root = kind.root.prefix { $0 != " " }
    changed[name] = Array("\(Self.declaration)<\(kind.root)>\(elements)</\(root)>".utf8)
    let id = (1...).lazy.map { "conote\($0)" }.first { relations.targets[$0] == nil && !isGiven($0) } ?? "conote"
    let relation = "<Relationship Id=\"\(id)\" Type=\"\(kind.relation)\" Target=\"\(kind.name).xml\"/>"
    try extend(
      relationsName, with: relation,
      or: "Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"")
    let type = "<Override PartName=\"/\(name)\" ContentType=\"\(Self.ending)\(kind.name)+xml\"/>"
    try extend(
      Self.types, with: type, or: "Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"")
  }

  /// The file with what changed.
  func packed(in bytes: [UInt8]) throws(ContainerError) -> [UInt8] {
    try Archive.replacing(changed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, in: bytes)
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  private func isGiven(_ id: String) -> Bool {
    changed[relationsName].map { String(decoding: $0, as: UTF8.self).contains("\"\(id)\"") } ?? false
  }

  private func name(of kind: Kind) -> String? {
    let folder = document.split(separator: "/").dropLast().joined(separator: "/")
    let usual = (folder.isEmpty ? "" : folder + "/") + kind.name + ".xml"
    guard let target = relations.target(of: kind.name) else { return changed[usual] == nil ? nil : usual }
    let name = target.hasPrefix("/") ? String(target.dropFirst()) : (folder.isEmpty ? "" : folder + "/") + target
    return archive.contains(name) ? archive.names.first { $0.lowercased() == name.lowercased() } : nil
  }

  private mutating func extend(_ name: String, with element: String, or root: String) throws(ContainerError) {
    guard archive.contains(name) || changed[name] != nil else {
      changed[name] = Array("\(Self.declaration)<\(root)>\(element)</\(root.prefix { $0 != " " })>".utf8)
      return
    }
    changed[name] = Array(try Self.inside(String(decoding: try bytes(of: name), as: UTF8.self), element, name).utf8)
  }

  /// A part with elements put in before the end of its root.
  private static func inside(_ part: String, _ elements: String, _ name: String) throws(ContainerError) -> String {
    var rest = part[...]
    while let last = rest.last, last != ">" { rest.removeLast() }
    if rest.hasSuffix("/>"), let open = rest.lastIndex(of: "<") {
      let root = rest[rest.index(after: open)...].prefix { !$0.isWhitespace && $0 != "/" }
      return rest.dropLast(2) + ">" + elements + "</" + root + ">"
    }
    guard let end = rest.lastIndex(of: "<"), rest[end...].hasPrefix("</") else { throw .damaged("\(name) has no end") }
    return rest[..<end] + elements + rest[end...]
  }
}
