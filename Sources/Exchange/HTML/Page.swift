internal import Digest
internal import Documents
internal import Reviews

/// The review as one page of HTML that needs nothing else: no network, no other file, and no script to be read.
enum Page {
  /// Writes the page of a dossier.
  static func write(_ dossier: Dossier) -> String {
    var page = Markup(.html)
    page.raw("<!DOCTYPE html>\n")
    page.block("html", ["lang": "en"]) { page in
      writeHead(of: dossier, into: &page)
      page.block("body") { page in
        page.line("a", ["class": "skip", "href": "#document"], "Skip to the document")
        writeHeader(of: dossier, into: &page)
        writeFilters(of: dossier, into: &page)
        writeStanding(of: dossier, into: &page)
        writeTimeline(of: dossier, into: &page)
        writeContents(of: dossier, into: &page)
        writeDocument(of: dossier, into: &page)
        writeOrphans(of: dossier, into: &page)
        page.line(
          "footer", [:], "Revision \(dossier.document.revision.prefix(16)) of \(dossier.file), written by conote.")
        page.line("script") { $0.raw(script) }
      }
    }
    return page.text
  }

  private static let script = String(decoding: PackageResources.page_js, as: UTF8.self)
  private static let style =
    String(decoding: PackageResources.timeline_colours_css, as: UTF8.self)
    + String(decoding: PackageResources.timeline_css, as: UTF8.self)
    + String(decoding: PackageResources.page_css, as: UTF8.self)

  /// Nothing may be fetched, and no other style or script may run than the page's own (Content Security Policy Level 2).
  private static let policy = [
    "default-src 'none'", "style-src '\(source(of: style))'", "script-src '\(source(of: script))'", "base-uri 'none'",
    "form-action 'none'",
  ].joined(separator: "; ")

  private static func source(of text: String) -> String { "sha256-" + Base64.text(ofHex: SHA256.hex(text)) }

  private static func writeHead(of dossier: Dossier, into page: inout Markup) {
    page.block("head") { page in
      page.raw("<meta charset=\"utf-8\"/>\n")
      page.empty("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
      page.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
      page.line(
        "title", [:], [dossier.document.header.symbol, dossier.title].compactMap(\.self).joined(separator: ", "))
      page.line("style") { $0.raw(style) }
    }
  }

  private static func writeHeader(of dossier: Dossier, into page: inout Markup) {
    let header = dossier.document.header
    let session = header.sessionOrdinals.isEmpty ? nil : SessionEvent.ordinalWords(header.sessionOrdinals) + " Sessions"
    let facts = [
      header.symbol, header.body, session, header.sessionDates?.words, header.place,
      header.agendaItem.map { "Agenda item \($0)" }, header.documentDate.map { "Document of \($0.words)" },
      dossier.operations.last.map { "Review of \($0.stamp.iso8601.prefix(10))" },
    ]
    page.block("header", ["class": "masthead"]) { page in
      page.line("h1", ["lang": header.language, "dir": "auto"], dossier.title)
      page.line("p", ["class": "facts"]) { page in
        for fact in facts.compactMap(\.self) { page.element("span", [:], fact) }
      }
    }
  }

  private static func writeContents(of dossier: Dossier, into page: inout Markup) {
    let headings = dossier.document.headings
    guard headings.count > 1 else { return }
    page.block("nav", ["class": "contents", "aria-label": "Contents"]) { page in
      page.block("details") { page in
        page.line("summary", [:], "Contents")
        page.block("ul") { page in
          for heading in headings {
            page.line("li", ["class": "level-\(min(max(heading.level, 1), 6))"]) { page in
              page.element("a", ["href": "#" + heading.id], heading.words)
            }
          }
        }
      }
    }
  }

  private static func writeTimeline(of dossier: Dossier, into page: inout Markup) {
    let document = dossier.document
    guard !document.timeline.isEmpty else { return }
    page.block("section", ["class": "path", "aria-labelledby": "timeline"]) { page in
      page.line("h2", ["id": "timeline"], "Timeline")
      TimelinePicture(document).draw(into: &page, isStandalone: false)
      page.block("details") { page in
        page.line("summary", [:], "The meetings as a list")
        page.block("ol") { page in
          for event in document.timeline { write(event, of: document, into: &page) }
        }
      }
    }
  }

  private static func write(_ event: SessionEvent, of document: Document, into page: inout Markup) {
    let details = [event.name, event.place, event.outcomes.isEmpty ? nil : event.outcomes.joined(separator: ", ")]
    page.line("li") { page in
      page.add("\(event.words) (\(event.phase(in: document).words))")
      for detail in details.compactMap(\.self) { page.add(", \(detail)") }
      for index in event.paragraphs where document.paragraphs.indices.contains(index) {
        page.add(" ")
        page.element("a", ["href": "#" + document.paragraphs[index].id], "¶ \(document.paragraphs[index].address)")
      }
    }
  }
}

extension Heading {
  /// Label and title.
  var words: String { [label, title].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ") }
}

/// Base64 (RFC 4648, 4).
enum Base64 {
  /// The bytes that hexadecimal digits stand for, in Base64.
  static func text(ofHex digits: String) -> String {
    let nibbles = digits.compactMap(\.hexDigitValue)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    // Three nibbles are two digits; what is missing of the last group is zero.
    for start in stride(from: 0, to: nibbles.count, by: 3) {
      let group = (0..<3).reduce(0) { $0 << 4 | (start + $1 < nibbles.count ? nibbles[start + $1] : 0) }
      text.append(alphabet[group >> 6])
      if start + 1 < nibbles.count || start + 2 < nibbles.count { text.append(alphabet[group & 63]) }
    }
    return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }
}
