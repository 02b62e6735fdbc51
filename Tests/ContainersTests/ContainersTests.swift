import Containers
import Testing

struct ContainersTests {
  private func failure(_ body: () throws(ContainerError) -> Void) -> ContainerError? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }

  private func isExcessive(_ error: ContainerError?) -> Bool { if case .excessive = error { true } else { false } }
  private func isDamaged(_ error: ContainerError?) -> Bool { if case .damaged = error { true } else { false } }
  private func isRefused(_ error: ContainerError?) -> Bool { if case .refused = error { true } else { false } }

  @Test func `an archive gives back what was packed`() throws {
    let bytes = try Archive.packing([("a.xml", Array("first".utf8)), ("b/c.bin", []), ("é", [0, 255])])
    let archive = try Archive(bytes)
    #expect(archive.names == ["a.xml", "b/c.bin", "é"])
    #expect(try archive.bytes(of: "A.XML") == Array("first".utf8))
    #expect(try archive.bytes(of: "é") == [0, 255])
    #expect(!archive.contains("../a.xml"))
  }

  @Test func `a bomb is stopped by its ratio, its size and its members`() throws {
    let zeros = try Archive.packing([("zeros", [UInt8](repeating: 0, count: 1 << 20))])
    var limits = Archive.Limits()
    limits.ratioFloor = 1 << 16
    #expect(
      isExcessive(failure { () throws(ContainerError) in _ = try Archive(zeros, limits: limits).bytes(of: "zeros") }))
    limits = Archive.Limits()
    limits.memberBytes = 1 << 19
    #expect(
      isExcessive(failure { () throws(ContainerError) in _ = try Archive(zeros, limits: limits).bytes(of: "zeros") }))
    limits = Archive.Limits()
    limits.members = 0
    #expect(isExcessive(failure { () throws(ContainerError) in _ = try Archive(zeros, limits: limits) }))
    #expect(try Archive(zeros).bytes(of: "zeros").count == 1 << 20)
  }

  @Test func `two members of one name are refused, whatever their case`() throws {
    let bytes = try Archive.packing([("word/a.xml", [1]), ("WORD/A.xml", [2])])
    #expect(isRefused(failure { () throws(ContainerError) in _ = try Archive(bytes) }))
  }

  @Test func `a cut archive is damaged at every length`() throws {
    let bytes = try Archive.packing([("a.xml", Array("some text that is kept".utf8))])
    for length in 1..<bytes.count {
      #expect(isDamaged(failure { () throws(ContainerError) in _ = try Archive(Array(bytes[..<length])) }))
    }
  }

  @Test func `a changed byte is an error or changes nothing`() throws {
    let content = Array("some text that is kept".utf8)
    let bytes = try Archive.packing([("a.xml", content)])
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0xFF
      if let read = try? Archive(changed).bytes(of: "a.xml") { #expect(read == content) }
    }
  }

  /// Notes what a parser tells.
  private final class Notes: XMLListener {
    var told: [String] = []
    func start(_ name: Int, _ attributes: XMLAttributes) { told.append("<\(name) \(attributes["v"]?.string ?? "-")") }
    func end(_ name: Int) { told.append(">\(name)") }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) { told.append(String(decoding: bytes, as: UTF8.self)) }
  }

  private func parse(_ xml: String, pieces: Int = 1) throws(ContainerError) -> [String] {
    let notes = Notes()
    let vocabulary = XMLVocabulary(names: ["x:a", "b"], prefixes: ["urn:x": "x", "urn:y": "x"])
    let parser = try XMLParser("part.xml", vocabulary, notes)
    let bytes = Array(xml.utf8)
    let size = max(1, bytes.count / pieces)
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(bytes.count, start + size)])
      try piece.withUnsafeBufferPointer { (buffer) throws(ContainerError) in try parser.feed(buffer) }
    }
    try parser.finish()
    return notes.told
  }

  @Test(arguments: [1, 7, 60]) func `names are known by namespace, whatever their prefix`(pieces: Int) throws {
    let xml = "<q:a xmlns:q='urn:y' q:v='1&lt;2'><b v='3'/><c xmlns='urn:z'>é</c></q:a>"
    #expect(try parse(xml, pieces: pieces) == ["<0 1<2", "<1 3", ">1", "<-1 -", "é", ">-1", ">0"])
  }

  @Test(arguments: [
    "<!DOCTYPE b [<!ENTITY e 'x'>]><b>&e;</b>", "<!DOCTYPE b SYSTEM 'file:///etc/hostname'><b/>", "<!DOCTYPE b><b/>",
  ])
  func `a document type is refused`(xml: String) {
    #expect(isRefused(failure { () throws(ContainerError) in _ = try parse(xml) }))
  }

  @Test(arguments: ["", "<b>", "<b></a>", "<b>&e;</b>", "<b>&#0;</b>", "text", "<b/><b/>", "<b a='1' a='2'/>"])
  func `what is not well-formed is damaged`(xml: String) {
    #expect(isDamaged(failure { () throws(ContainerError) in _ = try parse(xml) }))
  }

  @Test func `depth, attributes and long tags have limits`() {
    let deep = String(repeating: "<b>", count: 10_000)
    let wide = "<b " + (0..<2_000).map { "a\($0)=''" }.joined(separator: " ") + "/>"
    let wider = "<b " + (0..<100_000).map { "a\($0)=''" }.joined(separator: " ") + "/>"
    let long = "<b v='" + String(repeating: "x", count: 10 << 20) + "'/>"
    for xml in [deep, wide, wider, long] {
      #expect(isExcessive(failure { () throws(ContainerError) in _ = try parse(xml, pieces: 200) }))
    }
  }

  @Test func `reading stops when it is told to`() throws {
    let archive = try Archive(try Archive.packing([("a.xml", Array("<b/>".utf8))]))
    let vocabulary = XMLVocabulary(names: [], prefixes: [:])
    #expect(
      failure { () throws(ContainerError) in try archive.parse("a.xml", vocabulary, Notes()) { _ in false } }
        == .stopped)
  }
}
