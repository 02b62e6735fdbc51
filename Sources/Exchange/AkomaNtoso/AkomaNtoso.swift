internal import Documents
internal import Reviews

/// The document as Akoma Ntoso 3.0 (OASIS LegalDocML 1.0) of the class that AKN4UN has for papers, with its review as editorial notes.
enum AkomaNtoso {
  /// Writes a dossier.
  static func write(_ dossier: Dossier) -> String {
    let subject = Subject(dossier)
    var markup = Markup(.xml)
    markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    markup.block("akomaNtoso", ["xmlns": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"]) { markup in
      markup.block("doc", ["name": "workingDocument", "contains": "originalVersion"]) { markup in
        markup.block("meta") { markup in
          subject.writeIdentification(component: "main", into: &markup)
          subject.writePath(into: &markup)
          subject.writeReferences(into: &markup)
          subject.writeNotes(into: &markup)
          subject.writePositions(into: &markup)
        }
        subject.writeCover(into: &markup)
        subject.writePreface(into: &markup)
        markup.block("mainBody") { markup in
          if subject.tree.body.isEmpty { markup.empty("p") }
          for node in subject.tree.body { subject.write(node, into: &markup) }
        }
        guard !subject.tree.annexes.isEmpty else { return }
        markup.block("attachments") { markup in
          for annex in subject.tree.annexes { subject.writeAnnex(annex, into: &markup) }
        }
      }
    }
    return markup.text
  }

  /// What is written, with the names that its parts go by.
  struct Subject {
    let dossier: Dossier
    let tree: Tree
    /// The bodies that the timeline names, in order, each with its id.
    let bodies: Names
    /// What happened at the meetings.
    let outcomes: Names
    /// Who took part in the review.
    let reviewers: [Reviewer]

    init(_ dossier: Dossier) {
      self.dossier = dossier
      tree = Tree(dossier.document)
      bodies = Names(dossier.document.timeline.map(\.body), prefix: "org")
      outcomes = Names(dossier.document.timeline.flatMap(\.outcomes), prefix: "concept")
      reviewers = Set(
        dossier.comments.flatMap { [$0.comment.reviewer] + $0.comment.replies.map(\.reviewer) }
          + dossier.review.positions.map(\.reviewer)
      ).sorted()
    }

    /// The document.
    var document: Document { dossier.document }

    /// The id of a reviewer.
    func id(of reviewer: Reviewer) -> String { "reviewer_\((reviewers.firstIndex(of: reviewer) ?? 0) + 1)" }
  }

  /// Words with an id each.
  struct Names {
    private(set) var words: [String] = []
    private var ids: [String: String] = [:]

    init(_ words: some Sequence<String>, prefix: String) {
      var taken: Set<String> = []
      for word in words where ids[word] == nil {
        let stem =
          "\(prefix)_\(word.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined())"
        var id = stem
        while !taken.insert(id).inserted { id = "\(stem)_\(taken.count)" }
        ids[word] = id
        self.words.append(word)
      }
    }

    /// The id of a word that was given.
    subscript(word: String) -> String { ids[word] ?? "" }
  }
}
