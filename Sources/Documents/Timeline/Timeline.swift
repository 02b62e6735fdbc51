internal import Threads

/// Finds the session events of a document in its header block and its prose.
enum Timeline {
  /// The events in order of time, the document's own session among them; undated ones last.
  ///
  /// `texts` are the paragraphs' texts, an index in it is an index into `Document.paragraphs`; `names` those of the profile's bodies,
  /// where they are at hand.
  static func events(header: Header, texts: [String], profile: Profile?, names: BodyNames? = nil) -> [SessionEvent] {
    let profile = profile ?? .common
    let words = TimelineWords(profile)
    var reader = MentionReader(header: header, profile: profile, names: names, words: words)
    var mentions: [Mention] = []
    var reports: [Report] = []
    Parts.forEach(texts.count, by: 500) { part in
      zip(part, texts[part].map { PieceReader($0, words: words) })
    } use: { paragraphs in
      for (index, paragraph) in paragraphs {
        let read = reader.read(paragraph, at: index)
        guard !read.isEmpty else { continue }
        mentions += read
        reports += Report.all(in: paragraph.wording, text: index, words: words)
      }
    }
    for index in mentions.indices { mentions[index].body = reader.current(mentions[index].body) }
    var book = EventBook()
    if let own = reader.ownBody { book.open(header, body: own.body, name: own.name) }
    let events = book.enter(mentions)
    if reader.ownBody == nil { book.markOwn(header) }
    book.enter(reports, of: mentions, events: events, asOf: header.documentDate)
    return book.sorted
  }
}
