/// Words that the system gives and takes, names of files above all: bytes that need not be UTF-8, held in a string without loss.
///
/// A byte that belongs to no UTF-8 is held as a private use character, U+10FF00 and its value, which `Clean` shows as U+FFFD; the
/// bytes of such a character itself are held the same way.
extension String {
  /// Takes in bytes from the system.
  public init(system bytes: some Collection<UInt8>) {
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: \.holdsByte) {
      self = text
      return
    }
    var scalars = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let first = rest.first {
      if let (scalar, length) = Self.scalar(at: rest) {
        scalars.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        scalars.append(Unicode.Scalar(UInt32(0x10_FF00) + UInt32(first)) ?? "\u{FFFD}")
        rest = rest.dropFirst()
      }
    }
    self = String(scalars)
  }

  /// Takes in a word from C.
  public init(systemCString word: UnsafePointer<CChar>) {
    let bytes = UnsafeRawBufferPointer(start: word, count: UTF8.codeUnits(in: word))
    self.init(system: bytes)
  }

  /// The bytes for the system, with the NUL that ends them in C.
  public var system: [CChar] {
    guard !isUTF8 else { return Array(utf8CString) }
    var bytes: [CChar] = []
    for scalar in unicodeScalars {
      if scalar.holdsByte {
        bytes.append(CChar(truncatingIfNeeded: scalar.value))
      } else {
        bytes += UTF8.encode(scalar).map { $0.map { CChar(bitPattern: $0) } } ?? []
      }
    }
    return bytes + [0]
  }

  /// Whether all bytes that came from the system were UTF-8.
  public var isUTF8: Bool { utf8.allSatisfy { $0 < 0xF4 } || !unicodeScalars.contains(where: \.holdsByte) }

  /// The character that bytes begin with and its length; nil when they begin with none, or with one that stands for a byte.
  private static func scalar(at bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
    for length in 1...4 {
      guard let scalar = String(validating: bytes.prefix(length), as: UTF8.self)?.unicodeScalars.first else { continue }
      return scalar.holdsByte ? nil : (scalar, length)
    }
    return nil
  }
}

extension UTF8 {
  /// How many code units stand before the NUL.
  fileprivate static func codeUnits(in word: UnsafePointer<CChar>) -> Int {
    var count = 0
    while word[count] != 0 { count += 1 }
    return count
  }
}

extension Unicode.Scalar {
  /// Whether it stands for a byte that was no UTF-8.
  var holdsByte: Bool { value >= 0x10_FF80 }
}
