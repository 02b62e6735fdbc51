/// Gives out the ids and addresses of headings and paragraphs, formed as in Akoma Ntoso (Naming Convention 1.0, section 5), each once.
struct Names {
  private var ids: [ByteKey: Int] = [:]
  private var addresses: [ByteKey: Int] = [:]
  private var counters: [ByteKey: Int] = [:]

  /// A name in both forms.
  typealias Name = (id: String, address: String)

  /// Prepares to name so many paragraphs.
  mutating func reserve(_ count: Int) {
    ids.reserveCapacity(count)
    addresses.reserveCapacity(count)
  }

  /// The name of a heading under `parent`; a scope is an annex or the summary, in which numbers begin anew.
  mutating func heading(_ shape: HeadingShape, title: String, parent: HeadingDraft?, isScope: Bool) -> Name {
    if isScope, shape.kind == .summary { return unique("summary", "Summary") }
    if isScope {
      let label = shape.label ?? "Annex"
      let words = label.split(whereSeparator: { $0.isWhitespace || "[]".contains($0) })
      let number = words.count > 1 && words.count < 4 ? Marker.bare(String(words[words.count - 1])) : nil
      return unique("att_" + (number ?? next("att")), words.joined(separator: " "))
    }
    let bare = shape.label.map(Marker.bare)
    let prefix: String
    var own: String
    switch shape.style {
    case .article:
      prefix = "art_"
      own = Names.lastWord(shape.label) ?? ""
    case .division:
      prefix = "sec_"
      own = Names.lastWord(shape.label) ?? ""
    default:
      prefix = "sec_"
      own = bare ?? Names.slug(title)
    }
    if own.isEmpty { own = next("sec") }
    let address = shape.style == .article || shape.style == .division ? Names.plain(shape.label ?? own) : own
    // Articles are counted through their sections.
    let outer = shape.style == .article && parent?.region != .annex ? nil : parent
    return unique(
      (outer.map { $0.heading.id + "__" } ?? "") + prefix + own, (outer.map { $0.address + "/" } ?? "") + address)
  }

  /// The name of a paragraph: by its number, or by its place among its like under `owner`.
  mutating func paragraph(_ draft: borrowing Draft, owner: Name?) -> Name {
    let id = owner.map { $0.id + "__" } ?? ""
    let address = owner.map { $0.address + "/" } ?? ""
    let number = draft.label.map(Marker.bare) ?? ""
    if let option = draft.option {
      return unique(id + "opt_" + (Names.lastWord(option) ?? ""), (owner.map { $0.address + " " } ?? "") + option)
    }
    switch draft.kind {
    case .numbered: return unique("\(id)para_\(number)", address + number)
    case .sub: return unique("\(id)list_\(number)", (owner?.address ?? "") + "(\(number))")
    case .note:
      let mark = Marker.bare(draft.mark ?? "").filter { $0 != "/" }
      return unique("note_" + mark, "Note " + mark)
    case .bullet: return count("b", id, address)
    case .cell: return count("c", id, address)
    case .plain, .quote, .code: return count("p", id, address)
    }
  }

  /// The name of an unnumbered paragraph of the summary.
  mutating func summary(_ owner: Name) -> Name {
    let number = next(owner.id)
    return unique("\(owner.id)__para_\(number)", "\(owner.address)/\(number)")
  }

  private mutating func count(_ letter: String, _ id: String, _ address: String) -> Name {
    let number = next(id + letter)
    return unique("\(id)\(letter)_\(number)", "\(address)\(letter)\(number)")
  }

  private mutating func next(_ key: String) -> String {
    counters[ByteKey(key), default: 0] += 1
    return String(counters[ByteKey(key), default: 0])
  }

  private mutating func unique(_ id: String, _ address: String) -> Name {
    (Names.unique(id, "__", &ids), Names.unique(address, "#", &addresses))
  }

  /// The name itself the first time, then with "2", "3" behind it.
  private static func unique(_ name: String, _ joint: String, _ used: inout [ByteKey: Int]) -> String {
    let key = ByteKey(name)
    guard var count = used[key] else {
      used[key] = 1
      return name
    }
    repeat { count += 1 } while used[ByteKey("\(name)\(joint)\(count)")] != nil
    used[key] = count
    used[ByteKey("\(name)\(joint)\(count)")] = 1
    return "\(name)\(joint)\(count)"
  }

  /// The number in a label of several words ("Article 5:", "SECTION A").
  private static func lastWord(_ label: String?) -> String? {
    label.map { $0.split(whereSeparator: \.isWhitespace).dropFirst().map { Marker.bare(String($0)) }.joined() }
  }

  /// A label as an address: without brackets and punctuation at its end.
  private static func plain(_ label: String) -> String {
    var kept = String(label.filter { !"[]".contains($0) })
    while let last = kept.last, ".:–- ".contains(last) { kept.removeLast() }
    return kept
  }

  /// A title as an id: its first words in small letters.
  private static func slug(_ title: String) -> String {
    var slug = ""
    for token in Wording(String(title.prefix(120))).tokens where token.kind != .mark {
      guard slug.utf8.count + token.folded.utf8.count <= 40 else { break }
      slug += (slug.isEmpty ? "" : "-") + token.folded
    }
    return slug
  }
}
