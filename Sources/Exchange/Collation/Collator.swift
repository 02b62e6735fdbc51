internal import Documents
public import Reviews

/// Takes replies into a review, one after the other: what is there already is not taken again.
///
/// A comment's operation is made of what the reply says and nothing else, so that the same reply gives the same operations.
public struct Collator: Sendable {
  private let collation: Collation
  private let rule: DelegationRule
  private let secretariat: Reviewer
  private var ids: Set<String> = []
  /// How the review came from earlier revisions, by which what was said on them finds its place.
  private var carryings: [Operation]
  /// The comments that are there, by what they say; several where they say the same.
  private var known: [Key: [Entry]] = [:]
  /// Where each comment of `known` is, by its id.
  private var keys: [String: Key] = [:]
  /// Comments by all but who made them.
  private var voices: [Spoken: [String: Reviewer]] = [:]

  /// What makes two comments the same, from whatever file they come.
  private struct Key: Hashable {
    var voice: String
    /// The id of the target.
    var place: String
    var words: String
    var start: Int
    var remark: Remark
  }
  /// A comment that is there.
  private struct Entry {
    var id: String
    var stamp: Stamp
    var replies: Set<[String]>
    var resolution: [String]
    var isWithdrawn: Bool
  }
  /// A comment without who made it.
  private struct Spoken: Hashable {
    var milliseconds: Int
    var content: Operation.Content
  }

  /// Starts with the operations that are in the review; `secretariat` is who answers where a reply does not say who did.
  public init(
    _ collation: Collation, rule: DelegationRule, secretariat: Reviewer, operations: some Sequence<Operation>
  ) {
    (self.collation, self.rule, self.secretariat) = (collation, rule, secretariat)
    let operations = Array(operations)
    ids = Set(operations.map(\.id))
    carryings = operations.filter(\.isCarrying)
    note(operations)
    note(Review(operations))
  }

  private mutating func note(_ review: Review) {
    for comment in review.comments { note(comment, review.placing(of: comment, in: collation.base.document)) }
  }

  private mutating func note(_ operations: some Sequence<Operation>) {
    for operation in operations {
      guard case .comment = operation.content else { continue }
      let spoken = Spoken(milliseconds: operation.stamp.milliseconds, content: operation.content)
      voices[spoken, default: [:]][operation.id] = operation.reviewer
    }
  }

  private mutating func note(_ comment: Comment, _ placing: Placing) {
    // What it is on are the words that now stand there, as a reply that is read again has them.
    let words = placing.target.map { target in
      let text = collation.base.document.text(of: target)
      return placing.passage.map(text.stretch) ?? text
    }
    let key = key(
      comment.reviewer, placing.target, placing.passage, words ?? comment.anchor.exact,
      comment.isWithdrawn ? Remark(text: "") : comment.remark)
    let resolution = comment.resolution.map { [$0.disposition.rawValue, $0.observation] } ?? []
    let stamp = max(
      comment.stamp, comment.resolution?.stamp ?? comment.stamp, comment.replies.map(\.stamp).max() ?? comment.stamp)
    note(
      Entry(
        id: comment.id, stamp: stamp, replies: Set(comment.replies.map { [$0.reviewer.voice, $0.text] }),
        resolution: resolution, isWithdrawn: comment.isWithdrawn), under: key)
  }

  private mutating func note(_ entry: Entry, under key: Key) {
    known[key, default: []].append(entry)
    keys[entry.id] = key
  }

  private func key(
    _ reviewer: Reviewer, _ target: Target?, _ range: Range<Int>?, _ exact: String, _ remark: Remark
  ) -> Key {
    let trimmed = Remark(
      kind: remark.kind, text: remark.text.trimmedLines, proposal: remark.proposal.map(\.trimmedLines))
    return Key(
      voice: reviewer.voice, place: target.map(collation.base.document.id) ?? "",
      words: exact.oneLine, start: range?.lowerBound ?? 0, remark: trimmed)
  }
}

// MARK: Taking in

extension Collator {
  /// Takes a reply in: the operations that the review lacks, in the order of the reply, and what came of it.
  public mutating func take(_ reply: MemberReply) -> (operations: [Operation], report: ReplyReport) {
    var report = ReplyReport(reply)
    var new: [Operation] = []
    take(reply.operations, of: reply, &new, &report)
    let undated = undatedTime(of: reply)
    var used: [Key: Int] = [:]
    var copies: [String: Int] = [:]
    for comment in reply.comments { take(comment, of: reply, undated, &used, &copies, &new, &report) }
    note(new)
    report.operations = new.count
    return (new, report)
  }

  /// When what the reply gives no time for was said: not before its latest dated word, else on the base's date.
  private func undatedTime(of reply: MemberReply) -> Int {
    let times = reply.comments.flatMap { [$0.by.time, $0.verdict?.by?.time] + $0.replies.map(\.time) }
    return times.compactMap(\.self).max()
      ?? collation.base.document.header.documentDate.flatMap { Stamp(iso8601: "\($0)") }?.milliseconds ?? 0
  }

  private mutating func take(
    _ operations: [Operation], of reply: MemberReply, _ new: inout [Operation], _ report: inout ReplyReport
  ) {
    guard !operations.isEmpty else { return }
    let document = collation.base.document
    for operation in operations {
      report.count(operation)
      if ids.insert(operation.id).inserted { new.append(operation) } else { report.known += 1 }
    }
    let lost = operations.filter { $0.content.target.map { !ids.contains($0) } ?? false }
    if !lost.isEmpty {
      report.findings.append(
        "\(lost.count) operation\(lost.count == 1 ? " waits" : "s wait") for others that are neither in the reply nor in the review; "
          + "it may be incomplete or tampered with")
    }
    carryings += operations.filter(\.isCarrying)
    let review = Review(carryings + operations)
    for orphan in review.orphans(in: document) where orphan.isOpen {
      report.unplaced.append(
        ReplyReport.Item(
          voice: orphan.reviewer.description, place: orphan.anchor.address, words: orphan.remark.summary,
          reason: "its words are not in this revision"))
    }
    for comment in review.comments {
      let placing = review.placing(of: comment, in: document)
      if placing.target != nil { note(comment, placing) }
    }
    for reviewer in Set(operations.map(\.reviewer)).sorted() { report.add(reviewer, .reply, author: reviewer.name) }
  }

  private mutating func take(
    _ comment: ReplyComment, of reply: MemberReply, _ undated: Int, _ used: inout [Key: Int],
    _ copies: inout [String: Int], _ new: inout [Operation], _ report: inout ReplyReport
  ) {
    let document = collation.base.document
    let reviewer = speaker(comment.by, of: reply, &report)
    var (target, range, anchor): (Target?, Range<Int>?, Anchor)
    switch comment.place {
    case .at(let place, let passage):
      (target, range, anchor) = (place, passage, Anchor(in: document, place, passage: passage))
      range = range ?? 0..<0
    case .lost(let lost): (target, range, anchor) = (nil, nil, lost)
    }
    report.count(comment)
    let item = ReplyReport.Item(
      voice: reviewer.description, place: anchor.address, words: comment.remark.summary,
      reason: comment.doubt?.reason ?? "")
    switch comment.doubt {
    case .ambiguous: report.ambiguous.append(item)
    case .lost: report.unplaced.append(item)
    case nil: break
    }

    let key = key(
      reviewer, target, range, anchor.exact,
      comment.isWithdrawn ? Remark(text: "") : comment.remark)
    let place = used[key, default: 0]
    used[key] = place + 1
    var entry: Entry
    if let found = known[key], place < found.count {
      entry = found[place]
      report.known += 1
    } else {
      var operation: Operation
      var copy = 0
      repeat {
        operation = Operation(
          stamp: Stamp(milliseconds: comment.by.time ?? undated, counter: copy), reviewer: reviewer,
          revision: document.revision, content: .comment(anchor, comment.remark))
        copy += 1
      } while copies[operation.id] != nil
      copies[operation.id] = 1
      entry = Entry(id: operation.id, stamp: operation.stamp, replies: [], resolution: [], isWithdrawn: false)
      if ids.insert(operation.id).inserted {
        takeBack(operation, named: DelegationRule.stem(reply.file), &new, &report)
        new.append(operation)
      } else {
        report.known += 1
      }
      note(entry, under: key)
    }
    answer(comment, &entry, of: reply, undated, &new, &report)
    if let index = known[key]?.firstIndex(where: { $0.id == entry.id }) { known[key]?[index] = entry }
  }

  /// A comment that was collated for another delegation before is taken back for it.
  private mutating func takeBack(
    _ operation: Operation, named nameless: String, _ new: inout [Operation], _ report: inout ReplyReport
  ) {
    let spoken = Spoken(milliseconds: operation.stamp.milliseconds, content: operation.content)
    for (id, reviewer) in voices[spoken] ?? [:] where reviewer != operation.reviewer {
      // Where the reply names nobody, the name is the delegation's, or the file's.
      guard [operation.reviewer.name, reviewer.delegation, nameless].contains(reviewer.name) else { continue }
      let undo = Operation(
        stamp: operation.stamp.next(now: 0), reviewer: reviewer, revision: operation.revision,
        content: .undo(target: id))
      if ids.insert(undo.id).inserted {
        new.append(undo)
        report.corrected += 1
      }
    }
  }

  /// Adds what was said to a comment and is not there yet.
  private mutating func answer(
    _ comment: ReplyComment, _ entry: inout Entry, of reply: MemberReply, _ undated: Int, _ new: inout [Operation],
    _ report: inout ReplyReport
  ) {
    let revision = collation.base.document.revision
    func keep(_ operation: Operation, _ ids: inout Set<String>) {
      if ids.insert(operation.id).inserted { new.append(operation) }
    }
    // A thread is read in its order, whatever the clocks of those who wrote it.
    var last = Stamp(milliseconds: comment.by.time ?? undated)
    for word in comment.replies {
      let reviewer = word.delegation == "" ? secretariat : speaker(word, of: reply, &report)
      last = last.next(now: word.time ?? 0)
      guard entry.replies.insert([reviewer.voice, word.text]).inserted else { continue }
      let stamp = word.time == nil ? max(last, entry.stamp.next(now: 0)) : last
      entry.stamp = max(entry.stamp, stamp)
      keep(
        Operation(stamp: stamp, reviewer: reviewer, revision: revision, content: .reply(to: entry.id, text: word.text)),
        &ids)
    }
    if comment.isWithdrawn, !entry.isWithdrawn {
      let reviewer = speaker(comment.by, of: reply, &report)
      entry.isWithdrawn = true
      keep(
        Operation(
          stamp: entry.stamp.next(now: 0), reviewer: reviewer, revision: revision, content: .withdraw(target: entry.id)),
        &ids)
    }
    guard let verdict = comment.verdict, entry.resolution != [verdict.disposition.rawValue, verdict.observation] else {
      return
    }
    let reviewer = verdict.by.map { speaker($0, of: reply, &report) } ?? secretariat
    let stamp = verdict.by?.time.map { Stamp(milliseconds: $0) } ?? entry.stamp.next(now: undated)
    entry.resolution = [verdict.disposition.rawValue, verdict.observation]
    entry.stamp = max(entry.stamp, stamp)
    let content = Operation.Content.resolve(
      target: entry.id, disposition: verdict.disposition, observation: verdict.observation)
    keep(Operation(stamp: stamp, reviewer: reviewer, revision: revision, content: content), &ids)
  }

  private func speaker(_ word: ReplyComment.Word, of reply: MemberReply, _ report: inout ReplyReport) -> Reviewer {
    let stated = word.delegation.flatMap { $0.isEmpty ? nil : $0 }
    let (reviewer, source) = rule.reviewer(
      author: word.author, stated: stated, file: reply.file, base: collation.base.file)
    report.add(reviewer, source, author: word.author)
    return reviewer
  }
}

extension ReplyComment.Doubt {
  /// Why.
  fileprivate var reason: String {
    switch self {
    case .ambiguous(let reason), .lost(let reason): reason
    }
  }
}

extension Reviewer {
  /// Who is heard: the delegation, or one who speaks for nobody else.
  fileprivate var voice: String { delegation ?? name }
}

extension Remark {
  /// The words for a report.
  fileprivate var summary: String { (text.isEmpty ? proposal.map { "proposed: \($0)" } ?? "" : text).oneLine }
}

extension String {
  /// The text without blanks at the ends of its lines and empty lines at its own, which no format keeps.
  fileprivate var trimmedLines: String {
    split(separator: "\n", omittingEmptySubsequences: true).map { line in
      let start = line.drop { $0 == " " || $0 == "\t" }
      return start.prefix(start.count - start.reversed().prefix { $0 == " " || $0 == "\t" }.count)
    }.joined(separator: "\n")
  }
}
