extension Paragraph {
  /// The sentences of the text, as ranges of code points in order; white space between them belongs to none.
  ///
  /// A paragraph of more than 100,000 bytes is taken for one sentence.
  public var sentences: [Range<Int>] {
    guard text.utf8.count <= 100_000 else { return [0..<text.unicodeScalars.count] }
    let wording = Wording(text)
    return wording.sentences.map(wording.codePoints)
  }
}
