import Documents
import Reviews

extension StatusReport.Sum {
  /// One paragraph.
  fileprivate init(_ row: StatusReport.Row) {
    self.init(
      states: row.tally.map { [$0.state: 1] } ?? [:], unresolved: row.unresolved, brackets: row.brackets,
      depth: row.depth)
  }
}

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

    fileprivate static func += (sum: inout Sum, other: Sum) {
      sum.states.merge(other.states) { $0 + $1 }
      sum.unresolved += other.unresolved
      sum.brackets += other.brackets
      sum.depth = max(sum.depth, other.depth)
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
  /// How many comments fit several places equally well.
  let ambiguous: Int
  /// The positions on paragraphs that are not in this revision.
  let gone: [PlacedPosition]

  /// Takes stock.
  init(of review: Review, in document: Document) {
    self.document = document
    sections = Array(repeating: Sum(), count: document.headings.count)
    orphaned = review.orphans(in: document).count(where: \.isOpen)
    ambiguous = review.undecided(in: document).count
    gone = review.lostPositions(in: document)
    total.unresolved = orphaned + review.comments(on: .title, in: document).count(where: \.isOpen)
    func add(_ sum: Sum, under heading: Int?) {
      total += sum
      var heading = heading
      while let index = heading {
        sections[index] += sum
        heading = document.headings[index].parent
      }
    }
    for heading in document.headings.indices {
      let unresolved = review.comments(on: .heading(heading), in: document).count(where: \.isOpen)
      if unresolved > 0 { add(Sum(unresolved: unresolved), under: heading) }
    }
    for (index, paragraph) in document.paragraphs.enumerated() {
      let row = Row(
        paragraph: index, tally: paragraph.isReviewable ? review.tally(on: index, in: document) : nil,
        unresolved: review.comments(on: index, in: document).count(where: \.isOpen),
        brackets: document.brackets.open(inParagraph: index), depth: document.brackets.depth(inParagraph: index))
      guard row.tally != nil || row.unresolved + row.brackets > 0 else { continue }
      rows.append(row)
      add(Sum(row), under: paragraph.heading)
    }
    for bracket in document.brackets.all where bracket.opens {
      if case .heading(let index) = bracket.item { add(Sum(brackets: 1, depth: bracket.depth), under: index) }
    }
  }
}
