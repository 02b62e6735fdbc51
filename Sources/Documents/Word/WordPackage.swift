internal import Containers

/// A Word file as a package: parts and what they refer to (ISO/IEC 29500-2).
struct WordPackage {
  /// The archive that the parts are members of.
  let archive: Archive
  /// The part with the body.
  let document: String
  /// What the body's part refers to.
  let relations: WordRelations

  /// Opens the package in an archive; nil when its main part is no Word document.
  init?(_ archive: Archive) throws(ContainerError) {
    self.archive = archive
    let types = WordPartTypes()
    if archive.contains(WordPackage.typesPart) {
      try archive.parse(WordPackage.typesPart, WordName.vocabulary, types)
    }
    let root = try WordRelations(of: "", in: archive)
    guard let document = WordPackage.document(archive, types, root) else { return nil }
    self.document = document
    relations = try WordRelations(of: document, in: archive)
  }

  /// The part with the content types of the others.
  static let typesPart = "[Content_Types].xml"

  /// The main part: what the package says it is, or where nearly every program puts it.
  private static func document(_ archive: Archive, _ types: WordPartTypes, _ root: WordRelations) -> String? {
    let candidates = [root.part("officeDocument"), types.document, "word/document.xml"].compactMap { $0 }
    return candidates.first { archive.contains($0) && types.isWord($0) }
  }

  /// The part of a kind that the body refers to; where the reference is missing, the part that stands beside it under the usual name.
  func part(_ kind: String) -> String? {
    if let part = relations.part(kind), archive.contains(part) { return part }
    let usual = PartPath.resolve(kind + ".xml", from: document)
    return archive.contains(usual) ? usual : nil
  }

  /// Whether it carries macros.
  var hasMacros: Bool { archive.names.contains { $0.lowercased().hasSuffix("vbaproject.bin") } }
}

/// Names of parts and the way from one to another.
enum PartPath {
  /// The part that `target` means in `part`, as a member's name: no leading slash, no "." and "..".
  static func resolve(_ target: String, from part: String) -> String {
    var steps = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast().map(String.init)
    for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where step != "." {
      if step == ".." {
        _ = steps.popLast()
      } else {
        steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }

  /// The part that holds the relations of `part`.
  static func relations(of part: String) -> String {
    let steps = part.split(separator: "/")
    return (steps.dropLast() + ["_rels", (steps.last ?? "") + ".rels"]).joined(separator: "/")
  }
}

/// What a part refers to, inside the package and outside.
final class WordRelations: XMLListener {
  /// Where one reference leads.
  struct Target {
    /// The last word of its type: "comments", "hyperlink".
    var kind: String
    /// A part of the package, or an address outside.
    var place: String
    /// Whether it leads out of the package.
    var isExternal: Bool
  }
  /// The targets by id.
  private(set) var targets: [String: Target] = [:]
  private let source: String

  /// Reads the relations of `part`; a part without any has none.
  init(of part: String, in archive: Archive) throws(ContainerError) {
    source = part
    let name = PartPath.relations(of: part)
    if archive.contains(name) { try archive.parse(name, WordName.vocabulary, self) }
  }

  /// The first part of a kind.
  func part(_ kind: String) -> String? {
    targets.values.filter { $0.kind == kind && !$0.isExternal }.map(\.place).min()
  }

  func start(_ name: Int, _ attributes: XMLAttributes) {
    guard name == WordName.relationship.number, let id = attributes["Id"]?.string else { return }
    let target = attributes["Target"]?.string ?? ""
    let isExternal = attributes["TargetMode"]?.equals("External") ?? false
    let kind = attributes["Type"]?.string.split(separator: "/").last.map(String.init) ?? ""
    targets[id] = Target(
      kind: kind, place: isExternal ? target : PartPath.resolve(target, from: source), isExternal: isExternal)
  }

  func end(_ name: Int) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The content types of single parts.
private final class WordPartTypes: XMLListener {
  private var types: [String: String] = [:]

  /// The part that says it is the main part of a Word document.
  var document: String? {
    types.filter { $0.value.contains("wordprocessingml") && $0.value.contains(".main+xml") || isMacroMain($0.value) }
      .keys.min()
  }

  /// Whether a part is Word's as far as its type is known.
  func isWord(_ part: String) -> Bool {
    guard let type = types[part.lowercased()] else { return part.lowercased().hasPrefix("word/") }
    return type.contains("wordprocessingml") || isMacroMain(type) || type == "application/xml" || type == "text/xml"
  }

  private func isMacroMain(_ type: String) -> Bool {
    type.hasPrefix("application/vnd.ms-word.") && type.contains(".main+xml")
  }

  func start(_ name: Int, _ attributes: XMLAttributes) {
    guard name == WordName.partType.number, let part = attributes["PartName"]?.string.lowercased() else { return }
    types[PartPath.resolve(part, from: "")] = attributes["ContentType"]?.string.lowercased() ?? ""
  }

  func end(_ name: Int) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
