/// Where a reviewer stood in a document and how it was shown, to come back to the next time.
///
/// Everything is told by what stands there and not by lines or indices: the text may be another by then.
public struct Visit: Codable, Equatable, Sendable {
  /// A place of the text.
  struct Spot: Codable, Equatable, Sendable {
    /// What `Document.id(of:)` calls the paragraph, heading or title.
    var id: String
    /// How people cite it.
    var address: String
    /// Where in its words, in code points.
    var offset = 0
    /// The comment or reply below it, by its id.
    var entry: String?
  }

  /// What filled the screen.
  enum View: String, Codable, Sendable { case text, timeline, comments, changes, summary }

  /// Where the cursor was; nil where nothing can be cited, as at the top of a header block.
  var spot: Spot?
  /// How many lines of the pane were above it.
  var above = 0
  /// What filled the screen.
  var view = View.text
  /// What was let through in the list of all comments.
  var filter = CommentList.Filter()
  /// What stood beside the text.
  var beside = Desk.Beside.details
  /// Whether the outline was shown.
  var showsOutline = true
  /// The ids of the headings that were folded in the outline.
  var foldedHeadings: [String] = []
  /// The ids of what had its comments folded, or unfolded where all others were folded.
  var foldedComments: [String] = []
  /// Whether all other comments were folded.
  var foldsAll = false
  /// Which side of the tracked changes was read.
  var changes = ChangesShown.both
  /// The bookmarks, by their letters.
  var bookmarks: [String: Spot] = [:]
}

extension Visit {
  private enum Key: String, CodingKey {
    case spot, above, view, filter, beside, showsOutline, foldedHeadings, foldedComments, foldsAll, changes, bookmarks
  }

  /// Reads a visit; what another version of the program did not keep is as at the start.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    func read<Value: Decodable>(_ key: Key, into value: inout Value) throws {
      value = try fields.decodeIfPresent(Value.self, forKey: key) ?? value
    }
    spot = try fields.decodeIfPresent(Spot.self, forKey: .spot)
    try read(.above, into: &above)
    try read(.view, into: &view)
    try read(.filter, into: &filter)
    try read(.beside, into: &beside)
    try read(.showsOutline, into: &showsOutline)
    try read(.foldedHeadings, into: &foldedHeadings)
    try read(.foldedComments, into: &foldedComments)
    try read(.foldsAll, into: &foldsAll)
    try read(.changes, into: &changes)
    try read(.bookmarks, into: &bookmarks)
  }
}
