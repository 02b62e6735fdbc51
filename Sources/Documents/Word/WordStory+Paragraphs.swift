internal import Containers

extension WordStory {
  /// Begins a paragraph, or goes on in one that has lost its end.
  mutating func startParagraph(_ attributes: XMLAttributes) {
    if let id = attributes["paraId"]?.string, entryIsComment { entry?.lastParagraph = id }
    // Only damaged files have a paragraph right inside another.
    if draft != nil, draft?.runsOn == false { endParagraph() }
    if draft == nil {
      draft = leftover
      leftover = WordDraft()
    }
    // A paragraph that lost its end has the properties of the one that it runs on into, for they belong to the end.
    draft?.properties = WordDraft.Properties()
    draft?.runsOn = false
    styleLook = nil
    look = WordDraft.Look()
  }

  /// Ends a paragraph, unless a change took its end away.
  mutating func endParagraph() {
    // An instruction that a paragraph leaves open would hide the rest of the document.
    if instructions > 0 {
      fields.removeAll()
      instructions = 0
    }
    if let deletion = deletion ?? draft?.properties.deletion {
      draft?.delete(CollectionOfOne(0x0A), deletion)
      draft?.runsOn = true
    } else {
      commit()
    }
  }

  /// Turns the paragraph at hand into a block; what an empty one has to say about changes and comments goes to the next.
  mutating func commit() {
    guard var draft = draft.take() else { return }
    let id = draft.properties.style ?? styles.standard
    let style = styles.style(id)
    let place = counters.place(list: draft.properties.list, level: draft.properties.level, style: id)
    // Empty paragraphs count in their list too.
    let label = place.flatMap { counters.count($0.list, $0.level, language: draft.properties.language) }

    if draft.properties.breaksPage ?? style.breaksPage ?? false, outer.isEmpty, entry == nil { emitPageBreak() }
    let (boxes, endsPage) = (draft.boxes, draft.endsPage)
    draft.boxes = []
    defer {
      for box in boxes { emit(box) }
      if endsPage { emitPageBreak() }
    }
    guard !draft.isEmpty else { return leftover.inherit(draft) }

    var paragraph = WordParagraph()
    let text = label.map { $0.text.trimmingBlanks } ?? ""
    let outline = draft.properties.outline ?? style.outline ?? 9
    if 0..<9 ~= outline {
      paragraph.kind = .heading(level: outline + 1)
      paragraph.label = text.isEmpty ? nil : text
    } else if !text.isEmpty {
      paragraph.kind = .item(label: text)
    } else if label?.isBullet ?? false {
      paragraph.kind = .bullet
    } else if tables.last != nil {
      paragraph.kind = .cell
    } else if style.name.lowercased().hasSuffix("quote") {
      paragraph.kind = .quote
    }
    if label != nil, let place { paragraph.depth = place.level + 1 }
    // A table in a cell is paragraphs of that cell, so that it does not break its row in two.
    paragraph.cell = tables.first?.cell
    paragraph.style = style.name.isEmpty ? nil : style.name
    swap(&paragraph.draft, &draft)
    emit(paragraph)
  }

  private mutating func emitPageBreak() {
    if let last = paragraphs.last, last.kind != .pageBreak { paragraphs.append(WordParagraph(kind: .pageBreak)) }
  }

  private mutating func emit(_ new: consuming WordParagraph) {
    // What stands in a text box comes after the paragraph that the box hangs on.
    if !outer.isEmpty {
      outer[outer.count - 1]?.boxes.append(new)
    } else if entry != nil {
      entry?.blocks.append(new.finish())
    } else {
      // The latest paragraph stays: what an empty one has left may be added to it.
      if paragraphs.count >= WordBatch.size {
        batches.append(WordBatch(paragraphs))
        paragraphs = []
      }
      paragraphs.append(new)
    }
  }

  /// Goes back to the paragraph that the text box hangs on.
  mutating func endTextBox() {
    commit()
    guard let host = outer.popLast() else { return }
    draft = host
  }

  /// Ends the body, whose blocks are those of all batches now: what was left over for a next paragraph belongs to the last.
  mutating func endStory() {
    commit()
    // If there is a paragraph, it is in the last batch.
    let last = WordBatch(paragraphs)
    if last.blocks.contains(where: { !$0.block.isPageBreak }) {
      leftover.settle(in: &last.blocks)
    } else if !leftover.deletions.isEmpty {
      let (passage, anchors) = leftover.finish()
      struck = WordBlock(block: Block(kind: .text, passage: passage, line: 0), anchors: anchors)
    }
    batches.append(last)
    (paragraphs, leftover) = ([], WordDraft())
  }

  // MARK: Notes and comments

  /// Begins a note or a comment.
  mutating func startEntry(_ name: WordName, _ attributes: XMLAttributes) {
    // The lines above notes are notes of a type of their own (17.18.33).
    if let kind = attributes["type"], !kind.equals("normal") {
      skipped = 1
      return
    }
    entry = Entry(
      id: attributes["id"]?.string ?? "", author: attributes["author"]?.string ?? "", date: attributes["date"]?.string)
    entryIsComment = name == .comment
    leftover = WordDraft()
  }

  /// Ends a note or a comment.
  mutating func endEntry() {
    commit()
    guard var done = entry else { return }
    leftover.settle(in: &done.blocks)
    if done.blocks.isEmpty {
      let text = leftover.deletions.map { String(decoding: $0.text, as: UTF8.self) }.joined()
      done.struck = text.split(separator: "\n").map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    }
    leftover = WordDraft()
    entries.append(done)
    entry = nil
  }

  /// Sets the mark of a note.
  mutating func mark(_ attributes: XMLAttributes, isEndnote: Bool) {
    guard instructions == 0, draft != nil, let id = attributes["id"]?.string else { return }
    if let deletion {
      marks.append(Mark(id: id, isEndnote: isEndnote, mark: "", deletion: deletion))
      return
    }
    if attributes["customMarkFollows"] != nil, attributes["customMarkFollows"]?.equals("0") == false {
      ownMark = (id, isEndnote, draft?.text.count ?? 0)
      return
    }
    let mark = noteFormats.mark(isEndnote ? endnotes : footnotes, isEndnote: isEndnote)
    if isEndnote { endnotes += 1 } else { footnotes += 1 }
    draft?.appendMark(WordNoteFormats.raised(mark), of: mark)
    marks.append(Mark(id: id, isEndnote: isEndnote, mark: mark))
  }

  /// Notes where a comment begins, ends or hangs.
  mutating func anchor(_ name: WordName, _ attributes: XMLAttributes) {
    guard let id = attributes["id"]?.string else { return }
    let kind: WordDraft.Anchor.Kind =
      switch name {
      case .commentStart: .start
      case .commentEnd: .end
      default: .reference
      }
    if draft != nil { draft?.addAnchor(id, kind) } else { leftover.addAnchor(id, kind) }
  }
}

extension WordDraft {
  /// Gives what an empty paragraph has left to the last block before it.
  fileprivate func settle(in blocks: inout [WordBlock]) {
    guard let last = blocks.lastIndex(where: { $0.block.kind != .pageBreak }) else { return }
    let end = blocks[last].block.passage.count
    let before = blocks[last].block.passage.runs.count { if case .deleted = $0.kind { true } else { false } }
    blocks[last].anchors += anchors.map { anchor in
      // The break before the first stretch of deleted text is part of it.
      let behind =
        anchor.behind.deletions > 1
        ? (before + anchor.behind.deletions, anchor.behind.bytes)
        : (before + min(1, deletions.count), 1 + anchor.behind.bytes)
      return WordDraft.Anchor(comment: anchor.comment, kind: anchor.kind, at: end, behind: behind)
    }
    blocks[last].block.passage.runs += deletions.enumerated().map { index, deletion in
      let text = String(decoding: deletion.text, as: UTF8.self)
      return Run(range: end..<end, kind: .deleted(index == 0 ? "\n" + text : text, deletion.change))
    }
  }
}

extension WordBlock {
  /// Keeps the paragraphs of a note that a change took away behind it.
  mutating func lose(_ note: WordStory.Entry, to change: Change) {
    let end = block.passage.count
    let paragraphs = note.blocks.map(\.block.canonicalText) + note.struck
    block.passage.runs += paragraphs.map { Run(range: end..<end, kind: .deleted("\n" + $0, change)) }
  }
}

extension String {
  /// The string without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    // Nearly every label begins and ends with a printed sign.
    if let first = utf8.first, let last = utf8.last, 0x21...0x7E ~= first, 0x21...0x7E ~= last { return self }
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    let blanks = scalars.reversed().prefix { $0.properties.isWhitespace }.count
    return String(Substring(scalars.dropLast(blanks)))
  }
}
