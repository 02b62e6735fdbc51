internal import Documents

extension AkomaNtoso {
  /// The document as a tree, divided as Akoma Ntoso divides it.
  struct Tree {
    /// A heading or paragraph with what stands under it.
    final class Node {
      let item: Item
      fileprivate(set) var children: [Node] = []
      fileprivate init(_ item: Item) { self.item = item }
    }
    /// The lines of the header block.
    private(set) var cover: [String] = []
    /// Summaries and other parts before the text proper.
    private(set) var preface: [Node] = []
    /// The text proper.
    private(set) var body: [Node] = []
    /// The annexes.
    private(set) var annexes: [Node] = []

    /// Builds the tree; separations are a matter of looks and left out.
    init(_ document: Document) {
      var headings: [Int: Node] = [:]
      /// The heading that the next paragraph stands under, and the paragraphs that it may be a part of, outermost first.
      var place: Int?
      var open: [(depth: Int, node: Node)] = []
      for item in document.items {
        let node = Node(item)
        switch item {
        case .separator: continue
        case .masthead(let line):
          // Within an annex, a line of its own header block.
          if let place, let heading = headings[place] { heading.children.append(node) } else { cover.append(line) }
        case .heading(let index):
          let heading = document.headings[index]
          headings[index] = node
          place = index
          open = []
          if let parent = heading.parent.flatMap({ headings[$0] }) {
            parent.children.append(node)
          } else if heading.kind == .annex {
            annexes.append(node)
          } else if (heading.kind == .summary || heading.kind == .front) && body.isEmpty {
            preface.append(node)
          } else {
            body.append(node)
          }
        case .paragraph(let index):
          let paragraph = document.paragraphs[index]
          if paragraph.heading != place {
            place = paragraph.heading
            open = []
          }
          while let last = open.last, last.depth >= paragraph.depth { open.removeLast() }
          if let parent = open.last?.node ?? place.flatMap({ headings[$0] }) {
            parent.children.append(node)
          } else {
            body.append(node)
          }
          open.append((paragraph.depth, node))
        }
      }
    }
  }
}
