public import CellGrid
import Text

/// What is shown where no document is named: those that were on the desk before, a sample, and a tour.
public struct Foyer: Equatable, Sendable {
  /// What a key led to.
  public enum Outcome: Equatable, Sendable {
    case nothing, bell, suspend, repaint, quit
    /// Open the document at a path.
    case open(String)
    /// Open the sample, and show round in it.
    case sample(withTour: Bool)
  }

  private let documents: [DocumentFile]
  private let keymap: Keymap
  private var listing: Listing
  private var prompt: Prompt?
  private var pending: [Key] = []
  private var complaint: String?
  private var size: Size

  /// Offers these documents, the latest first.
  public init(_ documents: [DocumentFile], keymap: Keymap, size: Size) {
    self.documents = documents
    self.keymap = keymap
    self.size = size
    var lines: [Listing.Line] = []
    if !documents.isEmpty {
      lines.append(.heading(said("On the desk before")))
      lines += documents.enumerated().map { .entry(key: $1.name, text: $1.words, goal: .choice($0)) }
      lines.append(.text("", .overlay))
    }
    lines += [
      .heading(
        said(documents.isEmpty ? "No document was on the desk yet; conote FILE opens one" : "To get to know conote")),
      .entry(
        key: said("Tour"), text: said("Two minutes with a sample: move, comment, take positions"),
        goal: .choice(documents.count)),
      .entry(
        key: said("Sample"),
        text: said("The sample alone: a working document with comments of three delegations"),
        goal: .choice(documents.count + 1)),
    ]
    listing = Listing(title: "conote", lines: lines)
    listing.show(in: area)
  }

  /// Takes a key press.
  public mutating func press(_ key: Key) -> Outcome {
    complaint = nil
    pending.append(key)
    let context: Context = prompt == nil ? .overlay : .prompt
    defer { listing.show(in: area) }
    switch keymap.meaning(of: pending, in: context) {
    case .prefix: return .nothing
    case .nothing:
      let isAlone = pending.count == 1
      pending = []
      guard isAlone, let typed = key.typed, var prompt, prompt.field.length < Prompt.limit else { return .bell }
      prompt.field.insert(String(typed))
      listing.filter(prompt.field.text)
      self.prompt = prompt
      return .nothing
    case .action(let action):
      pending = []
      return prompt == nil ? perform(action) : performInPrompt(action)
    }
  }

  private mutating func perform(_ action: Action) -> Outcome {
    switch action {
    case .close: return .quit
    case .suspend: return .suspend
    case .repaint: return .repaint
    case .find: prompt = Prompt(.narrow, origin: Place())
    case .choose:
      guard case .choice(let index)? = listing.goal else { return .bell }
      return documents.indices.contains(index)
        ? .open(documents[index].path) : .sample(withTour: index == documents.count)
    default: listing.perform(action)
    }
    return .nothing
  }

  private mutating func performInPrompt(_ action: Action) -> Outcome {
    switch action {
    case .cancel:
      prompt = nil
      listing.filter("")
    case .accept: prompt = nil
    case .deleteBackward where prompt?.field.text.isEmpty == true: return performInPrompt(.cancel)
    default:
      _ = prompt?.field.perform(action)
      listing.filter(prompt?.field.text ?? "")
    }
    return .nothing
  }

  /// Takes the size that the terminal has now.
  public mutating func resize(_ size: Size) {
    self.size = size
    listing.show(in: area)
  }

  /// Says in the last line why a document was not opened.
  public mutating func fail(_ words: String) { complaint = words }

  /// All but the last line, no wider than reads well.
  private var area: Rect {
    let columns = min(size.columns, 100)
    return Rect(x: (size.columns - columns) / 2, y: 0, columns: columns, rows: max(1, size.rows - 1))
  }

  /// Draws the list, and the last line.
  public func draw() -> Frame {
    var frame = Frame(size: size)
    frame.title = "conote"
    listing.draw(into: &frame, in: area)
    let status = Rect(x: 0, y: size.rows - 1, columns: size.columns, rows: size.rows > 1 ? 1 : 0)
    frame.fill(status, role: .status)
    if let prompt { prompt.draw(into: &frame, in: status, note: "") }
    let words = complaint ?? said("Enter opens  / finds  q quits")
    if prompt == nil {
      frame.put(
        Clean(words).fitted(to: size.columns - 2), x: 1, y: status.y, role: complaint == nil ? .status : .error,
        in: status)
    }
    return frame
  }
}
