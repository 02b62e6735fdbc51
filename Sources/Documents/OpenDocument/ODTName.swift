internal import Containers

/// The elements of OpenDocument text that the reader knows (ODF 1.3, part 3).
enum ODTName: String, CaseIterable {
  // Text
  case body = "office:text"
  case paragraph = "text:p"
  case heading = "text:h"
  case span = "text:span"
  case link = "text:a"
  case blanks = "text:s"
  case tab = "text:tab"
  case lineBreak = "text:line-break"
  case note = "text:note"
  case noteMark = "text:note-citation"
  case noteBody = "text:note-body"
  case comment = "office:annotation"
  case commentEnd = "office:annotation-end"
  case creator = "dc:creator"
  case date = "dc:date"
  case frame = "draw:frame"
  case textBox = "draw:text-box"
  case trackedChanges = "text:tracked-changes"
  case insertion = "text:insertion"
  case deletion = "text:deletion"

  // Lists and tables
  case list = "text:list"
  case listItem = "text:list-item"
  case listHeader = "text:list-header"
  case table = "table:table"
  case headRows = "table:table-header-rows"
  case row = "table:table-row"
  case cell = "table:table-cell"
  case coveredCell = "table:covered-table-cell"

  // What is not shown, or not as text
  case rubyText = "text:ruby-text"
  case pictureTitle = "svg:title"
  case pictureDescription = "svg:desc"
  case binary = "office:binary-data"
  case forms = "office:forms"
  case sequenceDeclarations = "text:sequence-decls"
  case variableDeclarations = "text:variable-decls"
  case fieldDeclarations = "text:user-field-decls"

  // Styles
  case style = "style:style"
  case paragraphProperties = "style:paragraph-properties"
  case textProperties = "style:text-properties"
  case listStyle = "text:list-style"
  case outlineStyle = "text:outline-style"
  case numberLevel = "text:list-level-style-number"
  case bulletLevel = "text:list-level-style-bullet"
  case outlineLevel = "text:outline-level-style"

  /// All of them, by their numbers in the vocabulary.
  static let all = allCases
  /// Their numbers.
  static let vocabulary = XMLVocabulary(names: all.map(\.rawValue))
}
