import Documents
import Text

extension Document {
  /// What `inspect --format json` prints; the schema is fixed, absent values are null.
  var json: JSON {
    [
      "header": header.json,
      "headings": .array(headings.map(\.json)),
      "paragraphs": .array(paragraphs.map(json(of:))),
      "timeline": timelineJSON,
      "references": .array(
        references.map { ["symbol": .string($0.symbol), "paragraph": .string(paragraphs[$0.paragraph].citedAs)] }),
      "comments": .array(comments.map(json(of:))),
      "counts": [
        "comments": .int(counts.comments), "replies": .int(counts.replies), "insertions": .int(counts.insertions),
        "deletions": .int(counts.deletions), "footnotes": .int(counts.footnotes), "tables": .int(counts.tables),
      ],
      "brackets": [
        "open": .int(brackets.open), "depth": .int(brackets.depth), "balanced": .bool(brackets.isBalanced),
      ],
      "findings": .array(findings.map(\.json)),
    ]
  }

  /// What `timeline --format json` prints: the session events in order of time.
  var timelineJSON: JSON { .array(timeline.map(json(of:))) }

  private func json(of paragraph: Paragraph) -> JSON {
    let heading = paragraph.heading.map { headings[$0] }
    return [
      "id": .string(paragraph.id), "label": JSON(paragraph.label),
      "heading": JSON(heading.map { $0.label ?? $0.title }),
      "text": .string(paragraph.textWithoutMarks),
    ]
  }

  private func json(of comment: FileComment) -> JSON {
    let place = comment.range.flatMap(target(at:))?.paragraph
    return [
      "author": .string(comment.author), "date": JSON(comment.date),
      "paragraph": JSON(place.map { paragraphs[$0].citedAs }),
      "quote": comment.quote.isEmpty ? .null : .string(comment.quote), "text": .string(comment.text),
      "resolved": .bool(comment.isResolved), "replies": .array(comment.replies.map(json(of:))),
    ]
  }

  private func json(of event: SessionEvent) -> JSON {
    [
      "body": .string(event.body), "name": JSON(event.name), "ordinals": .array(event.ordinals.map(JSON.int)),
      "start": JSON(event.dates?.start.description), "end": JSON(event.dates?.end.description),
      "precision": JSON(event.dates?.precision.rawValue), "place": JSON(event.place), "own": .bool(event.isOwn),
      "outcomes": .array(event.outcomes.map(JSON.string)),
      "paragraphs": .array(mentions(of: event, named: \.citedAs).map(JSON.string)),
    ]
  }

  /// Where an event is mentioned: "header", then the paragraphs.
  func mentions(of event: SessionEvent, named name: KeyPath<Paragraph, String>) -> [String] {
    let inHeader = event.isOwn && (header.sessionDates != nil || !header.sessionOrdinals.isEmpty)
    return (inHeader ? ["header"] : []) + event.paragraphs.map { paragraphs[$0][keyPath: name] }
  }
}

extension Header {
  /// The header of `inspect --format json`.
  fileprivate var json: JSON {
    [
      "symbol": JSON(symbol), "organization": JSON(organization), "body": JSON(body),
      "sessionOrdinals": .array(sessionOrdinals.map(JSON.int)),
      "sessionDates": sessionDates.map {
        ["start": .string($0.start.description), "end": .string($0.end.description)]
      } ?? .null,
      "place": JSON(place), "documentDate": JSON(documentDate?.description), "title": JSON(title),
      "agendaItem": JSON(agendaItem),
    ]
  }
}

extension Heading {
  /// A heading of `inspect --format json`.
  fileprivate var json: JSON {
    ["label": JSON(label), "title": .string(title), "level": .int(level), "kind": .string(kind.rawValue)]
  }
}

extension Finding {
  /// A finding of `inspect --format json`.
  fileprivate var json: JSON {
    ["severity": .string(severity.rawValue), "line": line.map(JSON.int) ?? .null, "message": .string(message.english)]
  }
}
