internal import Containers

/// The lists of an OpenDocument text and how far each has counted (ODF 1.3, part 3, 5.3).
struct ODTLists {
  /// A list that is open.
  struct List {
    /// The style that numbers it.
    var style: String
    /// Its identifier, by which a later list goes on from it.
    var id: String?
    /// Whether its item at hand has shown its number, or has none.
    var hasShown = true
  }
  private var open: [List] = []
  /// The counts of the list at hand, one for each of its levels.
  private var counts: [Int] = []
  /// What lists have counted, by their style and by their identifier, for those that go on.
  private var known: [String: [Int]] = [:]
  private var headings: [Int] = []

  /// How many lists are open inside each other.
  var depth: Int { open.count }

  /// Sets the open lists aside, for a table in them.
  mutating func suspend() -> [List] {
    defer { open = [] }
    return open
  }

  /// Takes them up again.
  mutating func resume(_ lists: [List]) { open = lists }

  /// Begins a list.
  mutating func start(_ attributes: XMLAttributes) {
    let style = attributes["style-name"]?.string ?? open.last?.style ?? ODTLists.unnamed
    if open.isEmpty {
      let goesOn = attributes["continue-numbering"]?.equals("true") ?? false
      let id = attributes["continue-list"]?.string
      counts = id.flatMap { known["#" + $0] } ?? (goesOn ? known[style] : nil) ?? []
    }
    open.append(List(style: style, id: attributes["id"]?.string))
  }

  private static let unnamed = "\0"

  /// Ends it.
  mutating func end() {
    guard let list = open.popLast() else { return }
    if open.isEmpty {
      known[list.style] = counts
      if let id = list.id { known["#" + id] = counts }
    }
  }

  /// Begins an item of it; a header has no number.
  mutating func startItem(_ attributes: XMLAttributes, isHeader: Bool, _ styles: ODTStyles) {
    guard let last = open.indices.last else { return }
    open[last].hasShown = isHeader
    if let start = attributes["start-value"]?.integer {
      while counts.count < open.count { counts.append(0) }
      counts[last] = start - 1
      counts.removeLast(counts.count - open.count)
    }
  }

  /// The number of a paragraph: of the item that it begins, or of the heading that it is.
  mutating func number(style: String?, heading: Int?, _ styles: ODTStyles) -> (label: String?, isBullet: Bool) {
    guard let last = open.indices.last else {
      guard let heading, 1...10 ~= heading else { return (nil, false) }
      return (ODTLists.count(&headings, heading, of: ODTStyles.outline, styles), false)
    }
    guard !open[last].hasShown else { return (nil, false) }
    open[last].hasShown = true
    let named = open[last].style
    let list = named == ODTLists.unnamed ? style ?? named : named
    let label = ODTLists.count(&counts, open.count, of: list, styles)
    let isHeading = heading != nil
    return (label, label == nil && !isHeading && styles.level(open.count, of: list) != nil)
  }

  /// Counts one more on a level, and gives the label.
  private static func count(_ counts: inout [Int], _ level: Int, of list: String, _ styles: ODTStyles) -> String? {
    func first(_ level: Int) -> Int { styles.level(level, of: list)?.start ?? 1 }
    if counts.count > level { counts.removeLast(counts.count - level) }
    while counts.count < level - 1 { counts.append(first(counts.count + 1)) }
    if counts.count < level { counts.append(first(level)) } else { counts[level - 1] += 1 }
    return styles.label(counts, of: list)
  }
}
