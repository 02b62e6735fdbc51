/// The names that a listener knows, each with a small number; libxml2 interns names, so one is looked up as text only once.
public struct XMLVocabulary: Sendable {
  /// The number of every name that is not in the vocabulary.
  public static let unknown = -1
  private let prefixes: [String: String]
  private let numbers: [String: Int]

  /// Names as they are usually written ("w:p", or "Id" for one in no namespace), numbered from 0, and the prefix that each
  /// namespace stands under there, whatever prefix a document uses; without `prefixes` those of office documents.
  public init(names: [String], prefixes: [String: String]? = nil) {
    self.prefixes = prefixes ?? XMLVocabulary.commonPrefixes
    numbers = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The number of a name; nil stands for no namespace.
  func number(of local: String, in namespace: String?) -> Int {
    guard let namespace else { return numbers[local] ?? XMLVocabulary.unknown }
    guard let prefix = prefixes[namespace] else { return XMLVocabulary.unknown }
    return numbers["\(prefix):\(local)"] ?? XMLVocabulary.unknown
  }
}

/// Numbers of names found before, by the addresses of the interned strings; a newer name takes the place of an older one.
final class XMLNameCache {
  private struct Slot {
    var local: UnsafePointer<UInt8>?
    var namespace: UnsafePointer<UInt8>?
    var number = XMLVocabulary.unknown
  }
  private let vocabulary: XMLVocabulary
  private let slots: UnsafeMutableBufferPointer<Slot>
  /// How many names can have one of the 256 places and all be found there.
  private static let ways = 4

  init(_ vocabulary: XMLVocabulary) {
    self.vocabulary = vocabulary
    slots = .allocate(capacity: 256 * XMLNameCache.ways)
    slots.initialize(repeating: Slot())
  }

  deinit { slots.deallocate() }

  @inline(__always)
  func number(of local: UnsafePointer<UInt8>, in namespace: UnsafePointer<UInt8>?) -> Int {
    // Interned names lie close together, one or two letters long: every bit of their addresses counts.
    let address = UInt(bitPattern: local) ^ UInt(bitPattern: namespace) << 20
    let place = Int((address &* 0x9E37_79B9_7F4A_7C15) >> 56) * XMLNameCache.ways
    for index in place..<place + XMLNameCache.ways
    where slots[index].local == local && slots[index].namespace == namespace {
      return slots[index].number
    }
    return find(local, namespace, place)
  }

  private func find(_ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?, _ place: Int) -> Int {
    let number = vocabulary.number(of: String(cString: local), in: namespace.map { String(cString: $0) })
    for index in (place + 1..<place + XMLNameCache.ways).reversed() { slots[index] = slots[index - 1] }
    slots[place] = Slot(local: local, namespace: namespace, number: number)
    return number
  }
}
