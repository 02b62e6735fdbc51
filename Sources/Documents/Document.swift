public import Text

/// One parsed committee document.
public final class Document: Sendable {
  /// The canonical text, which revisions are hashed over and offsets count in (code points).
  public let text: String
  /// SHA-256 of the canonical text's UTF-8, in hexadecimal.
  public let revision: String
  /// What the header block says.
  public let header: Header
  /// Headings, paragraphs and separators in reading order.
  public let items: [Item]
  /// Where the header block shows the title; nil when it does not.
  public let titleLines: TitleLines?
  /// The headings in order.
  public let headings: [Heading]
  /// The body paragraphs in order, the ones in tables and notes too.
  public let paragraphs: [Paragraph]
  /// The session events in order of time; worked out when first asked for, which takes a second or two in a text of 50 MB.
  public var timeline: [SessionEvent] { laterTimeline.value }
  private let laterTimeline: Later<[SessionEvent]>
  /// How the mark that leads to each note is printed, by the note's id.
  public var noteMarks: [String: String] { laterMarks.value }
  private let laterMarks: Later<[String: String]>
  /// Paragraphs, headings and the title by all that they are cited by, for those who look one up.
  let citations: Later<Citations>
  /// Where everything stands that can be commented on, for those who look up a place of the text.
  let places: Later<CanonicalPlaces>
  /// The square brackets of the text.
  public let brackets: Brackets
  /// Other documents cited by symbol, in order.
  public let references: [Reference]
  /// Terms and abbreviations that the text itself defines.
  public let definitions: [Definition]
  /// The comments that the file itself carries, in its order.
  public let comments: [FileComment]
  /// How much of each the file itself carries.
  public let counts: FileCounts
  /// What is odd about the document.
  public let findings: [Finding]
  /// The words and names of its organization, or those that all share.
  let profile: Profile
  /// The words that come before a number that is cited.
  let citingWords: Later<CitingWords>
  /// The text with its tracked changes, in order; empty where there are none.
  let tracked: Later<[TrackedPiece]>

  init(
    text: String, revision: String, header: Header, items: [Item], headings: [Heading], paragraphs: [Paragraph],
    brackets: Brackets? = nil,
    timeline: @autoclosure @escaping @Sendable () -> [SessionEvent], references: [Reference], definitions: [Definition],
    findings: [Finding], comments: [FileComment] = [], counts: FileCounts = FileCounts(),
    titleLines: TitleLines? = nil, tracked: Later<[TrackedPiece]> = Later { [] }, profile: Profile = .common
  ) {
    self.text = text
    self.revision = revision
    self.header = header
    self.items = items
    self.headings = headings
    self.paragraphs = paragraphs
    self.brackets = brackets ?? Brackets(in: items, headings: headings, paragraphs: paragraphs)
    laterTimeline = Later(timeline)
    self.titleLines = titleLines
    places = Later { CanonicalPlaces(paragraphs, headings, titleLines) }
    laterMarks = Later { Document.noteMarks(paragraphs) }
    citations = Later { Citations(paragraphs, headings, hasTitle: titleLines != nil) }
    self.references = references
    self.definitions = definitions
    self.findings = findings
    self.comments = comments
    self.counts = counts
    self.tracked = tracked
    self.profile = profile
    citingWords = Later { CitingWords(profile) }
  }
}

extension Document {
  private static func noteMarks(_ paragraphs: [Paragraph]) -> [String: String] {
    var marks: [String: String] = [:]
    for index in paragraphs.indices {
      for run in paragraphs[index].runs {
        guard case .footnote(let id) = run.kind, marks[id] == nil else { continue }
        let scalars = paragraphs[index].text.unicodeScalars.dropFirst(run.range.lowerBound).prefix(run.range.count)
        marks[id] = String(String.UnicodeScalarView(scalars))
      }
    }
    return marks
  }
}

extension Document: Equatable {
  /// Two documents are the same when they are the same revision.
  public static func == (one: Document, other: Document) -> Bool { one === other || one.revision == other.revision }
}

/// One thing in reading order.
public enum Item: Hashable, Sendable {
  /// An index into `Document.headings`.
  case heading(Int)
  /// An index into `Document.paragraphs`.
  case paragraph(Int)
  /// A line of the header block (its text).
  case masthead(String)
  /// A ruled or starred separation ("* * *").
  case separator
}

/// What the header block says; nil where it says nothing.
public struct Header: Equatable, Sendable {
  /// The document's own symbol ("PC0753Eb").
  public var symbol: String?
  /// The parent organization's abbreviation ("WCO").
  public var organization: String?
  /// The committee's abbreviation ("PTC"), or its name where it has none.
  public var body: String?
  /// The session's ordinals; two for a joint numbering ("243rd/244th").
  public var sessionOrdinals: [Int] = []
  /// When the session is held.
  public var sessionDates: DateRange?
  /// The place printed in the header block.
  public var place: String?
  /// The document's own date.
  public var documentDate: PartialDate?
  /// The title, lines joined by a blank.
  public var title: String?
  /// The agenda item's identifier ("XVI").
  public var agendaItem: String?
  /// The language of the document, ISO 639-1, as far as it could be told.
  public var language: String?
  /// An empty header.
  public init() {}
}

/// A headed part: front matter, summary, section, annex or action.
public struct Heading: Hashable, Sendable, Identifiable {
  /// What sort of part it heads.
  public enum Kind: String, Sendable, CaseIterable { case front, summary, section, annex, action }
  /// Stable and unique in the document, formed as in Akoma Ntoso ("sec_II", "att_I__sec_2").
  public let id: String
  /// The printed label ("II.", "Annex I"), or nil.
  public let label: String?
  /// The title, perhaps empty.
  public let title: String
  /// 1 for the outermost.
  public let level: Int
  /// What sort of part it heads.
  public let kind: Kind
  /// Index of the heading it stands under, or nil.
  public let parent: Int?
  /// Line in the file, from 1.
  public let line: Int
  /// How people cite it, unique among the headings: "II", "Annex I", "Summary".
  public let address: String
  /// How `text` maps to the canonical text, in order of both.
  public let segments: Segments

  /// Makes a heading.
  public init(
    id: String, label: String?, title: String, level: Int, kind: Kind, parent: Int?, line: Int, address: String,
    segments: Segments
  ) {
    self.address = address
    self.segments = segments
    self.id = id
    self.label = label
    self.title = title
    self.level = level
    self.kind = kind
    self.parent = parent
    self.line = line
  }
}

extension Heading {
  /// Its words: the title or, where it has none, the label.
  public var text: String { title.isEmpty ? label ?? "" : title }
}

/// The unit that people cite and comment on.
public struct Paragraph: Hashable, Sendable, Identifiable {
  /// How the paragraph stands in the text.
  public enum Kind: String, Sendable { case numbered, sub, plain, bullet, quote, cell, note, code }
  /// Stable and unique in the document, formed as in Akoma Ntoso ("para_11", "para_11__list_a", "att_I__para_2").
  public let id: String
  /// The printed number ("11."), or nil.
  public let label: String?
  /// How people cite it, unique in the document: "11", "11(a)", "Annex I/2", "Summary/1".
  public let address: String
  /// The text without its label.
  public let text: String
  /// How it stands in the text.
  public let kind: Kind
  /// Depth of nesting, 0 for top-level paragraphs.
  public let depth: Int
  /// Index into `Document.headings` of the heading it stands under, or nil.
  public let heading: Int?
  /// Whether reviewers take positions on it and it counts in the tally: labelled paragraphs, and unlabelled ones of sections and annexes.
  public let isReviewable: Bool
  /// Line in the file, from 1.
  public let line: Int
  /// How the text maps to the canonical text, in order of both.
  public let segments: Segments
  /// Emphasis, links, references and the like.
  public let runs: [Run]
  /// Where in a table it stands, or nil.
  public let cell: TableCell?

  /// Makes a paragraph.
  public init(
    id: String, label: String?, address: String, text: String, kind: Kind, depth: Int, heading: Int?,
    isReviewable: Bool,
    line: Int, segments: Segments, runs: [Run], cell: TableCell? = nil
  ) {
    self.id = id
    self.label = label
    self.address = address
    self.text = text
    self.kind = kind
    self.depth = depth
    self.heading = heading
    self.isReviewable = isReviewable
    self.line = line
    self.segments = segments
    self.runs = runs
    self.cell = cell
  }
}

extension Paragraph {
  /// The number that it is shown with: its label, or for one that its format only counts what it is cited by, "(1)".
  public var number: String? {
    guard label == nil, kind == .sub, let open = address.lastIndex(of: "(") else { return label }
    return String(address[open...].prefix { $0 != "#" })
  }
}

/// A stretch of paragraph text that stands unbroken in the canonical text.
///
/// All numbers are code points.
public struct Segment: Hashable, Sendable {
  /// Where it starts in the paragraph's text.
  public var start: Int
  /// Where it starts in the canonical text.
  public var canonical: Int
  /// How long it is.
  public var count: Int
  /// Makes a segment.
  public init(start: Int, canonical: Int, count: Int) {
    self.start = start
    self.canonical = canonical
    self.count = count
  }
}

/// A stretch of paragraph text with a look or a meaning of its own.
public struct Run: Hashable, Sendable {
  /// What the stretch is.
  public enum Kind: Hashable, Sendable {
    case emphasis, strong, code, struck
    /// A link and where it leads, perhaps nowhere ("#", "").
    case link(String)
    /// Another document's symbol.
    case reference(String)
    /// A mark that leads to the note with this id.
    case footnote(String)
    /// A term where the text defines it.
    case definition(String)
    /// Text that a tracked change put in; without length at the end of a paragraph, the end itself.
    case inserted(Change)
    /// Text that a tracked change took out, which is not in the paragraph's text; "\n" is the end of a paragraph.
    case deleted(String, Change)
  }
  /// Where, in code points of the paragraph's text.
  public var range: Range<Int>
  /// What it is.
  public var kind: Kind
  /// Makes a run.
  public init(range: Range<Int>, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// One meeting that the text mentions.
public struct SessionEvent: Hashable, Sendable {
  /// The body's abbreviation ("PTC"), or its name where it has none.
  public var body: String
  /// The body's full name, where known.
  public var name: String?
  /// Session or meeting numbers, in order.
  public var ordinals: [Int]
  /// When it is held, where the text says so.
  public var dates: DateRange?
  /// Where the text says it was held.
  public var place: String?
  /// Whether it is the document's own session.
  public var isOwn: Bool
  /// What happened there ("presented", "endorsed"), as in the profile's list, in order of mention.
  public var outcomes: [String]
  /// Indices into `Document.paragraphs` of the paragraphs that mention it, in order.
  public var paragraphs: [Int]
  /// Makes an event.
  public init(
    body: String, name: String?, ordinals: [Int], dates: DateRange?, place: String?, isOwn: Bool, outcomes: [String],
    paragraphs: [Int]
  ) {
    self.body = body
    self.name = name
    self.ordinals = ordinals
    self.dates = dates
    self.place = place
    self.isOwn = isOwn
    self.outcomes = outcomes
    self.paragraphs = paragraphs
  }
}

/// Another document cited by its symbol.
public struct Reference: Hashable, Sendable {
  /// The symbol as printed.
  public var symbol: String
  /// Index of the paragraph that cites it.
  public var paragraph: Int
  /// Makes a reference.
  public init(symbol: String, paragraph: Int) {
    self.symbol = symbol
    self.paragraph = paragraph
  }
}

/// A term or abbreviation where the text defines it.
public struct Definition: Hashable, Sendable {
  /// The short form ("SWG", "the Concept Note").
  public var term: String
  /// What it stands for.
  public var meaning: String
  /// Index of the paragraph that defines it.
  public var paragraph: Int
  /// Makes a definition.
  public init(term: String, meaning: String, paragraph: Int) {
    self.term = term
    self.meaning = meaning
    self.paragraph = paragraph
  }
}

/// Something odd that a reader of the document should know.
public struct Finding: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable { case note, warning }
  /// How much it matters.
  public var severity: Severity
  /// Line in the file, from 1; nil when it concerns the whole.
  public var line: Int?
  /// What is odd, in words.
  public var message: Message
  /// Makes a finding.
  public init(_ severity: Severity, line: Int?, _ message: Message) {
    self.severity = severity
    self.line = line
    self.message = message
  }
}
