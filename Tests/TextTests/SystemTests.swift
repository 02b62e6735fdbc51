import Testing

@testable import Text

@Test(arguments: [
  Array("PC0753Eb.txt".utf8), Array("Réunion 会議".utf8), [0x72, 0xE9, 0x75], [0xFF, 0xFE], [0xC3], [0xE4, 0xBC, 0x2E],
  [0xED, 0xA0, 0x80], Array("\u{10FFE9}".utf8), [0x61, 0xC3, 0xA9, 0xE9, 0x0A, 0x1B],
])
func `a name of the system goes through a string without loss`(name: [UInt8]) {
  #expect(String(system: name).system == name.map { CChar(bitPattern: $0) } + [0])
}

@Test func `a byte that is no UTF-8 is shown as what cannot be shown`() {
  let name = String(system: [0x72, 0xE9, 0x75])
  #expect(!name.isUTF8)
  #expect(Clean(name).string == "r\u{FFFD}u")
  #expect(String(system: Array("été".utf8)).isUTF8)
}
