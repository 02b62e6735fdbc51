import Digest
import Testing

// The examples of FIPS 180-4's companion, NIST "SHA-256 examples".
@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
])
func `digests are those of the standard`(text: String, digest: String) {
  #expect(SHA256.hex(text) == digest)
  #expect(SHA256.hex(Array(text.utf8)) == digest)
}

@Test(arguments: [1, 4095, 4096, 4097, 1_000_000])
func `bytes that are not in one piece give the same digest`(count: Int) {
  #expect(
    SHA256.hex(sequence(first: UInt8(97)) { $0 }.prefix(count)) == SHA256.hex(String(repeating: "a", count: count)))
}

@Test func `a million letters give the digest of the standard`() {
  let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
  #expect(SHA256.hex(String(repeating: "a", count: 1_000_000)) == digest)
}
