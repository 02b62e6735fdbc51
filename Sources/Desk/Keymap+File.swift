import CellGrid
import Documents
internal import FoundationEssentials
import Text

/// What of a user's keymap file cannot be used.
public struct KeymapProblem: Error, Equatable, CustomStringConvertible {
  /// The file's name as given.
  public var file: String
  /// The line in it, from 1; nil where it cannot be told.
  public var line: Int?
  /// What is wrong and what to do.
  public var what: String

  /// One line: file, line, what is wrong; what to do.
  public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(what)" }
}

extension Keymap {
  /// The name under which a file binds keys wherever their action is valid.
  static let everywhere = "everywhere"

  /// This keymap as a user's file (JSON5) patches it, and what of the file cannot be used; the rest of it counts.
  ///
  /// The file has an object for each place, and in it an action for each key, or null to take the key away:
  /// `{ reader: { "<F5>": "timeline", "x": null }, everywhere: { "<C-j>": "lineDown" } }`.
  public func patched(by bytes: [UInt8], file: String) -> (keymap: Keymap, problems: [KeymapProblem]) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    guard let places = try? decoder.decode([String: [String: Binding]].self, from: Data(bytes)) else {
      let slip = JSON5Places.slip(in: bytes)
      let what =
        slip == nil
        ? "every place must be an object of keys and actions; write { reader: { \"x\": \"markContested\" } }"
        : "not JSON5; look for a missing comma, quotation mark or brace"
      return (self, [KeymapProblem(file: file, line: slip, what: what)])
    }
    var patch = KeymapPatch(keymap: self, bytes: bytes, file: file)
    // What is said for one place outranks what is said for all.
    if let keys = places[Keymap.everywhere] { patch.take(keys, at: Keymap.everywhere) }
    for place in places.keys.sorted() where place != Keymap.everywhere { patch.take(places[place] ?? [:], at: place) }
    patch.checkWaysOut()
    return (patch.keymap, patch.problems.sorted { ($0.line ?? 0, $0.what) < ($1.line ?? 0, $1.what) })
  }
}

/// What a file says of a key.
enum Binding: Decodable {
  case action(String)
  /// The key is to do nothing.
  case none
  /// No name and not null.
  case unreadable

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self =
      if container.decodeNil() {
        .none
      } else if let name = try? container.decode(String.self) {
        .action(name)
      } else {
        .unreadable
      }
  }
}

/// A keymap while a file is read into it.
private struct KeymapPatch {
  var keymap: Keymap
  let bytes: [UInt8]
  let file: String
  var problems: [KeymapProblem] = []
  /// The keys that the file itself bound or took away.
  private var said: [Context: [[Key]: String]] = [:]

  init(keymap: Keymap, bytes: [UInt8], file: String) {
    self.keymap = keymap
    self.bytes = bytes
    self.file = file
  }

  mutating func take(_ keys: [String: Binding], at place: String) {
    let context = Context(rawValue: place)
    guard context != nil || place == Keymap.everywhere else {
      let names = (Context.allCases.map(\.rawValue) + [Keymap.everywhere]).joined(separator: ", ")
      return report("no place is called '\(place)'; the places are \(names)", at: [.member(place)])
    }
    let isEverywhere = context == nil
    // Taken away first, so that a key that is free now can begin another sequence.
    let ordered = keys.sorted { ($0.value.isNone ? 0 : 1, $0.key) < ($1.value.isNone ? 0 : 1, $1.key) }
    for (spelling, binding) in ordered {
      let path: [JSON5Places.Step] = [.member(place), .member(spelling)]
      guard case .success(let sequence) = Key.sequence(spelling), !sequence.isEmpty else {
        report("'\(spelling)' is no key; write it as 'g g', '<C-o>' or '<F5>'", at: path)
        continue
      }
      switch binding {
      case .unreadable: report("'\(spelling)' must have the name of an action in quotation marks, or null", at: path)
      case .none:
        let places = context.map { [$0] } ?? Context.allCases
        let freed = places.filter { keymap.unbind(sequence, in: $0) }
        for place in freed where !isEverywhere { said[place, default: [:]][sequence] = spelling }
        if freed.isEmpty { report("'\(spelling)' does nothing there; leave the line out", at: path) }
      case .action(let name):
        guard let action = Action(rawValue: name) else {
          let like = Action.named(like: name)
          report("no action is called '\(name)'; did you mean '\(like.rawValue)'?", at: path)
          continue
        }
        bind(sequence, spelling, to: action, in: context, at: path)
      }
    }
  }

  private mutating func bind(
    _ keys: [Key], _ spelling: String, to action: Action, in context: Context?, at path: [JSON5Places.Step]
  ) {
    let valid = action.info.contexts
    if let context, !valid.contains(context) {
      let names = valid.map(\.rawValue).joined(separator: ", ")
      return report("\(action.rawValue) does nothing in '\(context.rawValue)'; it is for \(names)", at: path)
    }
    for context in context.map({ [$0] }) ?? valid {
      if context.isTyped, keys[0].typed != nil {
        report(
          "'\(spelling)' could not be typed any more in '\(context.rawValue)'; take a key with Control or Alt", at: path
        )
        continue
      }
      if let other = said[context]?[keys], other != spelling {
        report("'\(spelling)' and '\(other)' are the same keys; keep one of them", at: path)
        continue
      }
      let clashes = keymap.clashes(with: keys, in: context)
      if let clash = clashes.first {
        let other = clash.keys.map(\.description).joined(separator: " ")
        report(
          "'\(spelling)' clashes with '\(other)' (\(clash.action.rawValue)) in '\(context.rawValue)'; take other keys, or bind '\(other)' to null",
          at: path)
        continue
      }
      keymap.bind(keys, to: action, in: context)
      said[context, default: [:]][keys] = spelling
    }
  }

  /// Nobody may be locked in: what leaves each place needs a key.
  mutating func checkWaysOut() {
    let ways: [(Action, Context)] = [
      (.quit, .reader), (.close, .timeline), (.close, .comments), (.close, .summary), (.close, .changes),
      (.close, .overlay), (.close, .passage),
      (.cancel, .composer), (.cancel, .prompt), (.cancel, .palette), (.decline, .question), (.focusReader, .outline),
    ]
    for (action, context) in ways where keymap.sequences(of: action, in: context).isEmpty {
      for spelling in action.info.keys {
        guard let keys = try? Key.sequence(spelling).get() else { continue }
        keymap.bind(keys, to: action, in: context)
      }
      report("no key would do \(action.rawValue) in '\(context.rawValue)'; it keeps its own", at: [])
    }
  }

  private mutating func report(_ what: String, at path: [JSON5Places.Step]) {
    let line = path.isEmpty ? nil : JSON5Places.line(of: path, in: bytes)
    problems.append(
      KeymapProblem(
        file: file, line: line, what: Clean(what.split(whereSeparator: \.isNewline).joined(separator: " ")).string))
  }
}

extension Binding {
  fileprivate var isNone: Bool { if case .none = self { true } else { false } }
}

extension Context {
  /// Whether characters are typed here.
  var isTyped: Bool { [.composer, .prompt, .palette].contains(self) }
}

extension Action {
  /// The action whose name is most like a word.
  static func named(like word: String) -> Action {
    let wanted = Array(word.lowercased().utf8)
    func shared(_ action: Action) -> Int {
      let name = Array(action.rawValue.lowercased().utf8)
      let pairs = Set(zip(name, name.dropFirst()).map { [$0, $1] })
      let common = zip(wanted, wanted.dropFirst()).count { pairs.contains([$0, $1]) }
      return 2 * common - abs(name.count - wanted.count)
    }
    return allCases.max { shared($0) < shared($1) } ?? .help
  }
}
