import CellGrid
import Reviews
import Text

extension Composer {
  /// Draws the composer at the lower edge of an area: as high as its text needs, up to three fifths of it.
  func draw(into frame: inout Frame, in area: Rect) {
    guard !area.isEmpty else { return }
    let plan = Plan(self, in: area)
    frame.fill(plan.box, role: .overlay)
    if plan.isFramed {
      frame.box(
        plan.box, title: heading(plan, columns: plan.box.columns - 6), role: .borderFocused, titleRole: .overlayTitle)
      drawKeys(into: &frame, in: plan.box.row(plan.box.rows - 1).inset(left: 1, right: 1), lead: 1)
    } else {
      if let row = plan.heading {
        frame.fill(row, "─", role: .borderFocused)
        frame.put(heading(plan, columns: row.columns), x: row.x, y: row.y, role: .overlayTitle, in: row)
      }
      if let row = plan.keys { drawKeys(into: &frame, in: row, lead: 0) }
    }
    if let row = plan.choices { drawChoices(into: &frame, in: row) }
    if let rows = plan.words { plan.wordsLines.draw(into: &frame, in: rows, role: .overlay, showsCursor: !isOnWording) }
    if let row = plan.divider { drawDivider(into: &frame, in: row, isFramed: plan.isFramed) }
    if let rows = plan.wording {
      plan.wordingLines?.draw(into: &frame, in: rows, role: .proposal, showsCursor: isOnWording)
    }
    if let rows = plan.complaint {
      frame.fill(rows, role: .overlay)
      for (index, line) in plan.complaintLines.prefix(rows.rows).enumerated() {
        frame.put(plan.complaintGlyphs[line], x: rows.x, y: rows.y + index, in: rows) { _ in .error }
      }
    }
  }

  /// The columns that the text has in an area.
  static func textColumns(in area: Rect) -> Int { isFramed(in: area) ? area.columns - 4 : max(1, area.columns) }

  static func isFramed(in area: Rect) -> Bool { area.columns >= 30 && area.rows >= 8 }

  /// Whether the proposed wording is worth showing.
  var showsWording: Bool { isOnWording || proposal != nil }

  /// What is written, and the choice where it has no row of its own.
  private func heading(_ plan: Plan, columns: Int) -> Clean {
    let field = Clean(isOnWording && plan.words == nil ? said("Proposed wording") : title)
    guard plan.choices == nil, let choice else { return field.fitted(to: columns) }
    let suffix = " · \(choice)"
    return Clean(field.fitted(to: max(columns / 3, columns - Clean(suffix).width)).string + suffix).fitted(to: columns)
  }

  /// The kind or disposition in words; nil for a reply, which has none.
  private var choice: String? {
    if case .resolve = purpose { return said(disposition.name) }
    return isRemark ? said(kind.words) : nil
  }

  /// All choices, the present one marked; where they have no room, the present one and its number.
  private func drawChoices(into frame: inout Frame, in area: Rect) {
    let names: [String] =
      if case .resolve = purpose {
        Disposition.allCases.map { said($0.name) }
      } else {
        Remark.Kind.allCases.map { said($0.words) }
      }
    let all = names.map { Clean("\($0 == choice ? "●" : "○") \($0)") }
    var x = area.x
    if all.reduce(-2, { $0 + $1.width + 2 }) <= area.columns {
      for (text, name) in zip(all, names) {
        x = frame.put(text, x: x, y: area.y, role: name == choice ? .strong : .secondary, in: area) + 2
      }
    } else if let choice, let index = names.firstIndex(of: choice) {
      x = frame.put(all[index], x: x, y: area.y, role: .strong, in: area) + 2
      frame.put(Clean(said("\(index + 1) of \(names.count)")), x: x, y: area.y, role: .secondary, in: area)
    }
  }

  private func drawDivider(into frame: inout Frame, in area: Rect, isFramed: Bool) {
    frame.fill(area, "─", role: .borderFocused)
    if isFramed {
      frame.put("├", x: area.x, y: area.y, role: .borderFocused, in: area)
      frame.put("┤", x: area.x + area.columns - 1, y: area.y, role: .borderFocused, in: area)
    }
    let inner = isFramed ? area.inset(left: 2, right: 2) : area
    let title: Message =
      if proposal == "" {
        "Proposed wording: delete these words"
      } else if let proposal {
        "Proposed wording: \(extent(of: proposal))"
      } else {
        isUnchanged ? "Proposed wording: unchanged" : "Proposed wording: none yet"
      }
    frame.put(
      Clean(" \(said(title)) "), x: inner.x, y: inner.y, role: isOnWording ? .overlayTitle : .secondary,
      in: inner)
  }

  /// How many words a proposal takes out and puts in: "words out 2, in 3".
  private func extent(of proposal: String) -> Message {
    guard let passage else { return "" }
    func count(_ kind: WordDifference.Piece.Kind) -> Int {
      difference.pieces.reduce(0) { $1.kind == kind ? $0 + $1.text.split(separator: " ").count : $0 }
    }
    let difference = WordDifference(from: passage, to: proposal)
    return "words out \(count(.removed)), in \(count(.added))"
  }

  /// Keys and what they do, as many as there is room for.
  private func drawKeys(into frame: inout Frame, in area: Rect, lead: Int) {
    var entries: [(Action, Message)] = [(.save, "keep"), (.cancel, "close")]
    if isRemark { entries.append((.switchField, isOnWording ? "remark" : "wording")) }
    if choice != nil { entries.append((.cycleKind, isRemark ? "kind" : "disposition")) }
    entries += [(.discard, "discard"), (.openEditor, "editor")]
    let right = area.x + area.columns
    var x = area.x
    for (action, words) in entries {
      let key = Clean(Composer.key(action))
      let words = Clean(" \(said(words))")
      let start = x == area.x ? x + lead : x + 2
      guard start + key.width + words.width + lead <= right else { continue }
      frame.fill(Rect(x: x, y: area.y, columns: start - x, rows: 1), role: .overlay)
      x = frame.put(key, x: start, y: area.y, role: .key, in: area)
      x = frame.put(words, x: x, y: area.y, role: .secondary, in: area)
    }
    if x > area.x, lead > 0 { frame.put(" ", x: x, y: area.y, role: .overlay, in: area) }
  }
}

extension Composer {
  /// Which rows of an area the parts of a composer get; nil for a part that has no room.
  fileprivate struct Plan {
    let isFramed: Bool
    private(set) var box: Rect
    private(set) var heading: Rect?
    private(set) var choices: Rect?
    private(set) var words: Rect?
    private(set) var divider: Rect?
    private(set) var wording: Rect?
    private(set) var complaint: Rect?
    private(set) var keys: Rect?
    let wordsLines: TextField.Lines
    let wordingLines: TextField.Lines?
    let complaintGlyphs: [Glyph]
    let complaintLines: [Range<Int>]

    init(_ composer: Composer, in area: Rect) {
      isFramed = Composer.isFramed(in: area)
      let columns = Composer.textColumns(in: area)
      wordsLines = TextField.Lines(composer.words, columns: columns)
      wordingLines = composer.showsWording ? composer.wording.map { TextField.Lines($0, columns: columns) } : nil
      complaintGlyphs = composer.complaint.map { Clean("! \($0)").glyphs } ?? []
      complaintLines = complaintGlyphs.isEmpty ? [] : Wrap.lines(complaintGlyphs, columns: columns)

      let limit = min(area.rows, max(isFramed ? 6 : 4, area.rows * 3 / 5))
      let headingRows = limit > 1 ? 1 : 0
      let keysRows = limit > 3 ? 1 : 0
      let hasChoices = composer.choice != nil && limit >= 7
      let gap = hasChoices && limit >= 12 ? 1 : 0
      var free = limit - headingRows - keysRows - (hasChoices ? 1 : 0) - gap
      let complaintRows = free > 1 ? min(complaintLines.count, 3, free - 1) : 0
      free -= complaintRows

      let (wordsRows, dividerRows, wordingRows) = Plan.share(
        free, words: wordsLines.ranges.count, wording: wordingLines?.ranges.count, onWording: composer.isOnWording)

      let used = limit - free + wordsRows + dividerRows + wordingRows
      box = Rect(x: area.x, y: area.y + area.rows - used, columns: area.columns, rows: used)
      var y = box.y
      let inner = isFramed ? box.inset(left: 2, right: 2) : box
      func take(_ rows: Int, of strip: Rect) -> Rect? {
        guard rows > 0 else { return nil }
        defer { y += rows }
        return Rect(x: strip.x, y: y, columns: strip.columns, rows: rows)
      }
      heading = take(headingRows, of: box)
      choices = take(hasChoices ? 1 : 0, of: inner)
      y += gap
      words = take(wordsRows, of: inner)
      divider = take(dividerRows, of: box)
      wording = take(wordingRows, of: inner)
      complaint = take(complaintRows, of: inner)
      keys = take(keysRows, of: box)
      // What cannot be kept is said even where there is room for one line only.
      if complaintRows == 0, !complaintLines.isEmpty { complaint = heading ?? words ?? wording }
    }

    /// Shares `free` rows between the two fields; the one with the keys comes first, and alone where there is little room.
    private static func share(_ free: Int, words: Int, wording: Int?, onWording: Bool) -> (Int, Int, Int) {
      guard let wording else { return (min(free, max(3, words)), 0, 0) }
      guard free >= 4 else { return onWording ? (0, 0, min(free, max(2, wording))) : (min(free, max(2, words)), 0, 0) }
      let room = free - 1
      let need = onWording ? wording : words
      let other = onWording ? words : wording
      let least = min(other, max(1, room / 3))
      let most = min(max(2, need), room - least)
      let rest = min(other, room - most)
      return onWording ? (rest, 1, most) : (most, 1, rest)
    }
  }
}
