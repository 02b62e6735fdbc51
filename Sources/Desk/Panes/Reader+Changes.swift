import CellGrid
import Documents
import Reviews
import Text

extension Sheet {
  /// A paragraph's text as it is shown: with what differs from the earlier revision, else with its tracked changes.
  func shown(_ index: Int) -> Shown {
    let paragraph = document.paragraphs[index]
    let depths = showsDepths ? document.brackets.depths(inParagraph: index) : []
    let letters = PassageLetters(self, paragraph: index)
    guard let comparison else { return Shown(paragraph, changes, depths: depths, letters: letters) }
    return Shown(paragraph, comparison.edits[index] ?? [], depths: depths, letters: letters)
  }

  /// What a paragraph's text means where nothing more special does.
  func role(of index: Int) -> Role {
    if let comparison, comparison.pairs[comparison.pairOfNew[index]].kind == .new { return .inserted }
    return Sheet.role(document.paragraphs[index])
  }

  /// The line below a paragraph that says what became of it, where something did.
  func changeNote(on index: Int, indent: Int) -> [Row] {
    guard let comparison else { return [] }
    let pair = comparison.pairs[comparison.pairOfNew[index]]
    guard comparison.differs(pair) else { return [] }
    let past = review.tally(on: index, in: document).pastWords(at: document.paragraphs[index].address)
    func lines(_ text: String, _ role: Role) -> [Row] {
      flow(Shown(text), indent: indent, width: columns - indent, source: .change(index), role: role)
    }
    return lines("\(Marks.sign(pair.kind)) \(said(comparison.words(pair)))", .commentMeta)
      + past.flatMap { lines(said("\(Marks.outdated.string) outdated: \($0)"), .outdated) }
  }

  /// The paragraphs of the earlier revision that are gone and stood behind these items, with the comments that were made on them.
  func gone(behind items: Range<Int>) -> [Row] {
    guard let comparison, !comparison.gone.isEmpty else { return [] }
    var rows: [Row] = []
    for item in items.clamped(to: document.items.indices) {
      guard case .paragraph(let index) = document.items[item] else { continue }
      for gone in comparison.gone[index] ?? [] { rows += self.gone(gone, comparison) + [Row(source: .blank)] }
    }
    return rows
  }

  private func gone(_ index: Int, _ comparison: Comparison) -> [Row] {
    let paragraph = comparison.old.paragraphs[index]
    let indent = min(labelColumns, columns / 2)
    func lines(_ text: String, _ role: Role) -> [Row] {
      flow(Shown(text), indent: indent, width: columns - indent, source: .gone(index), role: role)
    }
    var rows = lines("{-\(comparison.oldText(index))-}", .deleted)
    rows[0].lead = Clean(paragraph.label ?? "")
    rows += lines(said("\(Marks.sign(ParagraphPair.Kind.gone)) gone, was \(paragraph.address)"), .commentMeta)
    let past = review.lostPositions(in: document).filter {
      $0.stated.anchor.revision == comparison.old.revision && paragraph.range.contains($0.stated.anchor.start)
    }
    rows += past.flatMap {
      lines(said("\(Marks.outdated.string) outdated: \($0.words(at: paragraph.address))"), .outdated)
    }
    return rows + orphans(onGone: index).flatMap { thread($0) }
  }

  /// The comments that were made on a paragraph of the earlier revision that is gone, and stand nowhere else.
  func orphans(onGone index: Int) -> [Comment] {
    guard let comparison else { return [] }
    let range = comparison.old.paragraphs[index].range
    return review.orphans(in: document).filter { comment in
      let anchor = comment.standing
      return anchor.revision == comparison.old.revision
        && (range.contains(anchor.start) || range.lowerBound == anchor.start)
    }
  }
}
