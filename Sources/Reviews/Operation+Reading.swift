internal import FoundationEssentials

extension Operation {
  /// What bytes in the canonical form say.
  struct Wire: Decodable {
    let stamp: Stamp
    let reviewer: Reviewer
    let revision: String
    let content: Content

    private enum Member: String, CodingKey {
      case version, kind, stamp, reviewer, revision
      case anchor, remark, position, target, text, disposition, observation, from
    }

    /// Reads `bytes`.
    init(_ bytes: [UInt8]) throws(Malformed) {
      guard bytes.count <= sizeLimit else { throw Malformed(description: "more than \(sizeLimit >> 20) MiB") }
      // The decoder would take UTF-16 and UTF-32 as well; in those, a brace comes with a zero.
      guard bytes.first == UInt8(ascii: "{"), !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
        throw Malformed(description: "no JSON object in UTF-8")
      }
      do {
        self = try JSONDecoder().decode(Wire.self, from: Data(bytes))
      } catch let error as DecodingError {
        throw Malformed(error)
      } catch {
        throw Malformed(description: "no JSON object")
      }
      guard stamp.isValid else { throw Malformed(description: "stamp is out of bounds") }
      if let anchor = content.anchor, anchor != anchor.valid {
        throw Malformed(description: "anchor ends before it starts")
      }
    }

    /// Reads the members that every operation has and those of its kind; others are a later version's business.
    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Member.self)
      stamp = try members.decode(Stamp.self, forKey: .stamp)
      reviewer = try members.decode(Reviewer.self, forKey: .reviewer)
      revision = try members.decode(String.self, forKey: .revision)
      let kind = try members.decode(String.self, forKey: .kind)
      let version = try members.decode(Int.self, forKey: .version)
      content = version > Operation.version ? .unknown(kind: kind) : try Self.content(kind, members)
    }

    private static func content(_ kind: String, _ members: KeyedDecodingContainer<Member>) throws -> Content {
      func member<Value: Decodable>(_ member: Member) throws -> Value { try members.decode(Value.self, forKey: member) }
      return switch kind {
      case "comment": .comment(try member(.anchor), try member(.remark))
      case "reply": .reply(to: try member(.target), text: try member(.text))
      case "edit": .edit(target: try member(.target), try member(.remark))
      case "withdraw": .withdraw(target: try member(.target))
      case "resolve":
        .resolve(
          target: try member(.target), disposition: try member(.disposition), observation: try member(.observation))
      case "reopen": .reopen(target: try member(.target))
      case "position": .position(try member(.anchor), try member(.position))
      case "carry": .carry(from: try member(.from))
      case "attach": .attach(target: try member(.target), try member(.anchor))
      case "undo": .undo(target: try member(.target))
      default: .unknown(kind: kind)
      }
    }
  }
}

extension Operation.Content {
  fileprivate var anchor: Anchor? {
    switch self {
    case .comment(let anchor, _), .position(let anchor, _), .attach(_, let anchor): anchor
    default: nil
    }
  }
}

extension Operation.Malformed {
  fileprivate init(_ error: DecodingError) {
    func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
    description =
      switch error {
      case .keyNotFound(let key, let context): "\(name(context.codingPath + [key])) is missing"
      case .valueNotFound(_, let context): "\(name(context.codingPath)) is null"
      case .typeMismatch(_, let context): "\(name(context.codingPath)) is of the wrong type"
      case .dataCorrupted(let context) where !context.codingPath.isEmpty:
        "\(name(context.codingPath)) has a value that is not known"
      default: "no JSON object"
      }
  }
}
