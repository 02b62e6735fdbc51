/// A paragraph before its neighbours have given it an id.
struct Draft {
  /// Its number as printed, or nil.
  var label: String?
  /// How it stands in the text.
  var kind: Paragraph.Kind
  /// Its text without the label.
  var passage: Passage
  /// Whether its number is the format's way of counting and not print.
  var isCounted = false
  /// The option of a negotiated paragraph that it begins ("Option 1"), or nil.
  var option: String?
  /// Depth of nesting.
  var depth: Int
  /// Index of the heading it stands under.
  var heading: Int?
  /// Index of the numbered paragraph it is a part of.
  var parent: Int?
  /// Line in the file.
  var line: Int
  /// The mark of a note.
  var mark: String?
  /// Where in a table it stands.
  var cell: TableCell?
}

/// A heading with what its paragraphs need of it.
struct HeadingDraft {
  /// The heading itself.
  var heading: Heading
  /// How citations name the part ("II", "Annex I", "Summary").
  var address: String
  /// The sort of the outermost part it is in.
  var region: Heading.Kind
  /// The annex or summary it is in, or is; an index into the headings.
  var scope: Int?
}
