/// Which paragraphs of two revisions share so many words that they belong together.
struct ParagraphLinks {
  /// Paragraphs that belong together, directly or through others.
  struct Group {
    /// The paragraphs of the old revision, in order.
    var old: [Int] = []
    /// The paragraphs of the new revision, in order.
    var new: [Int] = []
  }

  /// In the order of the new revision, what is gone behind what stood before it.
  private(set) var groups: [Group] = []
  private let reanchoring: Reanchoring
  private let oldTokens: [Range<Int>]
  private let newTokens: [Range<Int>]

  /// The share of the shorter one's words, by weight, that makes two paragraphs belong together.
  private static let leastShare: Float = 1 / 3

  /// Links paragraphs, each known by its tokens.
  init(_ reanchoring: Reanchoring, _ oldTokens: [Range<Int>], _ newTokens: [Range<Int>]) {
    (self.reanchoring, self.oldTokens, self.newTokens) = (reanchoring, oldTokens, newTokens)
    arrange(joined())
  }

  /// Whether a group's words differ.
  func isChanged(_ group: Group) -> Bool {
    let old = group.old.lazy.flatMap { oldTokens[$0] }.map { reanchoring.old.tokens[$0].form }
    let new = group.new.lazy.flatMap { newTokens[$0] }.map { reanchoring.new.tokens[$0].form }
    return !old.elementsEqual(new)
  }

  /// For each paragraph, the old ones first, the first paragraph of its group.
  private func joined() -> [Int] {
    // Sets of paragraphs that grow together (Galler and Fischer, "An improved equivalence algorithm", 1964).
    var heads = Array(0..<oldTokens.count + newTokens.count)
    func head(_ paragraph: Int) -> Int {
      var paragraph = paragraph
      while heads[paragraph] != paragraph {
        heads[paragraph] = heads[heads[paragraph]]
        paragraph = heads[paragraph]
      }
      return paragraph
    }
    let weights = reanchoring.weights
    let newParagraphs = newParagraphOfToken()
    let newTotals = newTokens.map { $0.reduce(Float(0)) { $0 + weights[reanchoring.new.tokens[$1]] } }
    for (paragraph, tokens) in oldTokens.enumerated() {
      var total: Float = 0
      var shared: [Int: Float] = [:]
      for token in tokens {
        let weight = weights[reanchoring.old.tokens[token]]
        total += weight
        guard let image = reanchoring.image(token), newParagraphs[image] >= 0 else { continue }
        shared[Int(newParagraphs[image]), default: 0] += weight
      }
      for (other, weight) in shared where weight >= Self.leastShare * min(total, newTotals[other]) {
        let (one, two) = (head(paragraph), head(oldTokens.count + other))
        heads[max(one, two)] = min(one, two)
      }
    }
    return heads.indices.map(head)
  }

  private func newParagraphOfToken() -> [Int32] {
    var result = [Int32](repeating: -1, count: reanchoring.new.tokens.count)
    for (paragraph, tokens) in newTokens.enumerated() { for token in tokens { result[token] = Int32(paragraph) } }
    return result
  }

  private mutating func arrange(_ heads: [Int]) {
    var members = [Int: Group]()
    for (paragraph, head) in heads.enumerated() {
      if paragraph < oldTokens.count {
        members[head, default: Group()].old.append(paragraph)
      } else {
        members[head, default: Group()].new.append(paragraph - oldTokens.count)
      }
    }
    // What is gone, under the last paragraph before it that is not; under -1 where there is none.
    var gone: [Int: [Group]] = [:]
    var last = -1
    for paragraph in oldTokens.indices {
      guard let group = members[heads[paragraph]] else { continue }
      if group.new.isEmpty { gone[last, default: []].append(group) } else { last = heads[paragraph] }
    }
    groups = gone[-1] ?? []
    for paragraph in newTokens.indices {
      let head = heads[oldTokens.count + paragraph]
      guard let group = members.removeValue(forKey: head) else { continue }
      groups.append(group)
      groups += gone[head] ?? []
    }
  }
}
