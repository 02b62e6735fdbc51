internal import Documents
internal import Reviews

/// The comment matrix: the eight columns of the ISO/IEC/CEN electronic balloting commenting template, version 2012-03.
struct Matrix {
  /// One of the eight columns.
  enum Column: Int, CaseIterable {
    case memberBody, line, clause, paragraph, kind, comments, change, observations

    /// The head as the template has it, without the marks of its footnotes.
    var head: String {
      switch self {
      case .memberBody: "MB/NC"
      case .line: "Line number (e.g. 17)"
      case .clause: "Clause/ Subclause (e.g. 3.1)"
      case .paragraph: "Paragraph/ Figure/ Table (e.g. Table 1)"
      case .kind: "Type of comment"
      case .comments: "Comments"
      case .change: "Proposed change"
      case .observations: "Observations of the secretariat"
      }
    }

    /// The template's width in twentieths of a point.
    var width: Int { [606, 908, 1209, 1209, 1115, 4177, 4233, 2419][rawValue] }
  }

  /// One comment.
  struct Row: Equatable {
    /// The eight cells in order of the columns.
    var cells: [String]
    /// How the comment was disposed of; nil while it is open.
    var disposition: Disposition?

    /// A cell.
    subscript(column: Column) -> String { cells[column.rawValue] }
  }

  /// The head's "Date": of the latest operation, else the document's own.
  let date: String
  /// The head's "Document": the symbol, else the file name.
  let document: String
  /// The head's "Project": the document's title.
  let project: String
  /// The comments in document order.
  let rows: [Row]

  /// Makes the matrix.
  init(of dossier: Dossier) {
    date = dossier.date ?? ""
    document = dossier.document.header.symbol ?? dossier.file
    project = dossier.document.header.title ?? ""
    rows = dossier.comments.map { Row($0, in: dossier) }
  }
}

extension Matrix.Row {
  fileprivate init(_ placed: PlacedComment, in dossier: Dossier) {
    let comment = placed.comment
    let document = dossier.document
    disposition = comment.resolution?.disposition
    cells = [
      comment.reviewer.delegation ?? comment.reviewer.name,
      placed.target.map { dossier.hasLines ? String(document.line(of: $0)) : "" } ?? "",
      placed.target.flatMap(document.heading(at:)).map(document.clause) ?? "",
      placed.target.map(document.unmistakable) ?? comment.anchor.address,
      comment.remark.kind.code,
      Self.words(of: placed, in: placed.target.map(document.text(of:))),
      ProposalText.text(of: comment.remark.proposal, for: placed.words(in: document)) ?? "",
      Self.observation(comment),
    ]
  }

  /// The passage, the words, and the thread below them.
  private static func words(of placed: PlacedComment, in text: String?) -> String {
    let comment = placed.comment
    var parts: [String] = []
    if let origin = placed.origin { parts.append(MatrixText.madeOn(origin)) }
    if let text, let passage = placed.passage {
      let words = text.stretch(passage)
      let places = QuotedWords.ranges(of: words.oneLine, in: text)
      let place = places.firstIndex { $0.lowerBound >= passage.lowerBound } ?? 0
      parts.append(MatrixText.quote(words, place: place + 1, of: places.count))
    } else if text == nil {
      parts.append(MatrixText.orphan + MatrixText.quote(comment.anchor.exact))
    }
    if !comment.remark.text.isEmpty, !comment.isWithdrawn { parts.append(comment.remark.text) }
    var words = parts.joined(separator: "\n")
    for reply in comment.replies { words += (words.isEmpty ? "" : "\n\n") + MatrixText.text(of: reply) }
    return words
  }

  /// "Accepted. Now paragraph 12."
  private static func observation(_ comment: Comment) -> String {
    guard let resolution = comment.resolution else { return comment.isWithdrawn ? "Withdrawn." : "" }
    return VerdictText.text(resolution.disposition, resolution.observation)
  }
}

extension Disposition {
  /// The colour behind the answer, 0xRRGGBB; light enough for black text.
  var fill: UInt32 {
    switch self {
    case .accepted: 0xC6E0B4
    case .modified: 0xE2EFDA
    case .noted: 0xDDEBF7
    case .rejected: 0xF8CBAD
    case .deferred: 0xFFE699
    }
  }
}

extension Remark.Kind {
  /// The template's "ge", "te" or "ed".
  var code: String { String(rawValue.prefix(2)) }
}

extension Document {
  /// The heading that a target is, or stands under.
  func heading(at target: Target) -> Int? {
    if case .heading(let index) = target { index } else { heading(over: target) }
  }

  /// What is cited as a target and nothing else: its address, unless a paragraph has the same, else more of a heading's words.
  fileprivate func unmistakable(_ target: Target) -> String {
    var names = [address(of: target)]
    if case .heading(let index) = target { names += [headings[index].words, headings[index].id] }
    return names.first { self.target(cited: $0) == target } ?? names[0]
  }

  /// The heading as the template's clause: its number without a full stop, else the number of one above it, else its title.
  fileprivate func clause(_ heading: Int) -> String {
    var next: Int? = heading
    while let index = next {
      if let label = headings[index].label {
        return label.hasSuffix(".") ? String(label.dropLast()) : label
      }
      next = headings[index].parent
    }
    return headings[heading].title
  }
}

extension Dossier {
  /// Whether the document's file is text, so that a line number means something to its readers.
  fileprivate var hasLines: Bool {
    ["txt", "text", "md", "markdown"].contains(file.split(separator: ".").last?.lowercased() ?? "")
  }
}

extension String {
  /// The words with one blank between them.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
