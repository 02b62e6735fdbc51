internal import Documents
internal import Reviews
internal import Text

/// The review as a collection of annotations (W3C Web Annotation Data Model, 23 February 2017).
///
/// What the model has no word for stands under the prefix `conote`, because JSON-LD drops a name without a meaning. The operations
/// that the annotations come from stand there too, as they are: from them conote reads back the same review.
enum WebAnnotations {
  /// Writes a dossier.
  static func write(_ dossier: Dossier) -> String {
    let items = dossier.comments.flatMap { annotations(for: $0, in: dossier) } + positions(in: dossier)
    let identifier = "urn:sha256:\(dossier.document.revision)"
    let collection: JSON = [
      "@context": [
        "http://www.w3.org/ns/anno.jsonld", ["conote": .string(namespace)],
      ],
      "id": .string("\(identifier)#review"), "type": "AnnotationCollection", "label": .string(dossier.title),
      "total": .int(items.count), "conote:revision": .string(dossier.document.revision),
      "first": [
        "id": .string("\(identifier)#page1"), "type": "AnnotationPage", "startIndex": 0, "items": .array(items),
      ],
      "conote:operations": .array(dossier.operations.map { .string(String(decoding: $0.bytes, as: UTF8.self)) }),
    ]
    return collection.text(indented: true) + "\n"
  }

  /// What the prefix `conote` stands for.
  static let namespace = "urn:x-conote:terms#"

  /// A comment and the replies to it.
  private static func annotations(for placed: PlacedComment, in dossier: Dossier) -> [JSON] {
    let comment = placed.comment
    var bodies: [JSON] = []
    if !comment.remark.text.isEmpty || comment.remark.proposal == nil {
      bodies.append(body(comment.remark.text, "commenting"))
    }
    if let proposal = comment.remark.proposal { bodies.append(body(proposal, "editing")) }
    var members = [
      JSON.Member("id", .string("urn:sha256:\(comment.id)")), .init("type", "Annotation"),
      .init("motivation", comment.remark.text.isEmpty ? "editing" : "commenting"),
    ]
    members += written(comment.reviewer, comment.stamp, edited: comment.edited)
    members += [
      .init("body", .array(bodies)), .init("target", target(comment.anchor, in: dossier.document)),
      .init("conote:kind", .string(comment.remark.kind.rawValue)),
      .init("conote:status", .string(comment.isWithdrawn ? "withdrawn" : comment.isOpen ? "open" : "resolved")),
      .init("conote:orphaned", .bool(placed.target == nil)),
    ]
    if let resolution = comment.resolution {
      members += [
        .init("conote:disposition", .string(resolution.disposition.rawValue)),
        .init("conote:observation", .string(resolution.observation)),
        .init("conote:resolvedBy", agent(resolution.reviewer)),
        .init("conote:resolvedAt", .string(resolution.stamp.iso8601)),
      ]
    }
    return [.object(members)] + comment.replies.map { annotation(for: $0, to: comment) }
  }

  private static func annotation(for reply: Reply, to comment: Comment) -> JSON {
    .object(
      [
        .init("id", .string("urn:sha256:\(reply.id)")), .init("type", "Annotation"), .init("motivation", "replying"),
      ] + written(reply.reviewer, reply.stamp, edited: reply.edited) + [
        .init("body", body(reply.text, "replying")), .init("target", .string("urn:sha256:\(comment.id)")),
      ])
  }

  /// The current positions, outdated ones too, by paragraph and reviewer.
  private static func positions(in dossier: Dossier) -> [JSON] {
    let document = dossier.document
    let placed =
      document.paragraphs.indices.flatMap { dossier.review.positions(on: $0, in: document) }
      + dossier.review.lostPositions(in: document)
    return placed.map { annotation(for: $0.stated, isCurrent: $0.isCurrent, in: document) }
  }

  private static func annotation(
    for stated: StatedPosition, isCurrent: Bool, in document: Document
  ) -> JSON {
    .object(
      [
        .init("id", .string("urn:sha256:\(stated.id)")), .init("type", "Annotation"), .init("motivation", "assessing"),
      ] + written(stated.reviewer, stated.stamp, edited: nil) + [
        .init("body", body(stated.position.rawValue, "assessing")),
        .init("target", target(stated.anchor, in: document)),
        .init("conote:position", .string(stated.position.rawValue)), .init("conote:outdated", .bool(!isCurrent)),
      ])
  }
}

// MARK: Parts of an annotation

extension WebAnnotations {
  private static func body(_ text: String, _ purpose: String) -> JSON {
    ["type": "TextualBody", "value": .string(text), "format": "text/plain", "purpose": .string(purpose)]
  }

  private static func written(_ reviewer: Reviewer, _ stamp: Stamp, edited: Stamp?) -> [JSON.Member] {
    [.init("creator", agent(reviewer)), .init("created", .string(stamp.iso8601))]
      + (edited.map { [.init("modified", .string($0.iso8601))] } ?? [])
  }

  private static func agent(_ reviewer: Reviewer) -> JSON {
    let words = [reviewer.delegation, reviewer.name].compactMap(\.self).map(IRI.segment).joined(separator: ":")
    var members = [
      JSON.Member("id", .string("urn:x-conote:reviewer:\(words)")), .init("type", "Person"),
      .init("name", .string(reviewer.name)),
    ]
    if let delegation = reviewer.delegation { members.append(.init("conote:delegation", .string(delegation))) }
    return .object(members)
  }

  /// The paragraph as a fragment, refined by the words; and the same place by its code points in the canonical text.
  private static func target(_ anchor: Anchor, in document: Document) -> JSON {
    var quote: [JSON.Member] = [.init("type", "TextQuoteSelector"), .init("exact", .string(anchor.exact))]
    if let prefix = anchor.prefix { quote.append(.init("prefix", .string(prefix))) }
    if let suffix = anchor.suffix { quote.append(.init("suffix", .string(suffix))) }
    var members: [JSON.Member] = [
      .init("type", "SpecificResource"), .init("source", .string("urn:sha256:\(anchor.revision)")),
    ]
    if anchor.revision == document.revision, let date = document.header.documentDate, date.day != nil {
      members.append(.init("state", ["type": "TimeState", "sourceDate": .string("\(date)T00:00:00Z")]))
    }
    members += [
      .init(
        "selector",
        [
          [
            "type": "FragmentSelector", "value": .string(anchor.paragraph),
            "conformsTo": .string(namespace + "paragraph"),
            "refinedBy": .object(quote),
          ],
          ["type": "TextPositionSelector", "start": .int(anchor.start), "end": .int(anchor.end)],
        ]), .init("conote:revision", .string(anchor.revision)), .init("conote:address", .string(anchor.address)),
    ]
    return .object(members)
  }
}
