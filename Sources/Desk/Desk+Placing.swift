import Documents
import Reviews
import Text

extension Desk {
  /// Lists the comments that stand nowhere and those that fit several places, with what can be done about each.
  mutating func showOrphans() {
    let orphans = review.orphans(in: document)
    let undecided = review.undecided(in: document)
    guard !orphans.isEmpty || !undecided.isEmpty else { return say("every comment has its place") }
    var lines: [Listing.Line] = []
    if !orphans.isEmpty { lines.append(.heading(said("Their words are gone; Enter takes a comment up to place it"))) }
    for comment in orphans {
      lines += entry(for: comment, goal: .takeUp(comment.id))
      if let nearest = review.placing(of: comment, in: document).nearest {
        lines.append(
          .entry(
            key: "  " + said("like"), text: said("\(document.mark(of: nearest)) is most like it; Enter goes there"),
            goal: .item(places.item(of: nearest))))
      }
    }
    if !undecided.isEmpty { lines.append(.heading(said("They fit several places; Enter puts a comment on one"))) }
    for comment in undecided {
      lines += entry(for: comment, goal: .takeUp(comment.id))
      lines += review.placing(of: comment, in: document).candidates.enumerated().map { number, spot in
        .entry(
          key: "  " + said("place \(number + 1)"),
          text: Wording.shortened(spot.words(in: document), to: 200), goal: .put(comment.id, spot))
      }
    }
    overlays.append(.listing(Listing(title: said("Comments to be placed"), lines: lines)))
  }

  /// A comment's old place, author and words, and the old text.
  private func entry(for comment: Comment, goal: Listing.Goal) -> [Listing.Line] {
    let anchor = comment.standing
    let who = comment.reviewer.delegation ?? comment.reviewer.name
    let words =
      comment.isWithdrawn
      ? said("(withdrawn)") : comment.remark.text.isEmpty ? said("proposes wording") : comment.remark.text
    let revision = review.name(ofRevision: anchor.revision, in: document)
    return [
      .entry(key: "¶ \(anchor.address)", text: said("\(who): \(Wording.shortened(words, to: 200))"), goal: goal),
      .entry(key: "", text: said("on “\(Wording.shortened(anchor.exact, to: 200))” in \(revision)"), goal: goal),
    ]
  }

  /// Does what the chosen line of a list leads to.
  mutating func pursue(_ goal: Listing.Goal) -> [Effect] {
    switch goal {
    case .item(let item): reader.jump(to: item)
    case .takeUp(let id): return takeUp(id)
    case .follow(let goal): return follow(goal)
    case .file(let path): return [.openFile(path)]
    case .choice: break
    case .put(let id, let spot):
      guard !isReadOnly else { return refuseReadOnly() }
      return put(id, on: spot)
    }
    return []
  }

  /// Takes up the comment under the cursor, or puts the one that was taken up on the paragraph or on the chosen words.
  mutating func placeComment() -> [Effect] {
    guard !isReadOnly else { return refuseReadOnly() }
    guard let id = held else {
      guard let (id, _) = reader.comment else {
        say("go to the comment that stands in the wrong place, or choose one with go", isError: true)
        return [.bell]
      }
      return takeUp(id)
    }
    guard let target = passage?.target ?? reader.target, reader.gone == nil || passage != nil
    else {
      say("comments belong to paragraphs, headings and the title; go to one", isError: true)
      return [.bell]
    }
    return put(id, on: Placing.Spot(target, passage: passage?.range))
  }

  private mutating func takeUp(_ id: String) -> [Effect] {
    guard !isReadOnly else { return refuseReadOnly() }
    held = id
    return []
  }

  private mutating func put(_ id: String, on spot: Placing.Spot) -> [Effect] {
    held = nil
    passage = nil
    arriving = id
    return [.write(.attach(target: id, Anchor(in: document, spot.target, passage: spot.passage)))]
  }
}
