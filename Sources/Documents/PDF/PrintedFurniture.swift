/// What a printed page has besides its text: page numbers, running headers and footers.
struct PrintedFurniture {
  /// The pages without furniture.
  private(set) var pages: [PrintedPage]
  /// How many lines were left out.
  private(set) var count = 0

  /// Where a line stands and what it says, figures aside.
  private struct Place: Hashable {
    var text: String
    var isTop: Bool
    /// Whether nothing stands beside it; a number beside a text is that paragraph's.
    var isAlone: Bool
  }
  /// How many rows at either end of a page may be furniture.
  private static let rows = 3
  /// How many parts these rows may have.
  private static let mostParts = 40
  /// How far such a row may be from where it stands on another page, in points.
  private static let tolerance = 3.0

  /// Clears `pages`.
  init(_ pages: [PrintedPage]) {
    self.pages = pages
    var known: [Place: [(page: Int, top: Double)]] = [:]
    let edges = pages.map(PrintedFurniture.edges)
    for (page, lines) in edges.enumerated() {
      for (index, place) in lines { known[place, default: []].append((page, pages[page].lines[index].box.top)) }
    }
    let needed = pages.count > 9 ? 3 : 2
    for page in pages.indices {
      var furniture: Set<Int> = []
      for (index, place) in edges[page] {
        let line = pages[page].lines[index]
        let alike = known[place, default: []].prefix(PrintedFurniture.most).filter {
          abs($0.top - line.box.top) <= PrintedFurniture.tolerance
        }
        let isNumber =
          place.isAlone && PrintedFurniture.isPageNumber(line.text)
          || page == 0 && PrintedFurniture.isPrintingNumber(line.text)
        // What stands at the head of the first page is its masthead, even if later pages repeat it.
        let isRepeated = Set(alike.map(\.page)).count >= needed && !(page == 0 && place.isTop)
        if isRepeated || isNumber { furniture.insert(index) }
      }
      count += furniture.count
      self.pages[page].lines = pages[page].lines.enumerated().filter { !furniture.contains($0.offset) }.map(\.element)
    }
  }

  /// How many pages are looked at for one line.
  private static let most = 4000

  /// The lines of the first and last rows of a page.
  private static func edges(of page: PrintedPage) -> [(index: Int, place: Place)] {
    let order = page.lines.indices.sorted { page.lines[$0].box.top < page.lines[$1].box.top }
    func rows(_ order: some Sequence<Int>, isTop: Bool) -> [(index: Int, place: Place)] {
      var rows: [[Int]] = []
      for index in order.prefix(PrintedFurniture.mostParts) {
        if let anchor = rows.last?.first, page.lines[anchor].box.isBeside(page.lines[index].box) {
          rows[rows.count - 1].append(index)
        } else {
          guard rows.count < PrintedFurniture.rows else { break }
          rows.append([index])
        }
      }
      return rows.flatMap { row in
        row.map { index in
          let text = PrintedFurniture.withoutFigures(page.lines[index].text)
          return (index, Place(text: text, isTop: isTop, isAlone: row.count == 1))
        }
      }
    }
    let top = rows(order, isTop: true)
    let taken = Set(top.map(\.index))
    return top + rows(order.reversed(), isTop: false).filter { !taken.contains($0.index) }
  }

  /// The text with each number as one sign.
  private static func withoutFigures(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(200) {
      if "0"..."9" ~= scalar {
        if result.last != "#" { result.append("#") }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// "7", "– 7 –", "7/9", "Page 7 of 9".
  private static func isPageNumber(_ text: String) -> Bool { Furniture.isPageNumber(text, isAtPageEnd: true) }

  /// What printers know the file by, at the foot of a first page: "GE.20-02502(E)", "20-02502 (E)", "(24-5377)", "*2002502*".
  static func isPrintingNumber(_ text: String) -> Bool {
    var rest = text.unicodeScalars.filter { $0 != " " }[...]
    guard 7...24 ~= rest.count else { return false }
    let isFramed =
      rest.first == "(" && rest.last == ")" || rest.first == "*" && rest.last == "*"
    if isFramed { rest = rest.dropFirst().dropLast() }
    if !isFramed, rest.last == ")" {
      let language = rest.suffix(3)
      guard language.first == "(", language.dropFirst().first?.properties.isUppercase ?? false else { return false }
      rest = rest.dropLast(3)
    }
    let office = rest.prefix { "A"..."Z" ~= $0 }
    rest = rest.dropFirst(office.count)
    if office.count > 2 || office.count > 0 && rest.first != "." { return false }
    if rest.first == "." { rest = rest.dropFirst() }
    let groups = rest.split(separator: "-", omittingEmptySubsequences: false).map(Array.init)
    guard groups.allSatisfy({ $0.allSatisfy { "0"..."9" ~= $0 } }) else { return false }
    return groups.map(\.count) == [2, 4] && isFramed || groups.map(\.count) == [2, 5] || groups.count == 1 && isFramed
  }
}
