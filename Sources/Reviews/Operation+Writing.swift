internal import Text

extension Operation {
  /// The canonical form.
  static func bytes(stamp: Stamp, reviewer: Reviewer, revision: String, content: Content) -> [UInt8] {
    var members = content.members
    members["version"] = .int(version)
    members["stamp"] = object(["milliseconds": .int(stamp.milliseconds), "counter": .int(stamp.counter)])
    members["reviewer"] = object(["name": .string(reviewer.name), "delegation": reviewer.delegation.map(JSON.string)])
    members["revision"] = .string(revision)
    return Array(object(members).text().utf8)
  }
}

extension Operation.Content {
  /// The name of the kind in the canonical form.
  var kind: String {
    switch self {
    case .comment: "comment"
    case .reply: "reply"
    case .edit: "edit"
    case .withdraw: "withdraw"
    case .resolve: "resolve"
    case .reopen: "reopen"
    case .position: "position"
    case .carry: "carry"
    case .attach: "attach"
    case .undo: "undo"
    case .unknown(let kind): kind
    }
  }

  /// The same with its texts in NFC and LF, as reading its canonical form gives it.
  ///
  /// An anchor's texts are the document's own and stay as they are, or they would no longer be found there.
  var canonical: Self {
    switch self {
    case .comment(let anchor, let remark): .comment(anchor.valid, remark.canonical)
    case .reply(let target, let text): .reply(to: target, text: canonicalText(text))
    case .edit(let target, let remark): .edit(target: target, remark.canonical)
    case .resolve(let target, let disposition, let observation):
      .resolve(target: target, disposition: disposition, observation: canonicalText(observation))
    case .position(let anchor, let position): .position(anchor.valid, position)
    case .attach(let target, let anchor): .attach(target: target, anchor.valid)
    case .withdraw, .reopen, .carry, .undo, .unknown: self
    }
  }

  /// The members that the kind has of its own, and `kind`.
  fileprivate var members: [String: JSON?] {
    var members: [String: JSON?] =
      switch self {
      case .comment(let anchor, let remark): ["anchor": anchor.json, "remark": remark.json]
      case .reply(let target, let text): ["target": .string(target), "text": .string(text)]
      case .edit(let target, let remark): ["target": .string(target), "remark": remark.json]
      case .withdraw(let target), .reopen(let target), .undo(let target): ["target": .string(target)]
      case .resolve(let target, let disposition, let observation):
        [
          "target": .string(target), "disposition": .string(disposition.rawValue),
          "observation": .string(observation),
        ]
      case .position(let anchor, let position): ["anchor": anchor.json, "position": .string(position.rawValue)]
      case .carry(let revision): ["from": revision.json]
      case .attach(let target, let anchor): ["target": .string(target), "anchor": anchor.json]
      case .unknown: [:]
      }
    members["kind"] = .string(kind)
    return members
  }
}

extension Remark {
  fileprivate var canonical: Remark {
    Remark(kind: kind, text: canonicalText(text), proposal: proposal.map(canonicalText))
  }

  fileprivate var json: JSON {
    object(["kind": .string(kind.rawValue), "text": .string(text), "proposal": proposal.map(JSON.string)])
  }
}

extension Anchor {
  fileprivate var json: JSON {
    object([
      "revision": .string(revision), "paragraph": .string(paragraph), "address": .string(address), "start": .int(start),
      "end": .int(end), "exact": .string(exact), "prefix": prefix.map(JSON.string), "suffix": suffix.map(JSON.string),
    ])
  }
}

/// An object of the members that have a value, sorted by name.
private func object(_ members: [String: JSON?]) -> JSON {
  .object(
    members.compactMap { name, value in value.map { JSON.Member(name, $0) } }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
}

/// `text` in NFC, CRLF and CR as LF.
private func canonicalText(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "\r")) else { return Normalization.nfc(text) }
  var lines = String.UnicodeScalarView()
  var afterReturn = false
  for scalar in text.unicodeScalars {
    if scalar == "\r" || scalar != "\n" || !afterReturn { lines.append(scalar == "\r" ? "\n" : scalar) }
    afterReturn = scalar == "\r"
  }
  return Normalization.nfc(String(lines))
}
