internal import Documents
internal import Reviews

extension AkomaNtoso.Subject {
  /// The lines of the header block, with what can be told of them.
  func writeCover(into markup: inout Markup) {
    guard !tree.cover.isEmpty else { return }
    markup.block("coverPage") { markup in
      for line in tree.cover { write(coverLine: line, into: &markup) }
    }
  }

  private func write(coverLine line: String, into markup: inout Markup) {
    let header = document.header
    let text = line.oneLine
    func has(_ number: Int?) -> Bool {
      number.map { wanted in text.split(whereSeparator: { !$0.isNumber }).contains { Int($0) == wanted } } ?? false
    }
    markup.line("p") { markup in
      if text == header.symbol {
        markup.element("docNumber", [:], line)
      } else if let first = header.sessionOrdinals.first, has(first) {
        let own = document.timeline.firstIndex(where: \.isOwn).map { "#event_\($0 + 1)" }
        let numbers = header.sessionOrdinals.map(String.init).joined(separator: "/")
        markup.element("session", ["value": numbers, "refersTo": own], line)
      } else if let date = header.documentDate, let day = date.day, has(day), has(date.year) {
        markup.element("docDate", ["date": date.description], line)
      } else if let date = header.sessionDates?.start, let day = date.day, has(day), has(date.year) {
        markup.element("date", ["date": date.description], line)
      } else if document.timeline.contains(where: { $0.isOwn && ($0.name == text || $0.body == text) }) {
        markup.element("docCommittee", [:], line)
      } else {
        markup.add(line)
      }
    }
  }

  /// Title, agenda item and summary.
  func writePreface(into markup: inout Markup) {
    markup.block("preface") { markup in
      markup.line("p") { markup in
        markup.element("docTitle", [:], dossier.title)
        for comment in dossier.comments(on: .title) { writeMark(comment.number, into: &markup) }
      }
      if let item = document.header.agendaItem {
        markup.line("p") { $0.element("inline", ["name": "agendaItem"], item) }
      }
      for node in tree.preface {
        guard case .heading(let index) = node.item else { continue }
        markup.block("container", ["eId": "\(document.headings[index].id)__container", "name": "summary"]) {
          writeBlock(node, into: &$0)
        }
      }
    }
  }

  /// A part of the summary.
  ///
  /// A block has no paragraphs with numbers, so a number stands in the text.
  private func writeBlock(_ node: AkomaNtoso.Tree.Node, into markup: inout Markup) {
    switch node.item {
    case .heading(let index):
      let heading = document.headings[index]
      markup.block("tblock", ["eId": heading.id, "class": heading.kind.rawValue]) { markup in
        write(heading: index, into: &markup)
        for child in node.children { writeBlock(child, into: &markup) }
        if node.children.isEmpty { markup.empty("p") }
      }
    case .paragraph(let index):
      let paragraph = document.paragraphs[index]
      markup.line("p", ["eId": paragraph.id]) { markup in
        if let label = paragraph.number { markup.add(label + " ") }
        write(paragraph, at: index, into: &markup)
      }
      for child in node.children { writeBlock(child, into: &markup) }
    case .masthead(let line): markup.line("p", [:], line)
    case .separator: break
    }
  }

  /// A part of the text proper.
  func write(_ node: AkomaNtoso.Tree.Node, into markup: inout Markup) {
    switch node.item {
    case .heading(let index):
      let heading = document.headings[index]
      let kind = heading.kind == .section ? nil : heading.kind.rawValue
      markup.block("section", ["eId": heading.id, "class": kind]) { markup in
        write(heading: index, into: &markup)
        for child in node.children { write(child, into: &markup) }
      }
    case .paragraph(let index):
      let paragraph = document.paragraphs[index]
      let isPart = paragraph.depth > 0
      let kind = paragraph.kind == .numbered || paragraph.kind == .sub ? nil : paragraph.kind.rawValue
      markup.block(isPart ? "subparagraph" : "paragraph", ["eId": paragraph.id, "class": kind]) { markup in
        if let label = paragraph.number { markup.line("num", [:], label) }
        markup.line(node.children.isEmpty ? "content" : "intro") { markup in
          markup.element("p") { write(paragraph, at: index, into: &$0) }
        }
        for child in node.children { write(child, into: &markup) }
      }
    case .masthead(let line): markup.line("crossHeading", [:], line)
    case .separator: break
    }
  }

  /// Label and title of a heading, with marks of the comments on it where it has a title.
  private func write(heading index: Int, into markup: inout Markup) {
    let heading = document.headings[index]
    if let label = heading.label { markup.line("num", [:], label) }
    let comments = dossier.comments(on: .heading(index))
    guard !heading.title.isEmpty || heading.label == nil || !comments.isEmpty else { return }
    markup.line("heading") { markup in
      markup.add(heading.title)
      for comment in comments { writeMark(comment.number, into: &markup) }
    }
  }

  private func writeMark(_ number: Int, into markup: inout Markup) {
    markup.empty("noteRef", ["href": "#comment_\(number)", "marker": String(number)])
  }

  /// An annex as a document of its own.
  func writeAnnex(_ node: AkomaNtoso.Tree.Node, into markup: inout Markup) {
    guard case .heading(let index) = node.item else { return }
    let heading = document.headings[index]
    let lines = node.children.compactMap { child in
      if case .masthead(let line) = child.item { line } else { nil }
    }
    let parts = node.children.filter { child in
      if case .masthead = child.item { false } else { true }
    }
    markup.block("attachment", ["eId": heading.id]) { markup in
      write(heading: index, into: &markup)
      markup.block("doc", ["name": "annex"]) { markup in
        markup.block("meta") { writeIdentification(component: heading.id, into: &$0) }
        if !lines.isEmpty {
          markup.block("preface") { markup in for line in lines { markup.line("p", [:], line) } }
        }
        markup.block("mainBody") { markup in
          if parts.isEmpty { markup.empty("p") }
          for part in parts { write(part, into: &markup) }
        }
      }
    }
  }

  /// The text of a paragraph, with marks where comments end.
  private func write(_ paragraph: Paragraph, at index: Int, into markup: inout Markup) {
    for piece in Piece.pieces(of: paragraph, comments: dossier.comments(on: .paragraph(index))) {
      switch piece {
      case .callout(let number): writeMark(number, into: &markup)
      case .removed(let text): markup.element("del", [:], text)
      case .text(let text, let looks, _):
        for look in looks { open(look, in: &markup) }
        markup.add(text)
        for look in looks.reversed() { markup.end(element(look)) }
      }
    }
  }

  private func open(_ look: Run.Kind, in markup: inout Markup) {
    let name = element(look)
    switch look {
    case .link(let target) where name == "ref": markup.open(name, ["href": target])
    case .reference(let symbol): markup.open(name, ["href": "/akn/un/doc/paper/\(IRI.segment(symbol))"])
    case .footnote(let id): markup.open(name, ["href": "#" + IRI.segment(id)])
    case .emphasis, .strong, .definition, .inserted, .deleted: markup.open(name)
    case .code: markup.open(name, ["class": "code"])
    case .struck: markup.open(name, ["class": "struck"])
    case .link: markup.open(name, ["class": "link"])
    }
  }

  private func element(_ look: Run.Kind) -> String {
    switch look {
    case .emphasis: "i"
    case .strong: "b"
    case .reference, .footnote: "ref"
    case .link(let target): IRI.isWhole(target) ? "ref" : "span"
    case .code, .struck: "span"
    case .definition: "def"
    case .inserted: "ins"
    case .deleted: "del"
    }
  }
}
