import Documents
import Reviews
import Text

/// Where the document stands, by section and by delegation.
struct SummaryView: Equatable {
  /// What a line counts.
  struct Count: Equatable {
    /// Paragraphs by their roll-up, or by the position that a delegation takes.
    var states: [Tally.State: Int] = [:]
    /// Comments that want an answer.
    var openComments = 0
    /// All comments.
    var comments = 0

    /// How many paragraphs there are in all.
    var paragraphs: Int { states.values.reduce(0, +) }
  }
  /// What a line is about, and what choosing it leads to.
  enum Subject: Equatable {
    case document
    /// A heading, by its index, with all that stands under it.
    case heading(Int)
    /// A delegation, or a reviewer who speaks for nobody else.
    case voice(String)
  }
  /// One line with a bar.
  struct Line: Equatable {
    var subject: Subject
    var title: String
    /// How deep the heading is nested, from 0.
    var depth = 0
    var count = Count()
  }

  private(set) var lines: [Line] = []
  /// The line of the first delegation; the number of lines where there is none.
  private(set) var firstVoice = 0
  /// The chosen line.
  private(set) var cursor = 0
  /// Whether states are told in words, without bars.
  var isLinear = false

  /// Counts a review, with the line of the section that `heading` is chosen.
  init(_ review: Review, in document: Document, at heading: Int?) {
    count(review, in: document)
    follow(heading, in: document)
  }

  /// The chosen line.
  var chosen: Line? { lines.indices.contains(cursor) ? lines[cursor] : nil }

  /// Chooses the line of a heading, or of the one that it stands under.
  mutating func follow(_ heading: Int?, in document: Document) {
    var heading = heading
    while let index = heading {
      if let line = lines.firstIndex(where: { $0.subject == .heading(index) }) { return cursor = line }
      heading = document.headings[index].parent
    }
    cursor = 0
  }

  /// Chooses a line.
  mutating func choose(_ line: Int) { cursor = max(0, min(line, lines.count - 1)) }

  /// Moves; false when the action is none of the view's.
  mutating func perform(_ action: Action, height: Int) -> Bool {
    switch action {
    case .lineDown: choose(cursor + 1)
    case .lineUp: choose(cursor - 1)
    case .halfPageDown: choose(cursor + max(1, height / 2))
    case .halfPageUp: choose(cursor - max(1, height / 2))
    case .pageDown: choose(cursor + max(1, height))
    case .pageUp: choose(cursor - max(1, height))
    case .top: choose(0)
    case .bottom: choose(lines.count - 1)
    default: return false
    }
    return true
  }

  /// Counts the review anew; the chosen line stays chosen.
  mutating func count(_ review: Review, in document: Document) {
    let subject = chosen?.subject
    var whole = Line(subject: .document, title: said("Whole document"))
    var headings = document.headings.enumerated().map { index, heading in
      Line(
        subject: .heading(index), title: [heading.label, heading.title].compactMap(\.self).joined(separator: " "),
        depth: heading.level - 1)
    }
    var voices: [String: Count] = [:]
    func add(under heading: Int?, _ change: (inout Count) -> Void) {
      change(&whole.count)
      var heading = heading
      while let index = heading {
        change(&headings[index].count)
        heading = document.headings[index].parent
      }
    }
    for (index, paragraph) in document.paragraphs.enumerated() where paragraph.isReviewable {
      let tally = review.tally(on: index, in: document)
      add(under: paragraph.heading) { $0.states[tally.state, default: 0] += 1 }
      for (state, names) in [
        (Tally.State.agreed, tally.agreed), (.contested, tally.contested), (.reserved, tally.reserved),
      ] {
        for name in names { voices[name, default: Count()].states[state, default: 0] += 1 }
      }
    }
    for comment in review.comments where !comment.isWithdrawn {
      let (open, target) = (comment.isOpen ? 1 : 0, review.placing(of: comment, in: document).target)
      func count(_ count: inout Count) {
        (count.comments, count.openComments) = (count.comments + 1, count.openComments + open)
      }
      if case .heading(let index)? = target {
        add(under: index, count)
      } else {
        add(under: target.flatMap(document.heading(over:)), count)
      }
      count(&voices[comment.reviewer.voice, default: Count()])
    }
    lines = [whole] + headings.filter { $0.count != Count() }
    firstVoice = lines.count
    lines += voices.sorted { $0.key < $1.key }.map { Line(subject: .voice($0.key), title: $0.key, count: $0.value) }
    cursor = lines.firstIndex { $0.subject == subject } ?? min(cursor, lines.count - 1)
  }
}
