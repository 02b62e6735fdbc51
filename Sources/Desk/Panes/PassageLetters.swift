import Documents
import Reviews

/// The letters that tell the passages of one paragraph apart, where comments are on several: in the text at both ends of each passage,
/// and before its comment.
struct PassageLetters: Equatable {
  /// A passage that somebody commented on.
  private struct Passage: Equatable {
    var entry: String
    var range: Range<Int>
  }

  private var passages: [Passage] = []

  /// Raised letters, which no text begins words with; "q" has none.
  private static let raised = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ".map(String.init)

  /// The letters on a paragraph; none where there are not two passages at least.
  init(_ sheet: Sheet, paragraph index: Int) {
    guard !sheet.isLinear, sheet.changes != .original else { return }
    let target = Target.paragraph(index)
    var found: [Passage] = []
    for (number, comment) in sheet.groundwork.comments(on: target).enumerated() {
      guard let place = comment.range, let range = sheet.document.range(place, in: target) else { continue }
      found.append(Passage(entry: Row.entry(ofCarried: number, reply: nil), range: range))
    }
    for comment in sheet.review.comments(on: target, in: sheet.document) where !comment.isWithdrawn {
      guard let range = sheet.review.placing(of: comment, in: sheet.document).passage, !range.isEmpty else { continue }
      found.append(Passage(entry: comment.id, range: range))
    }
    guard found.count > 1 else { return }
    passages = Array(found.prefix(Self.raised.count))
  }

  /// The letter of a comment, by `Row.entry`; nil where it has none.
  func letter(of entry: String) -> String? {
    passages.firstIndex { $0.entry == entry }.map { Self.raised[$0] }
  }

  /// Where letters stand in the text, in code points: `isEnd` at the end of a passage.
  var places: [(offset: Int, isEnd: Bool, letter: String)] {
    passages.enumerated().flatMap { number, passage in
      [
        (passage.range.lowerBound, false, Self.raised[number]), (passage.range.upperBound, true, Self.raised[number]),
      ]
    }
  }
}
