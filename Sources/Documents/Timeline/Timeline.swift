/// Finds the session events of a document in its header block and its prose.
enum Timeline {
  /// The events in order of time, the document's own session among them; undated ones last.
  ///
  /// `texts` are the paragraphs' texts, an index in it is an index into `Document.paragraphs`.
  static func events(header: Header, texts: [String], profile: Profile?) -> [SessionEvent] { [] }
}
