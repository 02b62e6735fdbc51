import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

@Suite struct `The list of all comments` {
  private func session() throws -> Session {
    var session = try Fixture.session(80, 24)
    let document = session.desk.document
    let third = try #require(document.paragraph(cited: "3"))
    session.other(
      "Delegate", "FR",
      .comment(
        Anchor(in: document, paragraph: third, passage: 14..<20),
        Remark(kind: .technical, text: "Three would do.", proposal: "three")))
    session.other("Officer", "AU", .comment(Anchor(in: document, paragraph: third), Remark(text: "Keep it.")))
    session.other("Clerk", "FR", .comment(Anchor(lost: "gone", near: "3", in: document), Remark(text: "Where?")))
    session.press("m")
    return session
  }

  private func list(_ session: Session) throws -> CommentList {
    guard case .comments(let list) = session.desk.view else { throw Missing() }
    return list
  }

  private struct Missing: Error {}

  @Test func `goes by place, then by delegation, orphans last`() throws {
    let list = try list(session())
    #expect(list.entries.map(\.comment.reviewer.voice) == ["AU", "FR", "FR"])
    #expect(list.entries.map { $0.target == nil } == [false, false, true])
    #expect(list.voices == ["AU", "FR"])
  }

  @Test(arguments: [
    ("d", ["AU"]), ("d d", ["FR", "FR"]), ("d d d", ["AU", "FR", "FR"]), ("t t", ["FR"]), ("O", ["FR"]), ("p", ["FR"]),
    ("f", []), ("f 0", ["AU", "FR", "FR"]), ("o", ["AU", "FR", "FR"]),
  ]) func `lets through what the filters say`(keys: String, voices: [String]) throws {
    var session = try session()
    session.press(keys)
    let shown = try list(session).entries.map(\.comment.reviewer.voice)
    #expect(shown == voices)
  }

  @Test func `accepts a proposed change and shows the paragraph with it`() throws {
    var session = try session()
    session.press("j A")
    let screen = session.desk.draw().text
    #expect(screen.contains("With this change") && screen.contains("three"))
    #expect(session.desk.review.comments.first { $0.remark.proposal != nil }?.resolution?.disposition == .accepted)
  }

  @Test func `refuses to accept what proposes nothing, and to write read-only`() throws {
    var session = try session()
    session.press("A")
    #expect(session.desk.draw().text.contains("this comment proposes no words"))
    let areOpen = session.desk.review.comments.allSatisfy { $0.isOpen }
    #expect(areOpen)
  }

  @Test func `goes to the comment in the text, and counts by delegation`() throws {
    var session = try session()
    session.press("T")
    #expect(session.desk.draw().text.contains("2 comments, 1 with a proposal, 2 open"))
    session.press("q <Enter>")
    #expect(session.desk.context == .reader)
  }
}
