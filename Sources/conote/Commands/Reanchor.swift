import Documents
import FoundationEssentials
import Reviews
import Text

extension Subcommand {
  /// Finds passages of one revision in the next.
  static let reanchor = Subcommand(
    "reanchor", ["OLD", "NEW"], summary: "Find passages of one revision in the next",
    details: """
      For programs. Standard input has one JSON object a line, a passage of OLD: {"id": ..., "start": 120, "end": 164}. Standard output \
      has one a line, in the same order: {"id": ..., "start": 131, "end": 175, "outcome": "changed", "score": 0.98}.
      Offsets count the code points of the canonical text, the end exclusive. An outcome is unchanged, changed, ambiguous or orphaned; \
      an orphaned passage has null for start and end. The score is how likely it is that the answer is right. The id, a string or a \
      number, comes back as it was.
      """,
    examples: [Example("reanchor before.txt after.txt < passages.jsonl", "Where the passages are now")]
  ) { invocation throws(Failure) in
    let old = try Document.opened(invocation.file, in: invocation.environment)
    let new = try Document.opened(invocation.operands.first ?? "", in: invocation.environment)
    guard let input = invocation.environment.standardInput(PassageRequest.longestInput) else {
      throw Failure(.unreadable, "standard input: cannot be read, or has more than 1 GiB; send the passages in parts")
    }
    let requests = try PassageRequest.all(in: input, length: old.text.unicodeScalars.count)
    let reanchoring = Reanchoring(old: old.text, new: new.text)
    return Answer(requests.reduce(into: "") { $0 += $1.answer(reanchoring.trace($1.span)) + "\n" })
  }
}

/// One line of what `reanchor` reads: a passage and the name by which the caller knows it.
private struct PassageRequest {
  /// Standard input is read up to so many bytes.
  static let longestInput = 1 << 30

  /// The passage, in code points.
  let span: Range<Int>
  private let id: JSON

  /// The passages of all lines, empty lines left out, or what is wrong with the first that is none in a text of so many code points.
  static func all(in input: [UInt8], length: Int) throws(Failure) -> [PassageRequest] {
    let decoder = JSONDecoder()
    var requests: [PassageRequest] = []
    for (index, line) in input.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do throws(Problem) {
        requests.append(try PassageRequest(line, decoder, length: length))
      } catch {
        throw Failure(.unreadable, "standard input:\(index + 1): \(error.message)")
      }
    }
    return requests
  }

  private init(_ line: ArraySlice<UInt8>, _ decoder: JSONDecoder, length: Int) throws(Problem) {
    guard let line = try? decoder.decode(Line.self, from: Data(line)) else {
      throw Problem("is no passage; write {\"id\": \"a\", \"start\": 0, \"end\": 10}")
    }
    guard 0 <= line.start, line.start <= line.end, line.end <= length else {
      throw Problem("\(line.start) to \(line.end) is not in the text of \(length) code points; count from 0 to that")
    }
    span = line.start..<line.end
    id = line.id.json
  }

  /// What is wrong with a line, and what to do.
  private struct Problem: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }

  private struct Line: Decodable {
    var id: Identifier
    var start: Int
    var end: Int
  }

  /// A name given by the caller.
  private struct Identifier: Decodable {
    let json: JSON
    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int.self) {
        json = .int(number)
      } else {
        json = .string(try value.decode(String.self))
      }
    }
  }

  /// One line of what `reanchor` writes.
  func answer(_ trace: Trace) -> String {
    JSON.object([
      .init("id", id), .init("start", trace.range.map { .int($0.lowerBound) } ?? .null),
      .init("end", trace.range.map { .int($0.upperBound) } ?? .null), .init("outcome", .string(trace.outcome.name)),
      .init("score", .double((trace.score * 10_000).rounded() / 10_000)),
    ]).text()
  }
}
