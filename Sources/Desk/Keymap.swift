import CellGrid

/// Which keys do what, for each context: data made from the table of actions.
struct Keymap: Sendable {
  /// What a sequence of keys means so far.
  enum Meaning: Equatable {
    case action(Action)
    /// The start of longer sequences.
    case prefix
    case nothing
  }

  private var meanings: [Context: [[Key]: Meaning]] = [:]

  /// The keys of the table.
  static let standard = Keymap(Action.table)

  init(_ table: [ActionInfo]) {
    for row in table {
      for spelling in row.keys {
        guard case .success(let keys) = Key.sequence(spelling), !keys.isEmpty else { continue }
        for context in row.contexts {
          for length in 1..<keys.count where meanings[context]?[Array(keys.prefix(length))] == nil {
            meanings[context, default: [:]][Array(keys.prefix(length))] = .prefix
          }
          meanings[context, default: [:]][keys] = .action(row.action)
        }
      }
    }
  }

  /// What `keys` mean in `context`.
  func meaning(of keys: [Key], in context: Context) -> Meaning { meanings[context]?[keys] ?? .nothing }
}
