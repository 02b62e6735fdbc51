internal import Threads

/// A paragraph that is read, on its way to a block.
struct WordParagraph {
  /// What it says.
  var draft = WordDraft()
  /// What it is.
  var kind = Block.Kind.text
  /// The number that is printed before a heading.
  var label: String?
  /// How deep it is nested in lists.
  var depth = 0
  /// Where in a table it stands.
  var cell: TableCell?
  /// The name of its style.
  var style: String?

  /// The block; nothing is left of the draft.
  mutating func finish() -> WordBlock {
    let (passage, anchors) = draft.finish()
    var block = Block(kind: kind, passage: passage, line: 0, depth: depth)
    (block.label, block.cell, block.style) = (label, cell, style)
    let origins = draft.origins
    draft = WordDraft()
    return WordBlock(block: block, anchors: anchors, origins: origins)
  }
}

/// A block, and where comments begin and end in it, in code points.
struct WordBlock {
  /// The block; its place in the canonical text is not known yet.
  var block: Block
  /// Where comments begin and end in it.
  var anchors: [WordDraft.Anchor] = []
  /// From which elements its text comes, in code points, where that is kept.
  var origins: [WordDraft.Origin] = []
}

/// Paragraphs that follow each other; of a long story they are finished beside the reading of those that come.
final class WordBatch {
  /// From how many paragraphs on it is worth a thread.
  static let size = 500
  private var paragraphs: [WordParagraph]
  private var finished: [WordBlock] = []
  private var layout = CanonicalLayout()
  private var finishing: Beside<Void>?

  /// Begins to finish `paragraphs`.
  init(_ paragraphs: consuming [WordParagraph]) {
    self.paragraphs = paragraphs
    if self.paragraphs.count >= WordBatch.size { finishing = Beside(finish) } else { finish() }
  }

  /// Takes blocks that are finished.
  init(finished: consuming [WordBlock]) {
    paragraphs = []
    self.finished = finished
    layOut()
  }

  private func finish() {
    finished.reserveCapacity(paragraphs.count)
    // By index: a draft that is held elsewhere too would be copied when it is finished.
    for index in paragraphs.indices { finished.append(paragraphs[index].finish()) }
    paragraphs = []
    layOut()
  }

  private func layOut() { for index in finished.indices { layout.append(finished[index].block) } }

  /// The canonical text of the blocks; nil where there are none but page breaks.
  var text: String? {
    wait()
    return layout.isEmpty ? nil : layout.text
  }

  /// The blocks, waited for.
  var blocks: [WordBlock] {
    _read {
      wait()
      yield finished
    }
    _modify {
      wait()
      yield &finished
    }
  }

  private func wait() {
    finishing?.value
    finishing = nil
  }
}
