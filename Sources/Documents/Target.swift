/// What can be commented on: the document's title, a heading, or a paragraph.
public enum Target: Hashable, Sendable {
  case title
  /// An index into `Document.headings`.
  case heading(Int)
  /// An index into `Document.paragraphs`.
  case paragraph(Int)

  /// The index of the paragraph; nil for a heading and the title.
  public var paragraph: Int? { if case .paragraph(let index) = self { index } else { nil } }
}

/// Where the header block shows the title.
public struct TitleLines: Hashable, Sendable {
  /// The items that show it, of which there is one at least.
  public let items: Range<Int>
  /// How `Header.title` maps to the canonical text.
  public let segments: Segments

  /// Finds the title among the lines of the header block: on lines that follow each other, or behind a word such as "Title:".
  init?(_ title: String?, in lines: [Passage]) {
    guard let title, !title.isEmpty else { return nil }
    for start in lines.indices {
      var passage = lines[start]
      var end = start + 1
      while title.utf8.count > passage.text.utf8.count, title.hasPrefix(passage.text), end < lines.endIndex {
        passage.append(" ", at: nil)
        passage = Passage(joining: [passage, lines[end]])
        end += 1
      }
      if passage.text == title {
        (items, segments) = (start..<end, passage.segments)
        return
      }
    }
    guard let line = lines.firstIndex(where: { $0.text.hasSuffix(title) }) else { return nil }
    items = line..<line + 1
    segments = lines[line].dropping(lines[line].count - title.unicodeScalars.count).segments
  }
}

extension Document {
  /// Everything that can be commented on, in reading order.
  public var targets: [Target] {
    var targets: [Target] = []
    targets.reserveCapacity(items.count)
    for index in items.indices {
      if let target = target(ofItem: index), target != targets.last { targets.append(target) }
    }
    return targets
  }

  /// What can be commented on where an item stands; nil for what is only read, such as a date in the header block.
  public func target(ofItem index: Int) -> Target? {
    switch items[index] {
    case .heading(let heading): .heading(heading)
    case .paragraph(let paragraph): .paragraph(paragraph)
    case .masthead: titleLines?.items.contains(index) == true ? .title : nil
    case .separator: nil
    }
  }

  /// The target that people mean by `citation`: the words that `paragraph(cited:)` takes, or a heading's label, address, id or
  /// title, or "title"; nil when there is none.
  public func target(cited citation: String) -> Target? { citations.value[citation] }

  /// What a target is known by in anchors; unique in the document.
  public func id(of target: Target) -> String {
    switch target {
    case .title: Document.titleID
    case .heading(let index): headings[index].id
    case .paragraph(let index): paragraphs[index].id
    }
  }

  /// How people cite a target: "11", "II", "Annex I", "Title".
  public func address(of target: Target) -> String {
    switch target {
    case .title: "Title"
    case .heading(let index): headings[index].address
    case .paragraph(let index): paragraphs[index].address
    }
  }

  /// A target's words: of a heading the title or, where it has none, the label.
  public func text(of target: Target) -> String {
    switch target {
    case .title: header.title ?? ""
    case .heading(let index): headings[index].text
    case .paragraph(let index): paragraphs[index].text
    }
  }

  /// The line of the file on which a target begins, from 1.
  public func line(of target: Target) -> Int {
    switch target {
    case .title: 1
    case .heading(let index): headings[index].line
    case .paragraph(let index): paragraphs[index].line
    }
  }

  /// The heading that a target stands under; nil for the title, and for what stands before the first heading.
  public func heading(over target: Target) -> Int? {
    switch target {
    case .title: nil
    case .heading(let index): headings[index].parent
    case .paragraph(let index): paragraphs[index].heading
    }
  }

  /// The paragraphs that stand under a heading or under one of its own, in order; indices into `paragraphs`.
  public func paragraphs(under heading: Int) -> [Int] {
    var isUnder = headings.map { _ in false }
    for index in headings.indices {
      isUnder[index] = index == heading || headings[index].parent.map { isUnder[$0] } ?? false
    }
    return paragraphs.indices.filter { paragraphs[$0].heading.map { isUnder[$0] } ?? false }
  }

  /// How the words of a target map to the canonical text.
  func segments(of target: Target) -> Segments {
    switch target {
    case .title: titleLines?.segments ?? []
    case .heading(let index): headings[index].segments
    case .paragraph(let index): paragraphs[index].segments
    }
  }

  /// No heading or paragraph has this id: theirs begin with the sort of part they are.
  static let titleID = "title"
}
