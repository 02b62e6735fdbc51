/// A profile's words, folded as `Profile.key` folds them, for the questions that structure asks.
struct Vocabulary {
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
  let meeting: Set<String>

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
    notice = profile.folded("original").union(profile.folded("distribution"))
    meeting = profile.meetingWords
  }
}
