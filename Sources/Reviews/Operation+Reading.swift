internal import FoundationEssentials

extension Operation {
  /// The canonical form as a JSON object: what every operation has, and what some kinds have.
  ///
  /// Not a member-by-member copy of `Content`, so that a kind or member of a later version is no error.
  struct Wire: Decodable {
    private let version: Int
    private let kind: String
    let stamp: Stamp
    let reviewer: Reviewer
    let revision: String
    private let anchor: Anchor?
    private let remark: Remark?
    private let position: String?
    private let target: String?
    private let text: String?
    private let disposition: String?
    private let observation: String?

    /// A remark as it is written; its kind is checked later.
    private struct Remark: Decodable {
      let kind: String
      let text: String
      let proposal: String?
    }

    /// Reads `bytes` and checks what every operation has.
    init(_ bytes: [UInt8]) throws(Malformed) {
      guard bytes.count <= sizeLimit else { throw Malformed("more than \(sizeLimit >> 20) MiB") }
      // The decoder would take UTF-16 and UTF-32 as well.
      guard bytes.first == UInt8(ascii: "{"), String(validating: bytes, as: UTF8.self) != nil else {
        throw Malformed("no JSON object in UTF-8")
      }
      do {
        self = try JSONDecoder().decode(Wire.self, from: Data(bytes))
      } catch let error as DecodingError {
        throw Malformed(error)
      } catch {
        throw Malformed("no JSON object")
      }
      guard version >= 1 else { throw Malformed("version \(version)") }
      guard stamp.isValid else { throw Malformed("the stamp is out of bounds") }
      if let anchor, anchor != anchor.valid { throw Malformed("the anchor ends before it starts") }
    }

    /// What was done; `unknown` for a kind or a version that this program does not know.
    func content() throws(Malformed) -> Content {
      guard version <= Operation.version else { return .unknown(kind: kind) }
      switch kind {
      case "comment": return .comment(try need(anchor, "anchor"), try theRemark())
      case "reply": return .reply(to: try need(target, "target"), text: try need(text, "text"))
      case "edit": return .edit(target: try need(target, "target"), try theRemark())
      case "withdraw": return .withdraw(target: try need(target, "target"))
      case "resolve":
        return .resolve(
          target: try need(target, "target"), disposition: try oneOf(disposition, "disposition"),
          observation: try need(observation, "observation"))
      case "reopen": return .reopen(target: try need(target, "target"))
      case "position": return .position(try need(anchor, "anchor"), try oneOf(position, "position"))
      case "undo": return .undo(target: try need(target, "target"))
      default: return .unknown(kind: kind)
      }
    }

    private func theRemark() throws(Malformed) -> Reviews.Remark {
      let remark = try need(remark, "remark")
      return Reviews.Remark(kind: try oneOf(remark.kind, "remark.kind"), text: remark.text, proposal: remark.proposal)
    }

    private func need<Value>(_ value: Value?, _ member: String) throws(Malformed) -> Value {
      guard let value else { throw Malformed("\(member) is missing") }
      return value
    }

    private func oneOf<Choice: RawRepresentable<String>>(
      _ name: String?, _ member: String
    ) throws(Malformed) -> Choice {
      guard let choice = Choice(rawValue: try need(name, member)) else { throw Malformed("\(member) is none of ours") }
      return choice
    }
  }
}

extension Operation.Malformed {
  fileprivate init(_ description: String) { self.init(description: description) }

  fileprivate init(_ error: DecodingError) {
    func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
    switch error {
    case .keyNotFound(let key, let context): self.init("\(name(context.codingPath + [key])) is missing")
    case .valueNotFound(_, let context): self.init("\(name(context.codingPath)) is null")
    case .typeMismatch(_, let context): self.init("\(name(context.codingPath)) is of the wrong type")
    default: self.init("no JSON object")
    }
  }
}
