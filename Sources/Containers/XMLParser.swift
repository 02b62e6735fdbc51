internal import CLibXML2

/// Told what stands in an XML part, in order.
public protocol XMLListener: AnyObject {
  /// An element begins; `name` is its number in the vocabulary.
  func start(_ name: Int, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: Int)
  /// Character data, in pieces that may break anywhere between two characters.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Feeds XML to a listener in one pass, by libxml2's push parser and SAX2: no tree, no network, no entities, and limits of its own.
public final class XMLParser {
  private let names: XMLNameCache
  private let listener: any XMLListener
  private let part: String
  private var context: xmlParserCtxtPtr?
  private var failure: ContainerError?
  private var open: UnsafeMutablePointer<Int>
  private var depth = 0
  /// The quotation marks in the tag that is not whole yet.
  private var quotes = 0

  /// How deep elements may nest; honest files reach 70, and in SAX mode libxml2 has no limit.
  private static let depthLimit = 512
  /// How many attributes an element may have; libxml2 compares each with each.
  ///
  /// Honest files reach 40.
  private static let attributeLimit = 512
  /// How many quotation marks one long tag may have: two an attribute, and some in the values.
  private static let quoteLimit = 4096
  /// How long one tag may be, in bytes.
  private static let tagLimit = 4 << 20

  /// Prepares to parse the part named `part`.
  public init(_ part: String, _ vocabulary: XMLVocabulary, _ listener: any XMLListener) throws(ContainerError) {
    names = XMLNameCache(vocabulary)
    self.listener = listener
    self.part = part
    open = .allocate(capacity: XMLParser.depthLimit)
    var handler = XMLParser.handler
    context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    guard let context else { throw .damaged("\(part) cannot be parsed: the memory is full") }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    xmlCtxtUseOptions(context, Int32(options))
  }

  deinit {
    xmlFreeParserCtxt(context)
    open.deallocate()
  }

  /// Parses the next piece, by `xmlParseChunk`.
  public func feed(_ piece: UnsafeBufferPointer<UInt8>) throws(ContainerError) {
    guard let start = piece.baseAddress else { return }
    let status = start.withMemoryRebound(to: CChar.self, capacity: piece.count) {
      xmlParseChunk(context, $0, Int32(piece.count), 0)
    }
    try check(status)
    try measureBacklog(piece)
  }

  /// Parses the end, by `xmlParseChunk`.
  public func finish() throws(ContainerError) {
    try check(xmlParseChunk(context, nil, 0, 1))
    guard context?.pointee.wellFormed == 1 else { throw .damaged("\(part) is not well-formed XML") }
  }

  private func check(_ status: Int32) throws(ContainerError) {
    if let failure { throw failure }
    // A namespace name that is no URI (2.9.14: error, not fatal) and the like leave the document well-formed.
    guard status != 0, let context, context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0 else { return }
    let line = context.pointee.input.map { Int($0.pointee.line) } ?? 0
    throw .damaged("\(part) is not well-formed XML at line \(line)")
  }

  /// A push parser holds a tag back until it is whole, so what waits is one tag.
  private func measureBacklog(_ piece: UnsafeBufferPointer<UInt8>) throws(ContainerError) {
    guard let input = context?.pointee.input, let current = input.pointee.cur, let end = input.pointee.end else {
      return
    }
    let waiting = end - current
    if waiting < piece.count { quotes = 0 }
    guard waiting > 1 << 15 else { return }
    quotes += piece.reduce(0) { $0 + ($1 == 0x22 || $1 == 0x27 ? 1 : 0) }
    guard waiting <= XMLParser.tagLimit else {
      throw .excessive("\(part) has a tag of more than \(XMLParser.tagLimit >> 20) MiB")
    }
    guard quotes <= XMLParser.quoteLimit else { throw .excessive("\(part) has a tag with too many attributes") }
  }

  fileprivate func stop(_ reason: ContainerError) {
    failure = failure ?? reason
    xmlStopParser(context)
  }

  // MARK: What libxml2 calls

  fileprivate func start(
    _ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    guard depth < XMLParser.depthLimit else {
      return stop(.excessive("\(part) nests elements more than \(XMLParser.depthLimit) deep"))
    }
    guard count <= XMLParser.attributeLimit else {
      return stop(.excessive("\(part) has an element with \(count) attributes"))
    }
    let name = names.number(of: local, in: namespace)
    open[depth] = name
    depth += 1
    listener.start(name, XMLAttributes(attributes, count: count))
  }

  fileprivate func end() {
    guard depth > 0 else { return }
    depth -= 1
    listener.end(open[depth])
  }

  fileprivate func characters(_ bytes: UnsafeBufferPointer<UInt8>) { listener.text(bytes) }

  fileprivate func refuseDoctype() {
    // Entities expand quadratically even when they are not substituted; no office format needs a document type.
    stop(.refused("\(part) has a document type declaration, which may be an attack"))
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { parser, local, _, namespace, _, _, count, _, attributes in
      guard let local else { return }
      parser?.parser { $0.start(local, namespace, attributes, Int(count)) }
    }
    handler.endElementNs = { parser, _, _, _ in parser?.parser { $0.end() } }
    handler.characters = { parser, bytes, count in
      parser?.parser { $0.characters(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    handler.cdataBlock = handler.characters
    handler.internalSubset = { parser, _, _, _ in parser?.parser { $0.refuseDoctype() } }
    handler.serror = { _, _ in }
    return handler
  }
}

extension UnsafeMutableRawPointer {
  /// The parser that libxml2 was given as its user data; it outlives every call.
  @inline(__always)
  fileprivate func parser(_ body: (XMLParser) -> Void) {
    Unmanaged<XMLParser>.fromOpaque(self)._withUnsafeGuaranteedRef(body)
  }
}
