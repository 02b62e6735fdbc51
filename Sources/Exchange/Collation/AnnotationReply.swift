internal import Documents
internal import FoundationEssentials
internal import Reviews

/// Reads Web Annotations (JSON-LD): the operations that conote keeps in them, else each annotation by its selectors.
struct AnnotationReply {
  private let base: ReplyBase
  private(set) var operations: [Operation] = []
  private(set) var comments: [ReplyComment] = []
  private(set) var findings: [String] = []

  /// Reads a file.
  init(_ bytes: [UInt8], base: ReplyBase) throws(ExchangeError) {
    self.base = base
    let root: JSONNode
    do {
      root = try JSONDecoder().decode(JSONNode.self, from: Data(bytes))
    } catch {
      throw ExchangeError(description: "no JSON that can be read; ask for the file again")
    }
    var annotations: [JSONNode] = []
    Self.collect(root, into: &annotations)
    if let kept = root["conote:operations"]?.array {
      try takeOperations(kept, annotations)
    } else {
      guard !annotations.isEmpty else {
        throw ExchangeError(
          description: "no operations and no Web Annotations are in it; send a packet, a matrix or the document")
      }
      takeAnnotations(annotations)
    }
  }

  private static func collect(_ node: JSONNode, into annotations: inout [JSONNode], depth: Int = 0) {
    guard depth < 32 else { return }
    if node.has("type", "Annotation") {
      annotations.append(node)
    } else {
      for child in node.array ?? [] { collect(child, into: &annotations, depth: depth + 1) }
      for name in ["first", "items", "@graph"] {
        if let child = node[name] { collect(child, into: &annotations, depth: depth + 1) }
      }
    }
  }

  // MARK: conote's own

  private mutating func takeOperations(_ kept: [JSONNode], _ annotations: [JSONNode]) throws(ExchangeError) {
    for (index, node) in kept.enumerated() {
      do throws(Operation.Malformed) {
        operations.append(try Operation(bytes: Array((node.string ?? "").utf8)))
      } catch {
        throw ExchangeError(description: "operation \(index + 1) is none (\(error)); ask for the file again")
      }
    }
    let ids = Set(operations.map { "urn:sha256:" + $0.id })
    let comments = Dictionary(
      Review(operations).comments.map { ("urn:sha256:" + $0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let strange = annotations.count { annotation in
      guard let id = annotation["id"]?.string, ids.contains(id) else { return true }
      guard let comment = comments[id], !comment.isWithdrawn else { return false }
      let words = annotation.bodies.first { $0["purpose"]?.string == "commenting" }?["value"]?.string
      return words ?? "" != comment.remark.text
    }
    if strange > 0 {
      findings.append(
        "\(strange) annotation\(strange == 1 ? " does" : "s do") not say what the operations in the file say; it may have been "
          + "tampered with, and the operations are taken")
    }
  }

  // MARK: Other programs'

  private mutating func takeAnnotations(_ annotations: [JSONNode]) {
    var places: [String: Int] = [:]
    var answers: [(target: String, word: ReplyComment.Word)] = []
    for annotation in annotations {
      let word = Self.word(annotation)
      let targets = annotation["target"].map { $0.array ?? [$0] } ?? []
      if let target = targets.first?.string ?? targets.first?["id"]?.string, annotation.has("motivation", "replying") {
        answers.append((target, word))
        continue
      }
      let (place, doubt) = targets.first.map(self.place) ?? lost("", "it has no target")
      let proposal = annotation.bodies.first { $0.has("purpose", "editing") }?["value"]?.string
      let kind = annotation["conote:kind"]?.string.flatMap { Remark.Kind(rawValue: $0) } ?? .general
      let isEdit = annotation.has("motivation", "editing") && proposal == nil
      if let id = annotation["id"]?.string { places[id] = comments.count }
      comments.append(
        ReplyComment(
          place: place, by: word,
          remark: Remark(kind: kind, text: isEdit ? "" : word.text, proposal: isEdit ? word.text : proposal),
          doubt: doubt))
    }
    for answer in answers {
      if let place = places[answer.target] {
        comments[place].replies.append(answer.word)
      } else {
        let (place, doubt) = lost("", "it replies to an annotation that is not in the file")
        comments.append(
          ReplyComment(place: place, by: answer.word, remark: Remark(text: answer.word.text), doubt: doubt))
      }
    }
  }

  private static func word(_ annotation: JSONNode) -> ReplyComment.Word {
    let creator = annotation["creator"].map { $0.array?.first ?? $0 }
    let texts = annotation.bodies.filter { !$0.has("purpose", "editing") && !$0.has("purpose", "tagging") }
      .compactMap { $0["value"]?.string ?? $0.string }
    return ReplyComment.Word(
      author: creator?["name"]?.string ?? creator?["nickname"]?.string ?? creator?.string ?? "",
      delegation: creator?["conote:delegation"]?.string,
      time: (annotation["created"] ?? annotation["modified"])?.string.flatMap(Stamp.init(iso8601:))?.milliseconds,
      text: texts.isEmpty ? annotation["bodyValue"]?.string ?? "" : texts.joined(separator: "\n"))
  }

  private func place(_ target: JSONNode) -> (ReplyComment.Place, ReplyComment.Doubt?) {
    var selectors: [JSONNode] = []
    func walk(_ node: JSONNode, _ depth: Int) {
      guard depth < 8 else { return }
      for selector in node.array ?? [node] {
        selectors.append(selector)
        if let next = selector["refinedBy"] { walk(next, depth + 1) }
      }
    }
    if let selector = target["selector"] { walk(selector, 0) }
    let quote = selectors.first { $0.has("type", "TextQuoteSelector") }
    let fragment = selectors.first { $0.has("type", "FragmentSelector") }?["value"]?.string
    let named = fragment.flatMap(base.document.target(cited:))
    let exact = quote?["exact"]?.string ?? ""
    guard !exact.isEmpty else {
      if let named { return (.at(named, nil), nil) }
      return lost("", "it quotes no words of the base")
    }
    var found = base.places(of: exact)
    if let named { found.removeAll { $0.target != named } }
    if found.count > 1 {
      let better = found.filter { place in
        let text = base.document.text(of: place.target)
        func ends(_ part: String, _ other: String?) -> Bool {
          other.map { part.hasSuffix($0) || $0.hasSuffix(part) } ?? true
        }
        func starts(_ part: String, _ other: String?) -> Bool {
          other.map { part.hasPrefix($0) || $0.hasPrefix(part) } ?? true
        }
        return ends(text.stretch(0..<place.range.lowerBound), quote?["prefix"]?.string)
          && starts(text.stretch(place.range.upperBound..<Int.max / 2), quote?["suffix"]?.string)
      }
      if !better.isEmpty { found = better }
    }
    guard let first = found.first else { return lost(exact, "the words that it quotes are not in the base") }
    let count = base.document.text(of: first.target).unicodeScalars.count
    let doubt = found.count > 1 ? ReplyComment.Doubt.ambiguous("its words stand in \(found.count) places") : nil
    return (.at(first.target, first.range == 0..<count ? nil : first.range), doubt)
  }

  private func lost(_ exact: String, _ reason: String) -> (ReplyComment.Place, ReplyComment.Doubt?) {
    (.lost(Anchor(lost: exact, near: "", in: base.document)), .lost(reason))
  }
}

/// A JSON value as it is read.
private indirect enum JSONNode: Decodable {
  case string(String)
  case array([JSONNode])
  case object([String: JSONNode])
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let members = try? value.decode([String: JSONNode].self) {
      self = .object(members)
    } else if let elements = try? value.decode([JSONNode].self) {
      self = .array(elements)
    } else {
      self = .other
    }
  }

  subscript(name: String) -> JSONNode? { if case .object(let members) = self { members[name] } else { nil } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var array: [JSONNode]? { if case .array(let elements) = self { elements } else { nil } }
  /// The bodies of an annotation.
  var bodies: [JSONNode] { self["body"].map { $0.array ?? [$0] } ?? [] }
  /// Whether a member is that word, or a list that has it.
  func has(_ name: String, _ word: String) -> Bool {
    let member = self[name]
    return member?.string == word || member?.array?.contains { $0.string == word } ?? false
  }
}
