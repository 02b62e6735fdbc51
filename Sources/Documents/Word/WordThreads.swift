internal import Containers

/// What newer parts add to the comments: threads and what is resolved (commentsExtended), and the authors' accounts (people).
final class WordThreads: XMLListener {
  /// What is known of a comment.
  struct Row {
    /// The last paragraph of the comment that it answers.
    var parent: String?
    /// Whether it is resolved.
    var isDone: Bool
  }
  /// By the id of a comment's last paragraph.
  private(set) var rows: [String: Row] = [:]
  /// The accounts by author.
  private(set) var accounts: [String: String] = [:]
  private var author: String?

  /// Rows that answer another.
  var replies: Int { rows.values.count { $0.parent != nil } }

  func start(_ name: Int, _ attributes: XMLAttributes) {
    guard WordName.all.indices.contains(name) else { return }
    switch WordName.all[name] {
    case .commentExtension:
      guard let id = attributes["paraId"]?.string else { return }
      let done = attributes["done"].map { $0.equals("1") || $0.equals("true") || $0.equals("on") } ?? false
      rows[id] = Row(parent: attributes["paraIdParent"]?.string, isDone: done)
    case .person: author = attributes["author"]?.string
    case .presence: if let author, let user = attributes["userId"]?.string, user != author { accounts[author] = user }
    default: break
    }
  }

  func end(_ name: Int) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The comments as threads, in the order of the part.
  ///
  /// Threads have one level: who answers an answer answers the first comment.
  func threads(_ entries: [WordStory.Entry], _ ranges: [String: Range<Int>]) -> [FileComment] {
    let comments = Dictionary(
      entries.indices.map { (entries[$0].lastParagraph ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    var roots = entries.indices.map { root(of: $0, entries, comments) }
    // A circle has no first comment; its members stand alone.
    for index in roots.indices where roots[roots[index]] != roots[index] { roots[index] = index }
    var answers: [Int: [FileComment]] = [:]
    for index in entries.indices where roots[index] != index {
      answers[roots[index], default: []].append(comment(entries[index], ranges, done: roots[index], entries))
    }
    return entries.indices.filter { roots[$0] == $0 }.map { index in
      var comment = comment(entries[index], ranges, done: index, entries)
      comment.replies = answers[index] ?? []
      return comment
    }
  }

  private func root(of index: Int, _ entries: [WordStory.Entry], _ comments: [String: Int]) -> Int {
    var index = index
    for _ in 0..<64 {
      guard let parent = rows[entries[index].lastParagraph ?? ""]?.parent, let next = comments[parent] else {
        return index
      }
      index = next
    }
    return index
  }

  private func comment(
    _ entry: WordStory.Entry, _ ranges: [String: Range<Int>], done root: Int, _ entries: [WordStory.Entry]
  ) -> FileComment {
    FileComment(
      id: entry.id, author: entry.author, account: accounts[entry.author], date: entry.date, range: ranges[entry.id],
      text: entry.blocks.map(\.block.text).joined(separator: "\n"),
      isResolved: rows[entries[root].lastParagraph ?? ""]?.isDone ?? false, replies: [])
  }
}
