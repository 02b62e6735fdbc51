import Documents
import Testing

@testable import Reviews

private let document = Document.of("The Committee met.", "It took note.")
private let passage = Anchor(in: document, paragraph: 0, passage: 4..<13)

@Suite struct OperationTests {
  @Test func `the canonical form is one object without white space, its members sorted`() {
    let operation = Operation(
      stamp: Stamp(milliseconds: 1_712_000_000_000, counter: 2), reviewer: reviewers[0], revision: "r1",
      content: .comment(passage, Remark(kind: .technical, text: "Which one?\n\"PTC\"")))
    #expect(
      String(decoding: operation.bytes, as: UTF8.self)
        == #"{"anchor":{"address":"1","end":13,"exact":"Committee","paragraph":"para_1","prefix":"The ","revision":"r1","start":4,"suffix":" met."},"#
        + #""kind":"comment","remark":{"kind":"technical","text":"Which one?\n\"PTC\""},"#
        + #""reviewer":{"delegation":"AU","name":"first"},"revision":"r1","stamp":{"counter":2,"milliseconds":1712000000000},"version":1}"#
    )
    #expect(operation.id == "29b5f8877613abcabd16505f8762af224a0d1e93fe332b19aed39860642cf902")
  }

  @Test(
    arguments: [
      .comment(passage, Remark(kind: .editorial, text: "a\nb", proposal: "Meeting\t\u{202E}")),
      .comment(Anchor(in: document, paragraph: 1), Remark(text: "")),
      .reply(to: "x", text: "yes"), .edit(target: "x", Remark(text: "no")), .withdraw(target: "x"),
      .resolve(target: "x", disposition: .modified, observation: ""), .reopen(target: "x"),
      .position(Anchor(in: document, paragraph: 1), .none), .undo(target: "x"), .unknown(kind: "seal"),
    ] as [Operation.Content])
  func `what is written is read again`(content: Operation.Content) throws {
    for reviewer in reviewers {
      let written = Operation(
        stamp: Stamp(milliseconds: 5, counter: 1), reviewer: reviewer, revision: "r1", content: content)
      let read = try Operation(bytes: written.bytes)
      #expect(read.content == content && read.id == written.id && read.bytes == written.bytes)
      #expect(read.stamp == written.stamp && read.reviewer == reviewer && read.revision == "r1")
    }
  }

  @Test func `texts that differ only in composition and line ends make one operation`() throws {
    let one = Operation(1, 0, .reply(to: "x", text: "re\u{301}union\r\nclose\rend\n"))
    let other = Operation(1, 0, .reply(to: "x", text: "r\u{E9}union\nclose\nend\n"))
    #expect(one.bytes == other.bytes)
    #expect(try Operation(bytes: one.bytes).content == one.content)
  }

  @Test func `a reviewer is the same however the name was typed`() {
    #expect(Reviewer(name: " Rene\u{301}  A ", delegation: "fr") == Reviewer(name: "Ren\u{E9} A", delegation: "FR"))
    #expect(Reviewer(name: "A", delegation: " \n").delegation == nil)
  }

  @Test(arguments: [
    #"{"version":1,"kind":"seal","stamp":{"milliseconds":7,"counter":0},"reviewer":{"name":"first","delegation":"AU"},"revision":"r1","wax":[1,{"red":null}]}"#,
    #"{"version":2,"kind":"comment","stamp":{"milliseconds":7,"counter":0},"reviewer":{"name":"first","delegation":"AU"},"revision":"r1"}"#,
  ])
  func `what a newer version wrote is kept byte by byte`(text: String) throws {
    let operation = try Operation(bytes: Array(text.utf8))
    guard case .unknown = operation.content else { return #expect(Bool(false)) }
    #expect(
      operation.bytes == Array(text.utf8) && operation.stamp.milliseconds == 7 && operation.reviewer == reviewers[0])
    #expect(Review([operation]) == Review([]))
  }

  @Test func `a member that is not known is no error, and part of the identity`() throws {
    let plain = Operation(1, 0, .undo(target: "x"))
    let text = String(decoding: plain.bytes, as: UTF8.self)
    let other = try Operation(bytes: Array("{\"colour\":\"red\",\(text.dropFirst())".utf8))
    #expect(other.content == plain.content && other.id != plain.id)
  }

  @Test(
    arguments: [
      ("", "no JSON object in UTF-8"), ("[]", "no JSON object in UTF-8"), ("{", "no JSON object"),
      ("{}", "stamp is missing"),
      (with("kind", "7"), "kind is of the wrong type"), (with("version", "0.5"), nil),
      (with("stamp", #"{"milliseconds":-1,"counter":0}"#), "stamp is out of bounds"),
      (with("stamp", #"{"milliseconds":253402300800000,"counter":0}"#), "stamp is out of bounds"),
      (with("stamp", #"{"milliseconds":1e99,"counter":0}"#), nil),
      (with("reviewer", #"{"delegation":"AU"}"#), "reviewer.name is missing"),
      (with("target", "null"), "target is null"),
      (with("kind", #""reply""#), "text is missing"), (with("kind", #""comment""#), "anchor is missing"),
      (
        with(
          "kind",
          #""position","position":"none","anchor":{"revision":"","paragraph":"","address":"","start":5,"end":4,"exact":""}"#
        ),
        "anchor ends before it starts"
      ),
      (with("kind", #""resolve","observation":"","disposition":"burnt""#), "disposition has a value that is not known"),
    ] as [(String, String?)])
  func `bytes that are no operation are refused with the reason`(text: String, reason: String?) {
    let error = #expect(throws: Operation.Malformed.self) { try Operation(bytes: Array(text.utf8)) }
    if let reason { #expect(error?.description == reason) }
  }

  @Test func `bytes that are not UTF-8, or in UTF-16, are refused`() {
    let bytes = Operation(1, 0, .undo(target: "x")).bytes
    #expect(throws: Operation.Malformed.self) {
      try Operation(bytes: bytes.map { $0 == UInt8(ascii: "x") ? 0xFF : $0 })
    }
    #expect(throws: Operation.Malformed.self) { try Operation(bytes: bytes.flatMap { [$0, 0] }) }
    #expect(throws: Operation.Malformed.self) {
      try Operation(bytes: [UInt8](repeating: 0x20, count: Operation.sizeLimit + 1))
    }
    #expect(throws: Operation.Malformed.self) { try Operation(bytes: bytes, id: "another") }
  }

  @Test func `every prefix of an operation is refused`() {
    let bytes = Operation(1, 0, .comment(passage, Remark(text: "\u{1F600}"))).bytes
    for length in bytes.indices {
      #expect(throws: Operation.Malformed.self) { try Operation(bytes: Array(bytes[..<length])) }
    }
  }

  @Test func `offsets and stamps out of bounds are clipped when an operation is made`() throws {
    var anchor = passage
    (anchor.start, anchor.end) = (-5, -9)
    let operation = Operation(
      stamp: Stamp(milliseconds: .max, counter: -1), reviewer: reviewers[0], revision: "r1",
      content: .comment(anchor, Remark(text: "")))
    #expect(try Operation(bytes: operation.bytes).content == operation.content)
    #expect(operation.stamp == Stamp(milliseconds: Stamp.last.milliseconds))
  }
}

@Suite struct StampTests {
  @Test(arguments: [
    (Stamp(milliseconds: 5), 9, Stamp(milliseconds: 9)),
    (Stamp(milliseconds: 5), 5, Stamp(milliseconds: 5, counter: 1)),
    (Stamp(milliseconds: 5, counter: 3), -7, Stamp(milliseconds: 5, counter: 4)),
    (Stamp(milliseconds: 5, counter: 999_999_999), 5, Stamp(milliseconds: 6)), (.last, .max, .last),
    (Stamp(milliseconds: Stamp.last.milliseconds), .max, Stamp(milliseconds: Stamp.last.milliseconds, counter: 1)),
  ])
  func `the next reading is later than the one before and the wall clock`(stamp: Stamp, now: Int, next: Stamp) {
    #expect(stamp.next(now: now) == next)
  }
}

/// An undo with another value for one member.
private func with(_ member: String, _ value: String) -> String {
  var members = [
    "version": "1", "kind": #""undo""#, "stamp": #"{"milliseconds":1,"counter":0}"#, "reviewer": #"{"name":"first"}"#,
    "revision": #""r1""#, "target": #""x""#,
  ]
  members[member] = value
  return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
}
