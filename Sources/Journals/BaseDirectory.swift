import Text

/// Where a user's files are kept (XDG Base Directory Specification 0.8).
enum BaseDirectory: String {
  case data = "XDG_DATA_HOME"
  case state = "XDG_STATE_HOME"

  /// This program's folder there; nil when neither the directory nor HOME is set.
  ///
  /// The specification ignores relative paths.
  func folder(in environment: Variables) -> String? {
    func absolute(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    let base = absolute(rawValue) ?? absolute("HOME").map { $0 + (self == .data ? "/.local/share" : "/.local/state") }
    return base.map { $0 + "/conote" }
  }

  /// 16 hexadecimal digits that stand for `text` in the name of a file (FNV-1a, 64 bits).
  static func mark(of text: String) -> String {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
