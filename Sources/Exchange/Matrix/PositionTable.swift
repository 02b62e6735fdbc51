internal import Documents
internal import Reviews
import Text

/// The positions on each paragraph, a column for each delegation.
struct PositionTable {
  /// One paragraph on which somebody took a position.
  struct Row {
    /// Its index in the document.
    let paragraph: Int
    /// The positions on it.
    let tally: Tally
  }
  /// Delegations, and reviewers who speak for nobody else, sorted.
  let voices: [String]
  /// The paragraphs in order.
  let rows: [Row]

  /// Collects the positions.
  init(of dossier: Dossier) {
    var rows: [Row] = []
    for (index, paragraph) in dossier.document.paragraphs.enumerated() where paragraph.isReviewable {
      let tally = dossier.review.tally(on: index, in: dossier.document)
      if tally != Tally() { rows.append(Row(paragraph: index, tally: tally)) }
    }
    self.rows = rows
    voices = Set(rows.flatMap { $0.tally.agreed + $0.tally.contested + $0.tally.reserved + $0.tally.outdated }).sorted()
  }
}

extension PositionTable {
  /// The table as text, its heads first; empty where nobody took a position.
  func cells(in document: Document) -> [[String]] {
    guard !rows.isEmpty else { return [] }
    return [["Paragraph", "State"] + voices]
      + rows.map { row in
        [document.paragraphs[row.paragraph].address, row.tally.state.rawValue] + voices.map(row.tally.view)
      }
  }
}

extension Tally {
  /// What a voice holds: "agreed", "contested", "reserved", "outdated" where it was said of other words, or nothing.
  func view(of voice: String) -> String {
    if contested.contains(voice) { return "contested" }
    if reserved.contains(voice) { return "reserved" }
    if agreed.contains(voice) { return "agreed" }
    return outdated.contains(voice) ? "outdated" : ""
  }

  /// The same in words, with what was said of which revision: "outdated: agreed on PC0753Ea".
  func words(of voice: String) -> String {
    let view = view(of: voice)
    guard view == "outdated" else { return view }
    let said = past.filter { ($0.stated.reviewer.delegation ?? $0.stated.reviewer.name) == voice }
      .map { $0.stated.position.rawValue + ($0.revision.map { " on \($0)" } ?? "") }
    return "outdated: " + Set(said).sorted().joined(separator: ", ")
  }

  /// Who holds what, most severe first: "contested: AU; agreed: FR, ICC; outdated: agreed by JP on PC0753Ea"; `address` is the paragraph's.
  func words(at address: String) -> String {
    let outdated = pastWords(at: address).map(\.english)
    return [("contested", contested), ("reserved", reserved), ("agreed", agreed), ("outdated", outdated)]
      .filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
  }
}
