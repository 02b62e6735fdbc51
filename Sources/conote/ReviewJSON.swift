import Documents
import Glibc
import Reviews
import Text

extension Comment {
  /// A comment of `comments --format json`; `paragraph` is where it stands in the open revision, nil where it stands nowhere.
  func json(in paragraph: Paragraph?) -> JSON {
    [
      "id": .string(id), "paragraph": .string(paragraph?.citedAs ?? anchor.address),
      "orphaned": .bool(paragraph == nil),
      "quote": anchor.isWhole ? .null : .string(anchor.exact), "kind": .string(remark.kind.rawValue),
      "text": .string(remark.text), "proposal": JSON(remark.proposal), "author": .string(reviewer.name),
      "delegation": JSON(reviewer.delegation), "date": .string(stamp.iso8601), "edited": JSON(edited?.iso8601),
      "withdrawn": .bool(isWithdrawn), "resolved": .bool(resolution != nil), "resolution": resolution?.json ?? .null,
      "replies": .array(replies.map(\.json)),
    ]
  }
}

extension Reply {
  fileprivate var json: JSON {
    [
      "id": .string(id), "author": .string(reviewer.name), "delegation": JSON(reviewer.delegation),
      "date": .string(stamp.iso8601), "edited": JSON(edited?.iso8601), "text": .string(text),
    ]
  }
}

extension Resolution {
  fileprivate var json: JSON {
    [
      "disposition": .string(disposition.rawValue), "observation": .string(observation),
      "author": .string(reviewer.name),
      "delegation": JSON(reviewer.delegation), "date": .string(stamp.iso8601),
    ]
  }
}

extension Stamp {
  /// The physical time in ISO 8601, UTC, to the second: "2024-04-03T09:30:00Z"; empty where the calendar ends.
  var iso8601: String {
    var seconds = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0)
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return "" }
    let day = PartialDate(Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    func pad(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(day)T\(pad(parts.tm_hour)):\(pad(parts.tm_min)):\(pad(parts.tm_sec))Z"
  }
}
