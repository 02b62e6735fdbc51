internal import Containers

/// What a part of an office file refers to (ISO/IEC 29500-2, 9.3).
final class PartRelations: XMLListener {
  /// Kind (the last word of the type) and place of each target, by id.
  private(set) var targets: [String: (kind: String, place: String)] = [:]

  private static let relationship = 0
  private static let vocabulary = XMLVocabulary(names: ["rel:Relationship"])

  /// Reads the part of that name; one that is not there has none.
  init(_ name: String, in archive: Archive) throws(ContainerError) {
    if archive.contains(name) { try archive.parse(name, Self.vocabulary, self) }
  }

  /// The place of the first target of a kind.
  func target(of kind: String) -> String? { targets.values.filter { $0.kind == kind }.map(\.place).min() }

  func start(_ name: Int, _ attributes: XMLAttributes) {
    guard name == Self.relationship, let id = attributes["Id"]?.string, let target = attributes["Target"]?.string,
      !(attributes["TargetMode"]?.equals("External") ?? false)
    else { return }
    targets[id] = (attributes["Type"]?.string.split(separator: "/").last.map(String.init) ?? "", target)
  }

  func end(_ name: Int) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
