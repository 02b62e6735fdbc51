import Testing

@testable import Containers

/// Members that are inflated ahead of the parser.
struct LongMemberTests {
  private final class Places: XMLListener {
    var places: [Int] = []
    func start(_ name: Int, _ attributes: XMLAttributes) {
      if let place = attributes["v"]?.integer { places.append(place) }
    }
    func end(_ name: Int) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }

  private static let count = 200_000

  private func places(
    in end: String = "</b>", limits: Archive.Limits = Archive.Limits(), upTo most: Int = .max
  ) throws -> [Int] {
    let xml = "<b>" + (0..<Self.count).map { "<b v='\($0)'/>" }.joined() + end
    let archive = try Archive(Archive.packing([("long.xml", Array(xml.utf8))]), limits: limits)
    let places = Places()
    try archive.parse("long.xml", XMLVocabulary(names: ["b"], prefixes: [:]), places) { $0 <= most }
    return places.places
  }

  @Test func `all of one is parsed, in order`() throws { #expect(try places() == Array(0..<Self.count)) }

  @Test func `one that is stopped, broken or too large ends with the reason`() {
    #expect(throws: ContainerError.stopped) { try places(upTo: 1 << 20) }
    #expect(throws: ContainerError.damaged("long.xml is not well-formed XML at line 1")) { try places(in: "</a>") }
    var limits = Archive.Limits()
    limits.memberBytes = 2 << 20
    #expect(throws: ContainerError.excessive("long.xml inflates to more than 2 MiB")) { try places(limits: limits) }
  }
}
