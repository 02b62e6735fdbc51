/// Turns offsets in bytes of UTF-8 into offsets in code points, each in constant time.
struct CodePointOffsets {
  private static let blockSize = 256

  private let bytes: UnsafeBufferPointer<UInt8>
  /// The code points before each block of `blockSize` bytes; empty for ASCII.
  private var before: [Int] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    guard !bytes.allSatisfy({ $0 < 0x80 }) else { return }
    before.reserveCapacity(bytes.count / Self.blockSize + 1)
    var count = 0
    for start in stride(from: 0, through: bytes.count, by: Self.blockSize) {
      before.append(count)
      count += starts(start..<min(bytes.count, start + Self.blockSize))
    }
  }

  subscript(byte: Int) -> Int {
    guard !before.isEmpty else { return byte }
    let block = byte / Self.blockSize
    return before[block] + starts(block * Self.blockSize..<byte)
  }

  /// How many code points start in `range`.
  private func starts(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
