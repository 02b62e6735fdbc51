import Documents
import Reviews
import Text

extension Desk {
  /// The revision to compare with: the one that was named, else the one that the review was carried from last.
  var precursor: KeptRevision? { earlier ?? review.revisions.last { $0.revision != document.revision } }

  /// Shows or hides what differs from the earlier revision, or goes to the next change.
  ///
  /// What is not compared yet is asked for: that may take longer than a key.
  mutating func compare(_ action: Action) -> [Effect] {
    guard let precursor else {
      say("there is no earlier revision to compare with; carry the review from it, or open with --compare OLD")
      return []
    }
    guard comparison?.old.revision == precursor.revision else {
      awaiting = action
      return [.compare(precursor)]
    }
    show(action)
    return []
  }

  /// Takes the comparison that was asked for, and goes on with what it was wanted for.
  mutating func take(_ comparison: Comparison?) {
    defer { awaiting = nil }
    guard let comparison else { return say("the comparison was stopped; = begins it again") }
    self.comparison = comparison
    show(awaiting ?? .compare)
  }

  private mutating func show(_ action: Action) {
    guard let comparison else { return }
    let wasComparing = isComparing
    isComparing = action == .compare ? !isComparing : true
    settle()
    switch action {
    case .nextChange: stepToChange(1)
    case .previousChange: stepToChange(-1)
    default:
      let changes = places(ofChangesSince: comparison).count
      if isComparing {
        say("\(changes, "change") since \(comparison.old.name); ]= goes to the next")
      } else if wasComparing {
        say("the text of this revision alone")
      }
    }
  }

  /// One thing that differs: a paragraph, or one that is gone and stood behind it.
  private struct Change {
    var item: Int
    var gone: Int?
    /// What comes first at one item.
    var order: Int
  }

  /// Where something differs; a number alone is no reason to go somewhere.
  private func places(ofChangesSince comparison: Comparison?) -> [Change] {
    guard let comparison else { return [] }
    var changes: [Change] = []
    for index in document.paragraphs.indices {
      let (pair, item) = (comparison.pairs[comparison.pairOfNew[index]], places.ofParagraph[index])
      if pair.kind != .same || pair.isChanged { changes.append(Change(item: item, gone: nil, order: 0)) }
      for (order, gone) in (comparison.gone[index] ?? []).enumerated() {
        changes.append(Change(item: item, gone: gone, order: order + 1))
      }
    }
    return changes
  }

  private mutating func stepToChange(_ direction: Int) {
    let changes = places(ofChangesSince: comparison)
    guard !changes.isEmpty else { return say("nothing differs from the earlier revision") }
    let gone = reader.gone
    let here = (reader.item, changes.first { $0.item == reader.item && $0.gone == gone && gone != nil }?.order ?? 0)
    func place(_ change: Change) -> (Int, Int) { (change.item, change.order) }
    let next =
      direction > 0
      ? changes.first { place($0) > here } ?? changes.first : changes.last { place($0) < here } ?? changes.last
    guard let next else { return }
    if direction > 0 ? place(next) <= here : place(next) >= here {
      sayWentRound(forward: direction > 0)
    }
    if let gone = next.gone { reader.jump(to: next.item, gone: gone) } else { reader.jump(to: next.item) }
  }

  /// Says that a paragraph of the earlier revision can only be read, and its comments answered.
  mutating func refuseGone() -> [Effect] {
    say("this paragraph is gone; go to one of this revision", isError: true)
    return [.bell]
  }

  /// What became of what the cursor is on, for the status line.
  func whatChanged(since comparison: Comparison) -> String {
    guard let index = reader.paragraph else { return said("compared with \(comparison.old.name)") }
    return said("\(comparison.words(comparison.pairs[comparison.pairOfNew[index]])) since \(comparison.old.name)")
  }
}
