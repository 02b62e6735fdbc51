import CellGrid

/// Which keys do what, for each context: data made from the table of actions, and perhaps patched by the user's file.
public struct Keymap: Equatable, Sendable {
  /// What a sequence of keys means so far.
  enum Meaning: Equatable {
    case action(Action)
    /// The start of longer sequences.
    case prefix
    case nothing
  }

  private var bindings: [Context: [[Key]: Action]] = [:]
  /// The starts of the sequences of more than one key.
  private var prefixes: [Context: Set<[Key]>] = [:]

  /// The keys of the table.
  public static let standard = Keymap(Action.table)

  init(_ table: [ActionInfo]) {
    for row in table {
      for spelling in row.keys {
        guard case .success(let keys) = Key.sequence(spelling), !keys.isEmpty else { continue }
        for context in row.contexts { bind(keys, to: row.action, in: context) }
      }
    }
  }

  /// What `keys` mean in `context`.
  func meaning(of keys: [Key], in context: Context) -> Meaning {
    if let action = bindings[context]?[keys] { return .action(action) }
    return prefixes[context]?.contains(keys) == true ? .prefix : .nothing
  }

  /// Lets keys do an action, whatever they did.
  mutating func bind(_ keys: [Key], to action: Action, in context: Context) {
    bindings[context, default: [:]][keys] = action
    for length in 1..<max(1, keys.count) { prefixes[context, default: []].insert(Array(keys.prefix(length))) }
  }

  /// Lets keys do nothing; false when they did nothing before.
  @discardableResult
  mutating func unbind(_ keys: [Key], in context: Context) -> Bool {
    guard bindings[context]?.removeValue(forKey: keys) != nil else { return false }
    let left = bindings[context]?.keys.flatMap { other in (1..<max(1, other.count)).map { Array(other.prefix($0)) } }
    prefixes[context] = Set(left ?? [])
    return true
  }

  /// What may follow keys that are the start of longer sequences, in the order of the table of actions.
  func continuations(of keys: [Key], in context: Context) -> [(keys: [Key], action: Action)] {
    let following = (bindings[context] ?? [:]).filter { $0.key.count > keys.count && $0.key.starts(with: keys) }
    return following.map { (Array($0.key.dropFirst(keys.count)), $0.value) }.sorted {
      ($0.action.place, spelling($0.keys)) < ($1.action.place, spelling($1.keys))
    }
  }

  /// The keys of an action in a context, those of the table first, as a keymap file spells them.
  func sequences(of action: Action, in context: Context) -> [[Key]] {
    let bound = (bindings[context] ?? [:]).filter { $0.value == action }.keys
    let own = action.info.keys.compactMap { try? Key.sequence($0).get() }
    return own.filter(bound.contains) + bound.filter { !own.contains($0) }.sorted { spelling($0) < spelling($1) }
  }

  /// The keys of an action in a context as people read them, the ten digits as one: "gg", "0–9".
  func spellings(of action: Action, in context: Context) -> [String] {
    ActionInfo.spelled(sequences(of: action, in: context).map(spelling))
  }

  /// The first key or keys of an action as they stand on a keyboard: "C-s", "]d"; nil when no key does it.
  func key(of action: Action, in context: Context) -> String? {
    sequences(of: action, in: context).first.map { keys in
      keys.count == 1 && keys[0].typed == nil
        ? keys[0].description.filter { $0 != "<" && $0 != ">" } : spelling(keys)
    }
  }

  /// The keys that clash with `keys`: those that they begin, or that begin with them.
  func clashes(with keys: [Key], in context: Context) -> [(keys: [Key], action: Action)] {
    (bindings[context] ?? [:]).filter {
      $0.key != keys && ($0.key.starts(with: keys) || keys.starts(with: $0.key))
    }.map { ($0.key, $0.value) }.sorted { spelling($0.keys) < spelling($1.keys) }
  }

  private func spelling(_ keys: [Key]) -> String { keys.map(\.description).joined() }
}

extension Action {
  private static let places = Dictionary(
    table.enumerated().map { ($0.element.action, $0.offset) }, uniquingKeysWith: { first, _ in first })

  /// Where it stands in the table.
  fileprivate var place: Int { Action.places[self] ?? Action.table.count }
}
