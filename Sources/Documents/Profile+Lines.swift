/// A profile in lines: what the program carries of the profiles that come with it, since decoding JSON5 would take it a tenth of its start.
///
/// A line is a letter and fields, a tab before each. A field holds neither tab nor LF; an absent one at the end is left out.
/// - N name, parent: begins a profile
/// - O abbreviation, series: the organization
/// - B abbreviation, series: a body
/// - a alias, n name: of the organization or body before it
/// - S symbol
/// - W meaning, word ...
/// - U outcome, stem ...
/// - R region's abbreviation, name ...
/// - G term, meaning
extension Profile {
  /// The profile in lines, dictionaries in order of their keys.
  var lines: String {
    var lines: [[String]] = [["N", name] + (parent.map { [$0] } ?? [])]
    for (letter, body) in [("O", organization)] + bodies.map({ ("B", $0) }) {
      lines.append([letter, body.abbreviation] + (body.series.map { [$0] } ?? []))
      lines += body.aliases.map { ["a", $0] } + body.names.map { ["n", $0] }
    }
    lines += symbols.map { ["S", $0] }
    lines += words.sorted { $0.key < $1.key }.map { ["W", $0.key] + $0.value }
    lines += outcomes.map { ["U", $0.name] + $0.stems }
    lines += regions.map { ["R", $0.abbreviation] + $0.names }
    lines += glossary.sorted { $0.key < $1.key }.map { ["G", $0.key, $0.value] }
    return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  /// The profile called `name` among the lines of many; nil when it is not there.
  init?(named name: String, in lines: [UInt8]) {
    self.init()
    let head = Array("N\t\(name)".utf8)
    var isSought = false
    lines.withUnsafeBufferPointer { lines in
      var start = 0
      while start < lines.count {
        let end = lines[start...].firstIndex(of: 0x0A) ?? lines.count
        let line = lines[start..<end]
        if line.first == head[0] {
          // Its own line may go on with the parent's name.
          if isSought { return }
          isSought = line.starts(with: head) && (line.count == head.count || line[start + head.count] == 0x09)
        }
        if isSought {
          let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
          take(line[start], fields.dropFirst().map { String(decoding: $0, as: UTF8.self) })
        }
        start = end + 1
      }
    }
    guard isSought else { return nil }
  }

  /// Takes in one line.
  private mutating func take(_ letter: UInt8, _ fields: [String]) {
    guard let first = fields.first else { return }
    let rest = Array(fields.dropFirst())
    switch Unicode.Scalar(letter) {
    case "N": (name, parent) = (first, rest.first)
    case "O": organization = Body(abbreviation: first, aliases: [], names: [], series: rest.first)
    case "B": bodies.append(Body(abbreviation: first, aliases: [], names: [], series: rest.first))
    case "a" where bodies.isEmpty: organization.aliases.append(first)
    case "n" where bodies.isEmpty: organization.names.append(first)
    case "a": bodies[bodies.count - 1].aliases.append(first)
    case "n": bodies[bodies.count - 1].names.append(first)
    case "S": symbols.append(first)
    case "W": words[first] = rest
    case "U": outcomes.append(Outcome(name: first, stems: rest))
    case "R": regions.append(Region(abbreviation: first, names: rest))
    case "G": glossary[first] = rest.first
    default: break
    }
  }
}
