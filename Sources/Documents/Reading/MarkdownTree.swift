internal import CCmark

/// The tree that cmark-gfm makes of a Markdown text.
final class MarkdownTree {
  /// What a node is.
  enum Kind: String {
    case paragraph, heading, list, item, text, softbreak, linebreak, code, emph, strong, link, image, strikethrough
    case quote = "block_quote"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case rule = "thematic_break"
    case html = "html_inline"
    case cell = "table_cell"
    case mark, note, other

    fileprivate init(_ node: OpaquePointer) {
      // Version 0.29 has no names for the two.
      switch cmark_node_get_type(node) {
      case CMARK_NODE_FOOTNOTE_REFERENCE: self = .mark
      case CMARK_NODE_FOOTNOTE_DEFINITION: self = .note
      default: self = cmark_node_get_type_string(node).flatMap { Kind(rawValue: String(cString: $0)) } ?? .other
      }
    }
  }

  /// One step of the walk through the tree; valid while the tree is.
  struct Event {
    /// The node entered or left; leaves are entered only.
    let kind: Kind
    /// Whether it is entered.
    let isEntering: Bool
    fileprivate let node: OpaquePointer

    /// Its text (`cmark_node_get_literal`).
    var literal: String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
    /// Where a link or image leads (`cmark_node_get_url`).
    var target: String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }
    /// A heading's level (`cmark_node_get_heading_level`).
    var level: Int { Int(cmark_node_get_heading_level(node)) }
    /// Its lines, from 1 (`cmark_node_get_start_line`, `cmark_node_get_end_line`).
    var lines: ClosedRange<Int> {
      let start = max(1, Int(cmark_node_get_start_line(node)))
      return start...max(start, Int(cmark_node_get_end_line(node)))
    }
    /// The byte of the line where a block starts, from 1 (`cmark_node_get_start_column`).
    ///
    /// Behind a lazy or hard line break the columns of what is inside a block are wrong in version 0.29.
    var column: Int { Int(cmark_node_get_start_column(node)) }
    /// The first number of an ordered list, nil for a bulleted one (`cmark_node_get_list_start`).
    var listStart: Int? {
      cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil
    }
  }

  private let root: OpaquePointer

  /// Parses `bytes`: CommonMark with tables, strikethrough and footnotes (`cmark_parser_feed`).
  ///
  /// Nil when memory is short.
  init?(_ bytes: ArraySlice<UInt8>) {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
    defer { cmark_parser_free(parser) }
    // Rows take the square of their cells in version 0.29, so that one long line of bars would never end.
    let hasHugeRows = bytes.split(separator: 0x0A, omittingEmptySubsequences: true).contains {
      $0.count > MarkdownTree.mostCells && $0.count { $0 == 0x7C } > MarkdownTree.mostCells
    }
    for name in hasHugeRows ? ["strikethrough"] : ["table", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    bytes.withUnsafeBytes { raw in
      cmark_parser_feed(parser, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    self.root = root
  }

  private static let mostCells = 2000

  deinit { cmark_node_free(root) }

  /// Walks the tree in reading order (`cmark_iter_next`).
  func walk(_ visit: (Event) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let step = cmark_iter_next(iterator)
      guard step != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      visit(Event(kind: Kind(node), isEntering: step == CMARK_EVENT_ENTER, node: node))
    }
  }
}
