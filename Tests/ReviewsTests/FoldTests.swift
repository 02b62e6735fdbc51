import Documents
import Reviews
import Testing

@Suite struct FoldProperties {
  @Test(arguments: 0..<40)
  func `any order and any duplication give the same review`(seed: Int) {
    let operations = randomOperations(120, seed: seed)
    let review = Review(operations)
    var random = Seeded(seed + 1000)
    for _ in 0..<5 {
      let repeated = operations + operations.shuffled(using: &random).prefix(60)
      #expect(Review(repeated.shuffled(using: &random)) == review)
    }
    #expect(Review(operations.reversed()) == review)
  }

  @Test(arguments: 0..<20)
  func `parts that were split and joined in any order give the same review`(seed: Int) throws {
    let operations = randomOperations(90, seed: seed)
    let parts = [operations[..<50], operations[30..<80], operations[70...]]
    #expect(Review(parts[2] + parts[0] + parts[1]) == Review(parts[1] + (parts[2] + parts[0])))
    let passedOn = try operations.map { try Operation(bytes: $0.bytes) }
    #expect(Review(passedOn) == Review(operations))
  }

  @Test(arguments: 0..<40)
  func `an operation is in force unless an undo of the same reviewer is that is in force`(seed: Int) {
    let operations = randomOperations(150, seed: seed)
    let undos = operations.filter { if case .undo = $0.content { true } else { false } }
    func isInForce(_ operation: Operation) -> Bool {
      !undos.contains {
        $0.content == .undo(target: operation.id) && $0.reviewer == operation.reviewer && isInForce($0)
      }
    }
    let withoutUndos = operations.filter { operation in
      if case .undo(let target) = operation.content {
        return !operations.contains { $0.id == target } && isInForce(operation)
      }
      return isInForce(operation)
    }
    let review = Review(operations)
    #expect(review.positions == Review(withoutUndos).positions)
    // A comment that was undone stays for the replies to it.
    let comments = review.comments.filter { !$0.isWithdrawn }
    #expect(comments.map(\.id) == Review(withoutUndos).comments.filter { !$0.isWithdrawn }.map(\.id))
  }
}

@Suite struct FoldTests {
  let comment = Operation.comment(10)

  @Test func `nothing folds into nothing`() {
    let review = Review([])
    #expect(review.comments.isEmpty && review.positions.isEmpty && review.waiting.isEmpty)
  }

  @Test func `comments stand in order of their making, equal clocks in order of reviewer and id`() {
    let operations = [Operation.comment(3, 1), .comment(1, 2), .comment(3, 0), .comment(2, 3)]
    #expect(Review(operations).comments.map(\.reviewer) == [2, 3, 0, 1].map { reviewers[$0] })
    #expect(Review(operations).comments.map(\.stamp.milliseconds) == [1, 2, 3, 3])
  }

  @Test func `a reply waits for its comment and is there when it comes, even when its clock ran before`() {
    let reply = Operation(5, 1, .reply(to: comment.id, text: "indeed"))
    let answer = Operation(4, 2, .reply(to: reply.id, text: "no"))
    #expect(Review([answer, reply]).waiting == [answer.id, reply.id])
    let review = Review([answer, reply, comment])
    #expect(review.waiting.isEmpty)
    #expect(review.comments.first?.replies.map(\.text) == ["no", "indeed"])
  }

  @Test func `the last edit of the author holds, others' edits do nothing`() {
    let reply = Operation(11, 1, .reply(to: comment.id, text: "indeed"))
    let review = Review([
      comment, reply,
      Operation(13, 0, .edit(target: comment.id, Remark(kind: .editorial, text: "clearer", proposal: "new"))),
      Operation(12, 0, .edit(target: comment.id, Remark(text: "between"))),
      Operation(14, 1, .edit(target: comment.id, Remark(text: "mine now"))),
      Operation(15, 1, .edit(target: reply.id, Remark(text: "certainly"))),
      Operation(16, 0, .edit(target: reply.id, Remark(text: "mine now"))),
    ])
    #expect(review.comments.first?.remark == Remark(kind: .editorial, text: "clearer", proposal: "new"))
    #expect(review.comments.first?.edited == Stamp(milliseconds: 13))
    #expect(review.comments.first?.replies.map(\.text) == ["certainly"])
    #expect(review.comments.first?.replies.first?.edited == Stamp(milliseconds: 15))
  }

  @Test func `a withdrawn comment goes, unless there are replies to it`() {
    let withdrawal = Operation(11, 0, .withdraw(target: comment.id))
    let reply = Operation(12, 1, .reply(to: comment.id, text: "indeed"))
    #expect(Review([comment, withdrawal]).comments.isEmpty)
    let review = Review([comment, withdrawal, reply])
    #expect(review.comments.first?.isWithdrawn == true && review.comments.first?.isOpen == false)
    #expect(Review([comment, withdrawal, reply, Operation(13, 1, .withdraw(target: reply.id))]).comments.isEmpty)
  }

  @Test func `nobody withdraws what another said, not even of the same delegation`() {
    let review = Review([
      comment, Operation(11, 1, .withdraw(target: comment.id)), Operation(12, 2, .undo(target: comment.id)),
    ])
    #expect(review.comments.map(\.isWithdrawn) == [false])
  }

  @Test func `anybody resolves and reopens, the last one holds, and a reply does not reopen`() {
    let resolution = Operation(11, 1, .resolve(target: comment.id, disposition: .modified, observation: "see 12"))
    let reply = Operation(12, 2, .reply(to: comment.id, text: "thanks"))
    let resolved = Review([comment, resolution, reply])
    #expect(resolved.comments.first?.resolution?.disposition == .modified && resolved.comments.first?.isOpen == false)
    #expect(resolved.comments.first?.resolution?.reviewer == reviewers[1])
    let reopening = Operation(13, 2, .reopen(target: comment.id))
    #expect(Review([comment, resolution, reply, reopening]).comments.first?.isOpen == true)
    let again = Operation(14, 0, .resolve(target: reply.id, disposition: .rejected, observation: ""))
    #expect(
      Review([comment, resolution, reopening, again, reply]).comments.first?.resolution?.disposition == .rejected)
    let undone = Operation(15, 0, .undo(target: again.id))
    #expect(Review([comment, resolution, reopening, again, reply, undone]).comments.first?.isOpen == true)
  }

  @Test func `undo takes back, undo of undo brings back, and only one's own`() {
    let undo = Operation(11, 0, .undo(target: comment.id))
    let redo = Operation(12, 0, .undo(target: undo.id))
    #expect(Review([comment, undo]).comments.isEmpty)
    #expect(Review([comment, undo, redo]).comments.count == 1)
    #expect(Review([comment, undo, redo, Operation(13, 0, .undo(target: redo.id))]).comments.isEmpty)
    #expect(Review([comment, undo, Operation(13, 1, .undo(target: undo.id))]).comments.isEmpty)
    #expect(Review([comment, undo, redo, Operation(13, 0, .undo(target: comment.id))]).comments.isEmpty)
  }

  @Test func `an undone comment stays, as withdrawn, for the replies to it`() {
    let reply = Operation(11, 1, .reply(to: comment.id, text: "indeed"))
    #expect(
      Review([comment, reply, Operation(12, 0, .undo(target: comment.id))]).comments.map(\.isWithdrawn) == [true])
  }

  @Test func `a position is kept for each reviewer and replaced by the later one`() {
    let document = Document.of("The Committee met.")
    let anchor = Anchor(in: document, paragraph: 0)
    let contested = Operation(5, 0, .position(anchor, .contested))
    let operations = [
      Operation(1, 0, .position(anchor, .agreed)), contested, Operation(3, 1, .position(anchor, .reserved)),
      Operation(4, 2, .position(anchor, .agreed)), Operation(6, 2, .position(anchor, .none)),
    ]
    let positions = Review(operations).positions
    #expect(positions.map(\.reviewer) == [reviewers[1], reviewers[0]])
    #expect(positions.map(\.position) == [.reserved, .contested])
    let undone = Review(operations + [Operation(7, 0, .undo(target: contested.id))])
    #expect(undone.positions.first { $0.reviewer == reviewers[0] }?.position == .agreed)
    #expect(Review([operations[3], operations[4]]).positions.isEmpty)
  }

  @Test func `a clock from the far future does not harm those that come after`() {
    var pen = Pen(reviewer: reviewers[0], revision: "r1")
    let ahead = Operation(stamp: .last, reviewer: reviewers[1], revision: "r1", content: comment.content)
    pen.observe(ahead)
    let reply = pen.write(.reply(to: ahead.id, text: "later"), now: 1000)
    #expect(Review([reply, ahead]).comments.first?.replies.count == 1)
    #expect(reply.stamp == .last)
  }

  @Test func `what acts on something of the wrong kind does nothing`() {
    let position = Operation(1, 0, .position(Anchor(in: .of("A"), paragraph: 0), .agreed))
    let review = Review([
      position, Operation(2, 0, .reply(to: position.id, text: "x")),
      Operation(3, 0, .edit(target: position.id, Remark(text: "x"))),
      Operation(4, 0, .withdraw(target: position.id)), Operation(5, 0, .reopen(target: position.id)),
    ])
    #expect(review.comments.isEmpty && review.positions.count == 1)
  }

  @Test func `long chains of replies and undos fold without recursion`() {
    var operations = [comment]
    for at in 0..<20_000 {
      let last = operations[operations.count - 1].id
      operations.append(Operation(1_000_000 - at, 0, at < 10_000 ? .reply(to: last, text: "") : .undo(target: last)))
    }
    let review = Review(operations)
    #expect(review.comments.first?.replies.count == 10_000)
  }
}
