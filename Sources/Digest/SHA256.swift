internal import CMD

/// SHA-256 (FIPS 180-4), by libmd.
public enum SHA256 {
  /// The digest of `bytes` as 64 lower-case hexadecimal digits.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var context = SHA2_CTX()
    SHA256Init(&context)
    let whole: Void? = bytes.withContiguousStorageIfAvailable { SHA256Update(&context, $0.baseAddress, $0.count) }
    if whole == nil { update(&context, with: bytes) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(SHA256_DIGEST_LENGTH)) { digest in
      SHA256Final(digest.baseAddress, &context)
      return hexadecimal(digest)
    }
  }

  /// The digest of the UTF-8 of `text` as 64 lower-case hexadecimal digits.
  public static func hex(_ text: String) -> String { hex(text.utf8) }

  /// Digests bytes that are not in one piece, a block at a time.
  private static func update(_ context: inout SHA2_CTX, with bytes: some Sequence<UInt8>) {
    var block: [UInt8] = []
    block.reserveCapacity(4096)
    for byte in bytes {
      block.append(byte)
      if block.count == 4096 {
        SHA256Update(&context, block, block.count)
        block.removeAll(keepingCapacity: true)
      }
    }
    SHA256Update(&context, block, block.count)
  }

  private static func hexadecimal(_ digest: UnsafeMutableBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: 2 * digest.count) { text in
      let digits: StaticString = "0123456789abcdef"
      for (index, byte) in digest.enumerated() {
        text[2 * index] = digits.utf8Start[Int(byte >> 4)]
        text[2 * index + 1] = digits.utf8Start[Int(byte & 15)]
      }
      return 2 * digest.count
    }
  }
}
