/// Marks to be put into the body of a Word file, and the part with them in it.
struct WordMarks {
  typealias Place = WordPlaces.Place
  private let places: WordPlaces
  private var body: WordBody { places.body }

  private struct Mark {
    var order: Int
    var serial: Int
    var xml: String
  }
  private struct Deletion {
    var range: Range<Place>
    /// The attributes of the change, but for its id.
    var attributes: String
  }
  private var marks: [Place: [Mark]] = [:]
  /// The places of `marks` in each run.
  private var placesInRun: [Int: [Place]] = [:]
  /// What is struck out in each run; of several runs in each of them.
  private var deletions: [Int: [Deletion]] = [:]
  private var serial = 0

  init(_ places: WordPlaces) { self.places = places }

  /// What stands first of several marks at one place.
  enum Order: Int { case end, start, insertion, endAfterInsertion }

  /// Puts XML at a place.
  mutating func put(_ xml: String, at place: Place, _ order: Order) {
    serial += 1
    let place = normal(place)
    if place.run >= 0, marks[place] == nil { placesInRun[place.run, default: []].append(place) }
    marks[place, default: []].append(Mark(order: order.rawValue, serial: serial, xml: xml))
  }

  /// Puts the words of an insertion at a place, in the looks of the text there; `tag` is the start tag of the change.
  mutating func insert(_ text: String, at place: Place, tag: String) {
    let prefix = body.prefix
    let look = body.runs.indices.contains(place.run) ? body.runs[place.run].properties : nil
    let properties = look.map { String(decoding: body.bytes[$0], as: UTF8.self) } ?? ""
    put(
      "\(tag)<\(prefix)r>\(properties)\(Self.words(text, "t", prefix))</\(prefix)r></\(prefix)ins>", at: place,
      .insertion)
  }

  /// Whether what stands between two places can be struck out: in one paragraph, in no other change, and no field is cut.
  func canStrike(_ start: Place, _ end: Place) -> Bool {
    guard start.run >= 0, end.run >= start.run, start < end else { return false }
    let runs = body.runs[start.run...end.run]
    return runs.allSatisfy { $0.isFree && $0.paragraph == runs.first?.paragraph }
      && !runs.contains { $0.children.contains { $0.kind == .field } }
  }

  /// Strikes out what stands between two places, of which `canStrike` is true and nothing is struck out yet.
  ///
  /// `attributes` are those of the change, but for its id.
  mutating func strike(_ start: Place, _ end: Place, attributes: String) {
    for run in start.run...end.run {
      deletions[run, default: []].append(Deletion(range: start..<end, attributes: attributes))
    }
  }

  /// Whether text can be put in at a place under tracking.
  func isFree(_ place: Place) -> Bool { place.run >= 0 && body.runs[place.run].isFree }

  /// Text in XML with its tabs and line breaks, which are elements.
  static func words(_ text: String, _ element: String, _ prefix: String) -> String {
    var markup = Markup(.xml)
    for (row, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if row > 0 { markup.empty(prefix + "br") }
      for (index, part) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { markup.empty(prefix + "tab") }
        if !part.isEmpty { markup.element(prefix + element, ["xml:space": "preserve"], part) }
      }
    }
    return markup.text
  }

  /// The same place always written one way: behind the last child is behind the run.
  private func normal(_ place: Place) -> Place {
    guard place.run >= 0 else { return place }
    var place = place
    if place.child >= body.runs[place.run].children.count { place.child = .max }
    return place
  }

  // MARK: Writing

  /// The part with the marks.
  ///
  /// What is struck out may need several elements; each has an id of its own, from `firstID` on.
  func written(firstID: Int) -> [UInt8] {
    var id = firstID
    let touched = Set(placesInRun.keys).union(deletions.keys).sorted()
    var changes: [(range: Range<Int>, bytes: [UInt8])] = touched.map {
      (body.runs[$0].range, Array(rewritten($0, &id).utf8))
    }
    for (place, marks) in marks where place.run < 0 {
      changes.append((place.byte..<place.byte, Array(Self.joined(marks).utf8)))
    }
    changes.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.bytes.count + changes.reduce(0) { $0 + $1.bytes.count })
    var at = 0
    for change in changes where change.range.lowerBound >= at {
      bytes += body.bytes[at..<change.range.lowerBound]
      bytes += change.bytes
      at = change.range.upperBound
    }
    return bytes + body.bytes[at...]
  }

  private static func joined(_ marks: [Mark]?) -> String {
    (marks ?? []).sorted { ($0.order, $0.serial) < ($1.order, $1.serial) }.map(\.xml).joined()
  }

  /// A run cut where marks go in, with what is struck out in elements of its own.
  private func rewritten(_ index: Int, _ id: inout Int) -> String {
    let run = body.runs[index]
    let deletions = deletions[index] ?? []
    let prefix = body.prefix
    func text(_ range: Range<Int>) -> String { String(decoding: body.bytes[range], as: UTF8.self) }
    let head = run.tag.upperBound < run.range.upperBound ? text(run.tag) : ""
    let properties = run.properties.map(text) ?? ""
    var xml = ""
    var (open, tag): (String, String?) = ("", nil)
    func flush() {
      guard !open.isEmpty else { return }
      let whole = "\(head)\(properties)\(open)</\(prefix)r>"
      if let tag {
        xml += "<\(prefix)del \(prefix)id=\"\(id)\"\(tag)>\(whole)</\(prefix)del>"
        id += 1
      } else {
        xml += whole
      }
      open = ""
    }
    func pass(_ place: Place) {
      guard let marks = marks[place] else { return }
      flush()
      xml += Self.joined(marks)
    }
    func add(_ content: String, at place: Place, as kind: WordBody.Child.Kind) {
      let deletion = deletions.first { $0.range.contains(place) }?.attributes
      if deletion != tag { flush() }
      tag = deletion
      open += content
    }
    for (number, child) in run.children.enumerated() {
      let place = Place(run: index, child: number, offset: 0, byte: run.range.lowerBound)
      guard child.kind == .text else {
        pass(place)
        add(text(child.range), at: place, as: child.kind)
        continue
      }
      let points = body.points(of: child)
      let cuts = cuts(in: index, number).filter { 0 < $0 && $0 < points.count - 1 }
      for (from, to) in zip([0] + cuts, cuts + [points.count - 1]) {
        var piece = place
        piece.offset = from
        pass(piece)
        guard to > from || points.count == 1 else { continue }
        let isStruck = deletions.contains { $0.range.contains(piece) }
        let element = isStruck ? "delText" : "t"
        guard isStruck || !cuts.isEmpty else {
          add(text(child.range), at: piece, as: .text)
          continue
        }
        add(
          "<\(prefix)\(element) xml:space=\"preserve\">\(text(points[from]..<points[to]))</\(prefix)\(element)>",
          at: piece,
          as: .text)
      }
    }
    flush()
    pass(Place(run: index, child: .max, offset: 0, byte: run.range.lowerBound))
    return xml
  }

  /// The offsets inside a child's text at which something begins or ends, in order.
  private func cuts(in run: Int, _ child: Int) -> [Int] {
    let ends = (deletions[run] ?? []).flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    return Set(((placesInRun[run] ?? []) + ends).filter { $0.run == run && $0.child == child }.map(\.offset)).sorted()
  }
}
