import Documents
import Reviews
import Text

/// Words that somebody wrote in a thread, apart from what the desk says of them.
struct Note: Equatable {
  /// Which part of a comment or reply they are.
  enum Part: Equatable, Sendable { case words, proposal, observation }
  /// Where they stand below a target.
  struct Place: Equatable, Sendable {
    /// The comment or reply, as `Row.entry` tells it.
    var entry: String
    var part: Part
  }

  var place: Place
  /// The words.
  var text: String
  /// Where they begin in what is shown, in code points.
  var start = 0
}

extension Sheet {
  /// What is written in the threads on a target, in the order in which it is shown.
  func notes(on target: Target) -> [Note] {
    var notes: [Note] = []
    for (index, comment) in groundwork.comments(on: target).enumerated() {
      let entries = [(nil, comment.text)] + comment.replies.enumerated().map { (Optional($0.offset), $0.element.text) }
      for (reply, text) in entries {
        let entry = Row.entry(ofCarried: index, reply: reply)
        notes.append(Note(place: Note.Place(entry: entry, part: .words), text: text))
      }
    }
    for comment in review.comments(on: target, in: document) {
      func add(_ entry: String, _ part: Note.Part, _ text: String, in shown: String) {
        guard !text.isEmpty else { return }
        // The words end what is shown of them.
        let start = shown.unicodeScalars.count - text.unicodeScalars.count
        notes.append(Note(place: Note.Place(entry: entry, part: part), text: text, start: max(0, start)))
      }
      if !comment.isWithdrawn {
        add(comment.id, .words, comment.remark.text, in: comment.remark.text)
        if let proposal = comment.remark.proposal {
          add(comment.id, .proposal, proposal, in: Sheet.proposalWords(proposal))
        }
      }
      for reply in comment.replies { add(reply.id, .words, reply.text, in: reply.text) }
      if let resolution = comment.resolution {
        add(comment.id, .observation, resolution.observation, in: Sheet.resolutionWords(resolution))
      }
    }
    return notes
  }

  /// A proposed change as it is shown: word by word, or as the text would read with it.
  func shown(_ proposal: String, of comment: Comment) -> Shown {
    guard !proposal.isEmpty else { return Shown(Sheet.proposalWords(proposal)) }
    if showsResults, let target = review.placing(of: comment, in: document).target {
      return Shown(said("would read: \(RevisedText(of: target, in: document, review, accepting: [comment]).text)"))
    }
    return Shown(WordDifference(from: comment.standing.exact, to: proposal), behind: said("proposes: \("")"))
  }

  /// A proposed change as it is said.
  static func proposalWords(_ proposal: String) -> String {
    proposal.isEmpty ? said("proposes to delete these words") : said("proposes: \(proposal)")
  }

  /// A resolution as it is shown.
  static func resolutionWords(_ resolution: Resolution) -> String {
    "\(Marks.sign(resolution.disposition).string) \(Wording.resolution(resolution))"
  }

  /// Whether the comments on a target are shown below this item.
  func isLast(_ item: Int, of target: Target) -> Bool {
    guard case .masthead = document.items[item] else { return true }
    return document.titleLines?.items.last == item
  }
}
