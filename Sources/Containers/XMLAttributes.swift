/// The attributes of one start tag, valid while it is handled.
public struct XMLAttributes {
  // Five pointers an attribute: local name, prefix, namespace, start and end of the value (startElementNsSAX2Func).
  private let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let count: Int

  init(_ base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    self.base = base
    self.count = count
  }

  /// The value of the first attribute with this local name; office formats use no name in two namespaces on one element.
  public subscript(name: StaticString) -> XMLValue? {
    guard let base else { return nil }
    for index in 0..<count {
      let fields = base + index * 5
      guard let local = fields[0], XMLAttributes.equal(local, name) else { continue }
      return fields[3].flatMap { start in
        fields[4].map { XMLValue(bytes: UnsafeBufferPointer(start: start, count: $0 - start)) }
      }
    }
    return nil
  }

  private static func equal(_ local: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    for index in 0..<count where local[index] != name.utf8Start[index] { return false }
    return local[count] == 0
  }
}

/// The value of an attribute, references resolved, valid while its start tag is handled.
public struct XMLValue {
  /// Its UTF-8.
  public let bytes: UnsafeBufferPointer<UInt8>

  /// A copy as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Its value as a decimal number, blanks around it allowed; nil when it is none.
  public var integer: Int? {
    var digits = bytes[...]
    while let first = digits.first, first == 0x20 { digits.removeFirst() }
    while let last = digits.last, last == 0x20 { digits.removeLast() }
    let isNegative = digits.first == 0x2D
    if isNegative { digits.removeFirst() }
    guard (1...9).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard 0x30...0x39 ~= digit else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return isNegative ? -value : value
  }

  /// Whether it is `text`.
  public func equals(_ text: StaticString) -> Bool {
    text.utf8CodeUnitCount == bytes.count
      && bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
