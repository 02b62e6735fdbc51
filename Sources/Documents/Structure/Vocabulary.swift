/// A profile's words, folded as `Profile.key` folds them, for the questions that structure asks.
///
/// One object, since everybody who asks holds it and its sets are many.
final class Vocabulary: Sendable {
  let annex: Set<String>
  let section: Set<String>
  let article: Set<String>
  let summary: Set<String>
  let purpose: Set<String>
  let action: Set<String>
  let front: Set<String>
  let item: Set<String>
  let agenda: Set<String>
  let body: Set<String>
  let notice: Set<String>
  /// What is stamped on a cover beside the title: "Advance unedited version".
  let stamp: Set<String>
  let meeting: Set<String>
  /// Words for a committee that come first in its name.
  let first: Set<String>
  let title: Set<String>
  let place: Set<String>
  let date: Set<String>
  let recipient: Set<String>
  let minutes: Set<String>
  /// Words for a state of a document, which a table of its versions dates.
  let version: Set<String>
  /// Words that make a meeting the one before or after this one.
  let neighbour: Set<String>
  /// Words before the number of one of several versions of a text.
  let option: Set<String>
  /// The first words of all that heads a part.
  private let headingStarts: Set<Substring>

  /// The words of `profile`.
  init(_ profile: Profile) {
    annex = profile.folded("annex").union(profile.folded("appendix"))
    section = profile.folded("section")
    article = profile.folded("article")
    summary = profile.folded("summary")
    purpose = profile.folded("purpose")
    action = profile.folded("action")
    front = profile.folded("front")
    item = profile.folded("item")
    agenda = profile.folded("agenda")
    body = profile.folded("body")
    notice = profile.folded("original").union(profile.folded("distribution")).union(profile.folded("series"))
    stamp = profile.folded("stamp")
    meeting = profile.meetingWords
    first = profile.folded("bodyFirst")
    title = profile.folded("title")
    place = profile.folded("place")
    date = profile.folded("date")
    recipient = profile.folded("recipient")
    minutes = profile.folded("minutes")
    version = profile.folded("version")
    neighbour = profile.folded("neighbour")
    option = profile.folded("option")
    let phrases = [annex, section, article, summary, purpose, action, front].joined()
    headingStarts = Set(phrases.compactMap { $0.split(separator: " ").first })
  }

  /// "Option 1" where `text` begins one of several versions of a negotiated text: "Option 1:", "[Option II –", or the words alone.
  func option(_ text: String, isStrong: Bool) -> String? {
    let start = text.unicodeScalars.prefix(40).drop { $0 == "[" }
    guard start.first?.properties.isUppercase == true else { return nil }
    let word = String(start.prefix { $0.properties.isAlphabetic })
    guard option.contains(Profile.key(word)) else { return nil }
    let wording = Wording(String(start))
    guard let number = wording.token(1), number.isPartNumber, number.isSpaced else { return nil }
    let next = wording.folded(2)
    guard next.isEmpty || isStrong || [":", ".", "-", ")", "]", "["].contains(next) else { return nil }
    return wording.printed(0..<2)
  }

  /// Whether `text` begins with a word that heads parts; a quick look before it is cut into words.
  func canHead(_ text: String) -> Bool {
    let start = text.unicodeScalars.drop { $0 == "[" }.prefix(24)
    let word = start.prefix { $0.properties.isAlphabetic || $0 == "-" || $0 == "'" || $0 == "’" }
    return !word.isEmpty && Wording(String(word)).tokens.first.map { headingStarts.contains($0.folded[...]) } ?? false
  }
}
