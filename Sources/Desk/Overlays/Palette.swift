import CellGrid
import Text

/// All actions and the commands that take a word, chosen by typing a part of their name.
struct Palette: Equatable {
  /// What choosing a line does.
  enum Choice: Equatable {
    case action(Action)
    case theme(String)
    /// Goes to the paragraph or heading with this label.
    case paragraph(String)
    /// Looks for these words.
    case find(String)
    /// Shows the keys that these words are about.
    case help(String)
  }
  /// One line.
  struct Entry: Equatable {
    var choice: Choice
    /// The keys that do it.
    var keys = ""
    /// What it does.
    var text: String
    /// Its name in a keymap file.
    var name = ""
    /// Why it cannot be done now; nil when it can.
    var obstacle: String?
    /// Which characters of `text` and of `name` fit what was typed.
    var places: [Int] = []
    var namePlaces: [Int] = []
  }

  /// The most bytes of UTF-8 that are typed.
  static let limit = 400

  /// Where the keys went before it opened.
  let context: Context
  private let actions: [Entry]
  /// The themes that can be chosen.
  private(set) var themes: [String]
  private(set) var field: TextField
  /// The lines that fit what was typed, the best first.
  private(set) var entries: [Entry] = []
  /// The chosen line.
  private(set) var cursor = 0
  /// Why the chosen line was not done.
  var complaint: String?

  init(_ actions: [Entry], themes: [String], in context: Context, text: String = "") {
    self.actions = actions
    self.themes = themes
    self.context = context
    field = TextField(text, isMultiline: false)
    narrow()
  }

  /// The chosen line.
  var chosen: Entry? { entries.indices.contains(cursor) ? entries[cursor] : nil }

  /// The theme that the chosen line would show.
  var theme: String? { if case .theme(let name)? = chosen?.choice { name } else { nil } }

  /// Moves, or edits what is typed.
  mutating func perform(_ action: Action, height: Int) {
    complaint = nil
    switch action {
    case .cursorDown: choose(cursor + 1)
    case .cursorUp: choose(cursor - 1)
    case .pageDown: choose(cursor + max(1, height))
    case .pageUp: choose(cursor - max(1, height))
    case .complete: complete()
    default: if field.perform(action) { narrow() }
    }
  }

  /// Chooses a line.
  mutating func choose(_ line: Int) { cursor = max(0, min(line, entries.count - 1)) }

  /// Inserts what was typed or pasted.
  mutating func insert(_ text: String) {
    complaint = nil
    field.insert(text)
    narrow()
  }

  /// Takes the themes that can be chosen, and which of them is shown.
  mutating func take(_ themes: [String], shown: String?) {
    self.themes = themes
    narrow()
    if let place = entries.firstIndex(where: { $0.choice == shown.map(Choice.theme) }) { cursor = place }
  }

  private mutating func complete() {
    guard let chosen else { return }
    switch chosen.choice {
    case .action(.chooseTheme): field = TextField("theme ", isMultiline: false)
    case .action: field = TextField(chosen.name, isMultiline: false)
    case .theme(let name): field = TextField("theme \(name)", isMultiline: false)
    case .paragraph, .find, .help: return
    }
    narrow()
  }

  /// Finds the lines that fit what is typed.
  private mutating func narrow() {
    cursor = 0
    let text = field.text.drop { $0 == " " || $0 == ":" }
    let word = text.prefix { $0 != " " }
    let rest = text[word.endIndex...].drop { $0 == " " }
    let hasArgument = word.endIndex < text.endIndex
    if hasArgument, "theme" == word || word == Action.chooseTheme.rawValue {
      entries = fitting(themes.map { Entry(choice: .theme($0), text: $0) }, String(rest))
      return
    }
    entries = fitting(actions, String(text))
    if let command = command(text, word, hasArgument ? String(rest) : "") { entries.insert(command, at: 0) }
  }

  /// The command with a word that is typed, if it is one.
  private func command(_ text: Substring, _ word: Substring, _ rest: String) -> Entry? {
    if let first = text.first, first == "#" || first.isASCII && first.isNumber {
      let label = String(text.drop { $0 == "#" })
      return label.isEmpty ? nil : Entry(choice: .paragraph(label), text: said("Go to paragraph \(label)"))
    }
    if text.first == "/", text.count > 1 {
      return Entry(choice: .find(String(text.dropFirst())), text: said("Find “\(text.dropFirst())”"))
    }
    guard !rest.isEmpty else { return nil }
    return switch word {
    case "go": Entry(choice: .paragraph(rest), text: said("Go to paragraph \(rest)"))
    case "find": Entry(choice: .find(rest), text: said("Find “\(rest)”"))
    case "help": Entry(choice: .help(rest), text: said("Show the keys that are about “\(rest)”"))
    default: nil
    }
  }

  /// The entries that a query fits, the best first, and of equals the earlier.
  private func fitting(_ all: [Entry], _ query: String) -> [Entry] {
    guard query.contains(where: { $0 != " " }) else { return all }
    let keys = query.filter { $0 != " " }
    let scored = all.compactMap { entry -> (entry: Entry, score: Int)? in
      var entry = entry
      let text = Fuzzy(query, in: entry.text)
      let name = Fuzzy(query, in: entry.name)
      // The keys themselves, as they are spelled.
      let isKey = entry.keys.split(separator: " ").contains { $0 == keys }
      guard text != nil || name != nil || isKey else { return nil }
      entry.places = text?.places ?? []
      entry.namePlaces = name?.places ?? []
      let isName = entry.name.lowercased() == query.lowercased()
      let score = max(text?.score ?? .min, name?.score ?? .min, isKey ? 500 : .min, isName ? 10_000 : .min)
      return (entry, score - (entry.obstacle == nil ? 0 : 64))
    }
    return scored.enumerated().sorted {
      ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
    }.map(\.element.entry)
  }
}
