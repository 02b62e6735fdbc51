/// A composed text as a key by its bytes: a string as a key would be composed again whenever it is looked up.
struct ByteKey: Hashable {
  private let text: String

  /// Makes a key of a text in NFC.
  init(_ text: String) { self.text = text }

  static func == (one: ByteKey, other: ByteKey) -> Bool { one.text == other.text }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
