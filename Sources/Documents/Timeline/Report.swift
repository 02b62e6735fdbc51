/// One place in the text that tells what happened at a meeting.
struct Report: Sendable {
  /// The outcome's name in the profile's list.
  var outcome: String
  /// Index of the paragraph.
  var text: Int
  /// Index of the sentence in it.
  var sentence: Int
  /// Its first token.
  var token: Int

  /// The reports in a paragraph, in order.
  static func all(in wording: Wording, text: Int, words: TimelineWords) -> [Report] {
    var reports: [Report] = []
    for (number, sentence) in wording.sentences.enumerated() {
      var index = sentence.lowerBound
      while index < sentence.upperBound {
        guard let outcome = words.outcome(wording, at: index) else {
          index += 1
          continue
        }
        reports.append(Report(outcome: outcome.name, text: text, sentence: number, token: index))
        index += outcome.count
      }
    }
    return reports
  }
}
