/// A set of operations brought in order and made into what it amounts to.
///
/// What acts on what goes by ids alone, so that a reply counts though its writer's clock ran before the comment's; the order
/// decides only which of several operations on the same thing has the last word.
struct Fold {
  /// See `Review.comments`.
  private(set) var comments: [Comment] = []
  /// The last word of each reviewer on each paragraph of each revision, `Position.none` too, in the order of the fold.
  private(set) var statements: [StatedPosition] = []
  /// See `Review.carryings`.
  private(set) var carryings: [CarryingAct] = []
  /// See `Review.waiting`.
  private(set) var waiting: [String] = []

  private let operations: [Operation]
  private let places: [String: Int]
  /// Comments by reply, for replies and the replies to them; nil when the comment is missing.
  private var roots: [Int: Int?] = [:]
  /// What was done to comments and replies, by their place.
  private var amendments: [Int: Amendment] = [:]
  /// What was added to comments, by their place.
  private var threads: [Int: Thread] = [:]

  /// What its author made of a comment or reply afterwards.
  private struct Amendment {
    var remark: Remark?
    var edited: Stamp?
    var isWithdrawn = false
  }

  /// What was added to a comment.
  private struct Thread {
    var replies: [Int] = []
    var resolution: Resolution?
    var reopening: Reopening?
    var attachment: Attachment?
    var acts: [Act] = []
  }

  /// One paragraph of one revision, for one reviewer.
  private struct Seat: Hashable {
    var reviewer: Reviewer
    var revision: String
    var paragraph: String
  }
  private var seats: [Seat: StatedPosition] = [:]

  /// Folds operations.
  init(_ operations: some Sequence<Operation>) {
    self.operations = Self.ordered(Array(operations))
    places = Dictionary(
      self.operations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let cancelled = cancelled()
    for place in self.operations.indices where !cancelled[place] { apply(self.operations[place], at: place) }
    statements = seats.values.sorted { places[$0.id] ?? 0 < places[$1.id] ?? 0 }
    assembleComments(cancelled)
  }

  /// The operations in the order of the fold, each once.
  private static func ordered(_ operations: [Operation]) -> [Operation] {
    let order = operations.indices.sorted { operations[$0] < operations[$1] }
    var ordered: [Operation] = []
    ordered.reserveCapacity(order.count)
    for place in order where ordered.last?.id != operations[place].id { ordered.append(operations[place]) }
    return ordered
  }

  /// Which operations are undone: those that an undo of the same reviewer names which is not undone itself.
  ///
  /// An undo is decided on when all that name it are. That always ends: an id is a hash of bytes that hold the target's id.
  private func cancelled() -> [Bool] {
    var cancelled = [Bool](repeating: false, count: operations.count)
    var targets: [Int: Int] = [:]
    var undecided: [Int: Int] = [:]
    for (place, operation) in operations.enumerated() {
      guard case .undo(let id) = operation.content, let target = places[id],
        operations[target].reviewer == operation.reviewer
      else { continue }
      targets[place] = target
      undecided[target, default: 0] += 1
    }
    var ready = targets.keys.filter { undecided[$0] == nil }
    while let undo = ready.popLast() {
      guard let target = targets[undo] else { continue }
      if !cancelled[undo] { cancelled[target] = true }
      undecided[target, default: 0] -= 1
      if undecided[target] == 0 { ready.append(target) }
    }
    return cancelled
  }

  private mutating func apply(_ operation: Operation, at place: Int) {
    switch operation.content {
    case .comment, .unknown: break
    case .position(let anchor, let position):
      let seat = Seat(reviewer: operation.reviewer, revision: anchor.revision, paragraph: anchor.paragraph)
      seats[seat] = StatedPosition(
        id: operation.id, reviewer: operation.reviewer, position: position, anchor: anchor, stamp: operation.stamp)
    case .carry(let revision):
      carryings.append(
        CarryingAct(id: operation.id, reviewer: operation.reviewer, stamp: operation.stamp, from: revision))
    case .attach(let target, let anchor):
      add(to: target, by: operation) { thread in
        thread.attachment = Attachment(anchor: anchor, reviewer: operation.reviewer, stamp: operation.stamp)
      }
    case .undo(let target):
      if places[target] == nil { waiting.append(operation.id) }
    case .edit(let target, let remark):
      change(target, by: operation) { amendment in
        amendment.remark = remark
        amendment.edited = operation.stamp
      }
    case .withdraw(let target):
      change(target, by: operation) { $0.isWithdrawn = true }
    case .reply(let target, _):
      add(to: target, by: operation) { $0.replies.append(place) }
    case .resolve(let target, let disposition, let observation):
      add(to: target, by: operation) { thread in
        thread.resolution = Resolution(
          disposition: disposition, observation: observation, reviewer: operation.reviewer, stamp: operation.stamp)
      }
    case .reopen(let target):
      add(to: target, by: operation) { thread in
        guard let resolution = thread.resolution else { return }
        thread.resolution = nil
        thread.reopening = Reopening(resolution: resolution, reviewer: operation.reviewer, stamp: operation.stamp)
      }
    }
  }

  /// Changes a comment or reply, if it is the same reviewer's own.
  private mutating func change(_ target: String, by operation: Operation, _ change: (inout Amendment) -> Void) {
    guard let place = places[target] else { return waiting.append(operation.id) }
    guard operations[place].reviewer == operation.reviewer else { return }
    change(&amendments[place, default: Amendment()])
    guard let root = root(of: target) else { return }
    threads[root, default: Thread()].acts.append(Act(id: operation.id, reviewer: operation.reviewer))
  }

  /// Adds to the thread that `target`, a comment or reply, belongs to.
  private mutating func add(to target: String, by operation: Operation, _ change: (inout Thread) -> Void) {
    guard let root = root(of: target) else { return waiting.append(operation.id) }
    change(&threads[root, default: Thread()])
    threads[root]?.acts.append(Act(id: operation.id, reviewer: operation.reviewer))
  }

  /// The place of the comment whose thread an operation belongs to; nil when it or something on the way to it is missing.
  private mutating func root(of id: String) -> Int? {
    var way: [Int] = []
    var root: Int?
    var next = places[id]
    while let place = next {
      next = nil
      if let known = roots[place] {
        root = known
      } else if case .reply(let target, _) = operations[place].content {
        way.append(place)
        next = places[target]
      } else if case .comment = operations[place].content {
        root = place
      }
    }
    for place in way { roots[place] = .some(root) }
    return root
  }

  private mutating func assembleComments(_ cancelled: [Bool]) {
    for (place, operation) in operations.enumerated() {
      guard case .comment(let anchor, let remark) = operation.content else { continue }
      let thread = threads[place] ?? Thread()
      let amendment = amendments[place] ?? Amendment()
      let replies = thread.replies.compactMap(reply(at:))
      let isWithdrawn = cancelled[place] || amendment.isWithdrawn
      if isWithdrawn && replies.isEmpty { continue }
      comments.append(
        Comment(
          id: operation.id, anchor: anchor, reviewer: operation.reviewer, stamp: operation.stamp,
          attachment: thread.attachment, remark: amendment.remark ?? remark, edited: amendment.edited,
          isWithdrawn: isWithdrawn, replies: replies, resolution: thread.resolution, reopening: thread.reopening,
          acts: [Act(id: operation.id, reviewer: operation.reviewer)] + thread.acts))
    }
  }

  /// The reply, unless its author took it back.
  private func reply(at place: Int) -> Reply? {
    let operation = operations[place]
    let amendment = amendments[place] ?? Amendment()
    guard case .reply(_, let text) = operation.content, !amendment.isWithdrawn else { return nil }
    return Reply(
      id: operation.id, reviewer: operation.reviewer, stamp: operation.stamp, text: amendment.remark?.text ?? text,
      edited: amendment.edited)
  }
}
