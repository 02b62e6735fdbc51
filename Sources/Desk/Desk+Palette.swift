import CellGrid
import Documents
import Text

extension Desk {
  /// Opens the palette, perhaps with something typed already.
  mutating func openPalette(_ text: String = "") -> [Effect] {
    let here = context
    let rows = Action.table.filter { $0.contexts.contains(where: \.isView) && $0.action != .palette }
    let entries = rows.map { row in
      let place = row.contexts.contains(here) ? here : row.contexts.first { $0.isView } ?? .reader
      return Palette.Entry(
        choice: .action(row.action), keys: keymap.spellings(of: row.action, in: place).joined(separator: " "),
        text: said(row.help), name: row.action.rawValue, obstacle: obstacle(to: row.action, in: here).map(said))
    }
    // What can be done here comes first.
    let ordered = entries.filter { $0.obstacle == nil } + entries.filter { $0.obstacle != nil }
    overlays.append(.palette(Palette(ordered, themes: themes, in: here, text: text)))
    return [.listThemes]
  }

  mutating func performInPalette(_ action: Action) -> [Effect] {
    guard case .palette(var palette)? = overlays.last else { return [] }
    let before = palette.theme
    switch action {
    case .cancel:
      overlays.removeLast()
      return before == nil ? [] : [.showTheme(nil)]
    case .deleteBackward where palette.field.text.isEmpty: return performInPalette(.cancel)
    case .accept: return accept(palette)
    default:
      palette.perform(action, height: Palette.height(in: areas.body))
      return replace(palette, before: before)
    }
  }

  /// Takes the palette as it is now, and shows the theme that is chosen in it.
  mutating func replace(_ palette: Palette, before: String?) -> [Effect] {
    overlays[overlays.count - 1] = .palette(palette)
    return palette.theme == before ? [] : [.showTheme(palette.theme)]
  }

  /// Takes the themes that there are.
  mutating func takeThemes(_ names: [String], shown: String) {
    themes = names
    guard case .palette(var palette)? = overlays.last else { return }
    palette.take(names, shown: shown)
    overlays[overlays.count - 1] = .palette(palette)
  }

  private mutating func accept(_ palette: Palette) -> [Effect] {
    var palette = palette
    guard let chosen = palette.chosen else {
      palette.complaint = said("no action fits what is typed")
      return replace(palette, before: palette.theme) + [.bell]
    }
    if let obstacle = chosen.obstacle {
      palette.complaint = obstacle
      return replace(palette, before: palette.theme) + [.bell]
    }
    overlays.removeLast()
    switch chosen.choice {
    case .action(let action): return perform(action, keys: [])
    case .theme(let name):
      say("the theme is \(name) until you quit; --theme or settings.json5 choose it for good")
      return [.keepTheme(name)]
    case .help(let words):
      var listing = Listing.help(in: palette.context, keymap)
      listing.filter(words)
      overlays.append(.listing(listing))
    case .paragraph(let label):
      view = .text
      passage = nil
      goToParagraph(label)
    case .find(let words):
      view = .text
      passage = nil
      accept(Prompt(.find, text: words, origin: reader.place))
    }
    return []
  }
}

extension Context {
  /// Whether it is a part of the screen, and nothing that lies over it.
  var isView: Bool { [.reader, .passage, .outline, .timeline, .comments, .summary, .changes].contains(self) }

  /// Where that is, in words.
  var words: Message {
    switch self {
    case .reader: "in the text"
    case .passage: "while a passage is chosen"
    case .outline: "in the outline"
    case .timeline: "in the timeline"
    case .comments: "in the list of all comments"
    case .summary: "in the summary"
    case .changes: "in the list of tracked changes"
    case .composer: "while writing"
    case .prompt: "while typing a search or a number"
    case .palette: "while choosing an action"
    case .question: "when asked"
    case .overlay: "in a list"
    }
  }
}
