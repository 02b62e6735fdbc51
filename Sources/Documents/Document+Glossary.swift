extension Document {
  /// What abbreviations mean that the text may use without saying so: those of its organization's profile, sorted by abbreviation.
  public var commonAbbreviations: [(term: String, meaning: String)] {
    var meanings = profile.glossary
    for body in [profile.organization] + profile.bodies where !body.abbreviation.isEmpty {
      guard let name = body.names.first else { continue }
      for form in [body.abbreviation] + body.aliases where meanings[form] == nil { meanings[form] = name }
    }
    return meanings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
