import Documents
import Reviews

/// Where a document stands in its review: paragraph by paragraph, section by section, and as a whole.
struct StatusReport {
  /// One paragraph.
  struct Row {
    /// Its index in the document.
    let paragraph: Int
    /// The positions on it; nil for a paragraph on which nobody takes any.
    let tally: Tally?
    /// How many of its comments want an answer.
    let unresolved: Int
    /// How many bracketed passages begin in it.
    let brackets: Int
    /// How deep they nest.
    let depth: Int
  }
  /// What several paragraphs add up to.
  struct Sum: Equatable {
    /// How many reviewable paragraphs are in each state.
    var states: [Tally.State: Int] = [:]
    /// How many comments want an answer.
    var unresolved = 0
    /// How many bracketed passages there are.
    var brackets = 0
    /// How deep they nest.
    var depth = 0

    /// How many paragraphs are in a state.
    subscript(state: Tally.State) -> Int { states[state, default: 0] }

    fileprivate static func += (sum: inout Sum, row: Row) {
      if let tally = row.tally { sum.states[tally.state, default: 0] += 1 }
      sum.unresolved += row.unresolved
      sum.brackets += row.brackets
      sum.depth = max(sum.depth, row.depth)
    }

    fileprivate mutating func addBracket(_ depth: Int) {
      brackets += 1
      self.depth = max(self.depth, depth)
    }
  }

  /// The document.
  let document: Document
  /// The reviewable paragraphs, and others that have comments or brackets, in order.
  private(set) var rows: [Row] = []
  /// Each heading's sum with all that stands under it.
  private(set) var sections: [Sum]
  /// The whole.
  private(set) var total = Sum()
  /// How many comments stand nowhere in this revision and want an answer; they are in `total` too.
  let orphaned: Int

  /// Takes stock.
  init(of review: Review, in document: Document) {
    self.document = document
    sections = Array(repeating: Sum(), count: document.headings.count)
    orphaned = review.orphans(in: document).count(where: \.isOpen)
    total.unresolved = orphaned
    for (index, paragraph) in document.paragraphs.enumerated() {
      let row = Row(
        paragraph: index, tally: paragraph.isReviewable ? review.tally(on: index, in: document) : nil,
        unresolved: review.comments(on: index, in: document).count(where: \.isOpen),
        brackets: document.brackets.open(inParagraph: index), depth: document.brackets.depth(inParagraph: index))
      guard row.tally != nil || row.unresolved + row.brackets > 0 else { continue }
      rows.append(row)
      total += row
      add(paragraph.heading) { $0 += row }
    }
    for bracket in document.brackets.all where bracket.opens {
      guard case .heading(let index) = bracket.item else { continue }
      total.addBracket(bracket.depth)
      add(index) { $0.addBracket(bracket.depth) }
    }
  }

  /// Adds to a heading's sum and to those of all that it stands under.
  private mutating func add(_ heading: Int?, _ change: (inout Sum) -> Void) {
    var heading = heading
    while let index = heading {
      change(&sections[index])
      heading = document.headings[index].parent
    }
  }
}
