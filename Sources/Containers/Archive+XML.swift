extension Archive {
  /// Parses a member as XML while it is inflated.
  ///
  /// `progress` is told the bytes read so far; when it answers false, reading stops.
  public func parse(
    _ name: String, _ vocabulary: XMLVocabulary, _ listener: any XMLListener, progress: (Int) -> Bool = { _ in true }
  ) throws(ContainerError) {
    let parser = try XMLParser(name, vocabulary, listener)
    var done = 0
    try read(name) { (piece) throws(ContainerError) in
      try parser.feed(piece)
      done += piece.count
      guard progress(done) else { throw .stopped }
    }
    try parser.finish()
  }
}
