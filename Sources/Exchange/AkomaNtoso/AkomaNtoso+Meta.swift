internal import Documents
internal import Reviews

extension AkomaNtoso.Subject {
  /// Work, expression and manifestation (FRBR); `component` is "main" or an annex.
  func writeIdentification(component: String, into markup: inout Markup) {
    let header = document.header
    let number = header.symbol ?? dossier.file
    let author = [header.organization, header.body].compactMap(\.self).joined(separator: "-").lowercased()
    let date = header.documentDate.map(\.description)
    let path = ["akn", "un", "doc", "paper", author.isEmpty ? "unknown" : author, date, number].compactMap(\.self)
    let work = "/" + path.map(IRI.segment).joined(separator: "/")
    let expression = "\(work)/\(language)@\(document.revision.prefix(12))"
    markup.block("identification", ["source": "#secretariat"]) { markup in
      level("FRBRWork", work, component: "/!\(component)", date: "issued", into: &markup) { markup in
        markup.empty("FRBRcountry", ["value": "un"])
        markup.empty("FRBRsubtype", ["value": "paper"])
        markup.empty("FRBRnumber", ["value": number])
      }
      level("FRBRExpression", expression, component: "/!\(component)", date: "version", into: &markup) { markup in
        markup.empty("FRBRversionNumber", ["value": String(document.revision.prefix(12))])
        markup.empty("FRBRlanguage", ["language": language])
      }
      level("FRBRManifestation", "\(expression).akn", component: "/!\(component)", date: "markup", into: &markup) {
        markup in
        markup.empty("FRBRformat", ["value": "xml"])
      }
    }
  }

  private func level(
    _ name: String, _ uri: String, component: String, date: String, into markup: inout Markup,
    more: (inout Markup) -> Void
  ) {
    markup.line(name) { markup in
      markup.empty("FRBRthis", ["value": uri + component])
      markup.empty("FRBRuri", ["value": uri])
      markup.empty("FRBRdate", ["date": day, "name": date])
      markup.empty("FRBRauthor", ["href": "#secretariat"])
      more(&markup)
    }
  }

  /// The document's first day; Akoma Ntoso wants one, so a document without a date gets one that nobody takes for real.
  private var day: String {
    let date = document.header.documentDate ?? document.header.sessionDates?.start
    return date.map { PartialDate(day: $0.days.lowerBound).description } ?? "0001-01-01"
  }

  /// The language, ISO 639-2.
  private var language: String {
    let codes = [
      "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "ja": "jpn", "ko": "kor",
      "pt": "por",
      "ru": "rus", "zh": "zho",
    ]
    return document.header.language.flatMap { codes[$0] } ?? "und"
  }

  /// How the document came to be, and through which meetings it went: undated ones are no steps, for a step has a date.
  func writePath(into markup: inout Markup) {
    markup.line("lifecycle", ["source": "#secretariat"]) { markup in
      markup.empty("eventRef", ["eId": "eref_1", "date": day, "type": "generation", "source": "#original"])
    }
    let dated = document.timeline.enumerated().filter { $0.element.dates != nil }
    guard !dated.isEmpty else { return }
    markup.block("workflow", ["source": "#secretariat"]) { markup in
      for (index, event) in dated {
        let outcomes = event.outcomes.isEmpty ? [nil] : event.outcomes.map(Optional.some)
        for (part, outcome) in outcomes.enumerated() {
          markup.empty(
            "step",
            [
              "eId": "step_\(index + 1)" + (part == 0 ? "" : "_\(part + 1)"),
              "date": event.dates.map { PartialDate(day: $0.days.lowerBound).description },
              "by": "#" + bodies[event.body], "outcome": outcome.map { "#" + self.outcomes[$0] },
              "refersTo": "#event_\(index + 1)",
            ])
          markup.raw("\n")
        }
      }
    }
  }

  /// What the other parts refer to.
  func writeReferences(into markup: inout Markup) {
    let organization = document.header.organization
    func item(_ element: String, _ id: String, _ kind: String, _ name: String, shortForm: String? = nil) {
      markup.empty(
        element,
        [
          "eId": id, "href": "/ontology/\(kind)/\(IRI.segment(id))", "showAs": name.oneLine.isEmpty ? id : name.oneLine,
          "shortForm": shortForm?.oneLine,
        ])
      markup.raw("\n")
    }
    markup.open("references", ["source": "#secretariat"])
    markup.raw("\n")
    item("original", "original", "document", dossier.title)
    item(
      "TLCOrganization", "secretariat", "organization",
      [organization, "Secretariat"].compactMap(\.self).joined(separator: " "))
    for body in bodies.words {
      let name = document.timeline.first { $0.body == body }?.name
      item("TLCOrganization", bodies[body], "organization", name ?? body, shortForm: body)
    }
    for reviewer in reviewers { item("TLCPerson", id(of: reviewer), "person", reviewer.description) }
    for (index, event) in document.timeline.enumerated() {
      item(
        "TLCEvent", "event_\(index + 1)", "event",
        [event.words, event.place].compactMap(\.self).joined(separator: ", "))
    }
    for outcome in outcomes.words { item("TLCConcept", outcomes[outcome], "concept", outcome) }
    markup.end("references")
    markup.raw("\n")
  }
}
