import CellGrid
import Documents
import Text

extension TimelineView {
  /// What is known of the chosen event, and the paragraphs that say so.
  struct Details {
    private struct Mention {
      let address: Clean
      let words: Clean
    }

    private let title: String
    private let name: String
    private let state: SessionEvent.Phase
    private let place: Clean
    private var facts: [(label: Clean, text: String)] = []
    private var mentions: [Mention] = []
    private let chosen: Int

    init(_ document: Document, view: TimelineView, columns: Int) {
      let event = document.timeline[view.cursor]
      title = said(event.title)
      name = event.name ?? ""
      state = event.phase(in: document)
      place = Clean(said("\(view.cursor + 1) of \(document.timeline.count, "event")"))
      chosen = view.mention
      let when = event.dates.map { range -> Message in
        state == .undated ? range.when : "\(range.when), \(state.message)"
      }
      let unknown: Message = event.isOwn ? "this session; no date is given" : "no date is given"
      facts.append((Clean(said("When")), said(when ?? unknown)))
      if let place = event.place { facts.append((Clean(said("Where")), place)) }
      if !event.outcomes.isEmpty {
        facts.append(
          (Clean(said("Outcome")), event.outcomes.map { said(Message(stringLiteral: $0)) }.joined(separator: ", ")))
      }
      for index in event.paragraphs where document.paragraphs.indices.contains(index) {
        let paragraph = document.paragraphs[index]
        let words = String(paragraph.text.unicodeScalars.prefix(columns * 2))
        mentions.append(Mention(address: Clean(paragraph.address), words: Clean(words)))
      }
    }

    /// The rows that everything needs.
    var rows: Int { 1 + facts.count + max(1, mentions.count) }

    private static let labels = 11

    func draw(into frame: inout Frame, in area: Rect) {
      guard !area.isEmpty else { return }
      var y = area.y
      let line = area.inset(right: place.width + 2)
      var x = frame.put(state.sign, x: line.x, y: y, role: state.role, in: line) + 1
      x = frame.put(Clean(title).fitted(to: line.columns - 2), x: x, y: y, role: .strong, in: line) + 2
      frame.put(Clean(name).fitted(to: line.x + line.columns - x), x: x, y: y, role: .text, in: line)
      frame.put(place, x: area.x + area.columns - place.width, y: y, role: .secondary, in: area)
      y += 1

      // One row at least is for the paragraphs.
      let inner = area.inset(left: 2)
      for fact in facts.prefix(max(0, area.rows - 2)) {
        frame.put(fact.label, x: inner.x, y: y, role: .label, in: inner)
        let text = inner.inset(left: Details.labels)
        frame.put(Clean(fact.text).fitted(to: text.columns), x: text.x, y: y, role: .text, in: text)
        y += 1
      }
      drawMentions(into: &frame, in: inner.inset(top: y - area.y))
    }

    private func drawMentions(into frame: inout Frame, in area: Rect) {
      frame.put(Clean(said("Mentioned")), x: area.x, y: area.y, role: .label, in: area)
      let area = area.inset(left: Details.labels)
      if mentions.isEmpty {
        frame.put(Clean(said("in the header only")), x: area.x, y: area.y, role: .text, in: area)
      }
      let addresses = min(mentions.reduce(0) { max($0, $1.address.width) }, max(4, area.columns / 4))
      let first = max(0, min(chosen - area.rows / 2, mentions.count - area.rows))
      for (row, mention) in mentions[first...].prefix(area.rows).enumerated() {
        let isChosen = first + row == chosen
        let line = area.row(row)
        if isChosen { frame.put("▸", x: line.x, y: line.y, role: .selection, in: line) }
        frame.put(mention.address.fitted(to: addresses), x: line.x + 2, y: line.y, role: .label, in: line)
        let words = line.inset(left: addresses + 4)
        let role: Role = isChosen ? .text : .secondary
        frame.put(mention.words.fitted(to: words.columns), x: words.x, y: words.y, role: role, in: words)
      }
    }
  }
}
