extension Subcommand {
  /// The desk.
  static let open = Subcommand(
    "open", ["FILE"], summary: "Open a document on the desk",
    details: """
      The word 'open' may be left out unless the file is named like a command. Comments and positions are kept in a review file \
      beside the document, FILE.conote, from the first one on. The key ? shows the keys.
      """,
    options: [
      .review, .name, .delegation, .theme, .readOnly,
    ],
    examples: [
      Example("PC0753Eb.txt", "Read and review a document"),
      Example("PC0753Eb.txt --delegation AU --theme light", "Review it for Australia, on a light screen"),
      Example("open status", "Open a file that is named like a command"),
    ]
  ) { invocation throws(Failure) in
    throw Failure(.attention, "no desk")
  }
}

extension Option {
  /// Look, but do not write.
  static let readOnly = Option("read-only", help: "Write nothing: neither review nor draft")
}
