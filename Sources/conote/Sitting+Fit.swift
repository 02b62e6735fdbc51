import Documents
import Journals
import Reviews

extension Sitting {
  /// What a reviewer must know of a review whose words do not all stand in this document; nil when they do.
  var warning: (words: String, isGrave: Bool)? {
    guard operations.contains(where: { $0.revision != document.revision }) else { return nil }
    let fit = Fit(of: operations, carriedFrom: review.revisions, in: document)
    guard !fit.isWhole else { return nil }
    let share = "\(fit.found) of \(fit.passages) passage\(fit.passages == 1 ? "" : "s") found"
    guard fit.isOfAnotherText else {
      return (
        "\(file.path): made on another revision: \(share); 'conote comments --orphaned' lists comments without a place",
        false
      )
    }
    return ("\(file.path): this review was made on another text: \(share); name the right one with --review", true)
  }
}
