public import Documents

/// The session timeline as iCalendar (RFC 5545): an all-day event for each meeting.
public enum TimelineCalendar {
  /// Writes the events that have a date; `version` is the program's.
  ///
  /// A date known to the month or the year lasts as long, tentatively. An event keeps its UID from one document to another, as long
  /// as both give its number or its first day.
  public static func write(_ document: Document, version: String) -> String {
    var lines = Lines()
    lines.add("BEGIN:VCALENDAR")
    lines.add("VERSION:2.0")
    lines.add("PRODID:-//conote//conote \(version)//EN")
    lines.add("CALSCALE:GREGORIAN")
    if let title = document.header.title { lines.add("X-WR-CALNAME:" + Lines.escaped(title)) }
    var taken: Set<String> = []
    for event in document.timeline {
      guard let dates = event.dates else { continue }
      var uid = identifier(event, dates, organization: document.header.organization)
      var count = 1
      while !taken.insert(uid).inserted {
        count += 1
        uid = "\(identifier(event, dates, organization: document.header.organization))-\(count)"
      }
      add(event, dates, uid: uid, of: document, to: &lines)
    }
    lines.add("END:VCALENDAR")
    return lines.text
  }

  private static func add(
    _ event: SessionEvent, _ dates: DateRange, uid: String, of document: Document, to lines: inout Lines
  ) {
    // There is no clock here: the same document gives the same calendar.
    let stamp = document.header.documentDate?.days.upperBound ?? 0
    let days = dates.days
    lines.add("BEGIN:VEVENT")
    lines.add("UID:\(uid)@conote.invalid")
    lines.add("DTSTAMP:\(day(stamp))T000000Z")
    lines.add("DTSTART;VALUE=DATE:\(day(days.lowerBound))")
    lines.add("DTEND;VALUE=DATE:\(day(days.upperBound + 1))")
    let name = event.name.map { "\(event.designation), \($0)" } ?? event.designation
    lines.add("SUMMARY:" + Lines.escaped(name))
    if let place = event.place { lines.add("LOCATION:" + Lines.escaped(place)) }
    let description = description(event, dates, of: document)
    if !description.isEmpty { lines.add("DESCRIPTION:" + Lines.escaped(description)) }
    lines.add("STATUS:\(dates.precision == .day ? "CONFIRMED" : "TENTATIVE")")
    lines.add("TRANSP:TRANSPARENT")
    lines.add("END:VEVENT")
  }

  private static func description(_ event: SessionEvent, _ dates: DateRange, of document: Document) -> String {
    var parts: [String] = []
    if dates.precision != .day { parts.append("Held \(dates.when).") }
    if !event.outcomes.isEmpty { parts.append("What happened: \(event.outcomes.joined(separator: ", ")).") }
    let places = event.paragraphs.filter(document.paragraphs.indices.contains).map { document.paragraphs[$0].address }
    if !places.isEmpty {
      let name = document.header.symbol ?? document.header.title ?? "the document"
      parts.append("In \(name), paragraph \(places.joined(separator: ", ")).")
    }
    return parts.joined(separator: "\n")
  }

  /// "wco-ptc-241-242", or "wco-ptc-20230601" where there is no number.
  private static func identifier(_ event: SessionEvent, _ dates: DateRange, organization: String?) -> String {
    let numbers = event.ordinals.isEmpty ? [day(dates.days.lowerBound)] : event.ordinals.map(String.init)
    let words = ([organization, event.body].compactMap(\.self) + numbers).joined(separator: "-").lowercased()
    return String(words.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  /// A day counted from 1970-01-01, as RFC 5545, 3.3.4 writes it.
  private static func day(_ number: Int) -> String {
    // The last day of the year 9999 ends in the year 10000, which the format does not have.
    let date = PartialDate(day: min(number, PartialDate.day(9999, 12, 31)))
    return date.description.filter { $0 != "-" }
  }
}

/// Content lines (RFC 5545, 3.1): at most 75 octets each, ended by CRLF.
private struct Lines {
  private(set) var text = ""

  mutating func add(_ line: String) {
    var room = 75
    for scalar in line.unicodeScalars {
      let count = UTF8.width(scalar)
      if count > room {
        text += "\r\n "
        room = 74
      }
      text.unicodeScalars.append(scalar)
      room -= count
    }
    text += "\r\n"
  }

  /// A value of type TEXT (RFC 5545, 3.3.11); control characters, which it cannot hold, are left out.
  static func escaped(_ value: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += ["\\", scalar]
      case "\n": escaped += ["\\", "n"]
      case "\0"..<" " where scalar != "\t", "\u{7F}": break
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
