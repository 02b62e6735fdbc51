import Documents
import Reviews
import Text

extension Desk {
  /// Puts what is chosen, or what the cursor is on, on the clipboard: with where it stands, or the words alone.
  mutating func copy(asCitation: Bool) -> [Effect] {
    guard let (words, place) = clipping else {
      say("the cursor is on no text that could be copied", isError: true)
      return [.bell]
    }
    passage = nil
    return [.copy(asCitation ? said("“\(words)” (\(place))") : words)]
  }

  /// The words of the passage, the comment or else the paragraph, and where they stand.
  private var clipping: (words: String, place: String)? {
    if let passage {
      let scalars = document.text(of: passage.target).unicodeScalars
      let words = scalars.dropFirst(passage.range.lowerBound).prefix(passage.range.count)
      return (String(words), document.source(of: passage.target))
    }
    guard let target = reader.target else { return nil }
    let source = document.source(of: target)
    if let (id, entry) = reader.comment, let comment = review.comments.first(where: { $0.id == id }) {
      if let reply = comment.replies.first(where: { $0.id == entry }) {
        return (reply.text, said("\(reply.reviewer) on \(source)"))
      }
      let words = comment.remark.text.isEmpty ? comment.remark.proposal ?? "" : comment.remark.text
      return (words, said("\(comment.reviewer) on \(source)"))
    }
    return (document.text(of: target), source)
  }
}
