internal import Threads

extension Archive {
  /// Parses a member as XML while it is inflated.
  ///
  /// `progress` is told the bytes read so far; when it answers false, reading stops.
  public func parse(
    _ name: String, _ vocabulary: XMLVocabulary, _ listener: any XMLListener, progress: (Int) -> Bool = { _ in true }
  ) throws(ContainerError) {
    let parser = try XMLParser(name, vocabulary, listener)
    var done = 0
    try inflate(name) { (piece) throws(ContainerError) in
      try parser.feed(piece)
      done += piece.count
      guard progress(done) else { throw .stopped }
    }
    try parser.finish()
  }

  /// Members that come out larger are inflated ahead, on a thread of their own; for others that would take longer than it saves.
  private static let longMember = 1 << 20

  /// Gives a member in pieces; nothing else can be read from the archive meanwhile.
  private func inflate(
    _ name: String, _ use: (UnsafeBufferPointer<UInt8>) throws(ContainerError) -> Void
  ) throws(ContainerError) {
    let queue = PieceQueue()
    // This thread leaves the archive alone until the other is through with it.
    nonisolated(unsafe) let archive = self
    let isAhead =
      statedSize(of: name) > Archive.longMember
      && startThread {
        queue.finish(Result { () throws(ContainerError) in try archive.read(name, piece: queue.put) })
      }
    if isAhead { try queue.forEach(use) } else { try read(name, piece: use) }
  }
}
