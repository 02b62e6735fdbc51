internal import CNcurses
import Glibc

/// What terminfo says of the terminal in use.
enum Capabilities {
  /// The string capability `name`, by tigetstr(3), without its delays; nil when the terminal has none.
  static func string(_ name: String) -> String? {
    // An unknown name is answered by -1, which no string's address is.
    guard let found = tigetstr(name), Int(bitPattern: found) != -1 else { return nil }
    if strstr(found, "$<") == nil { return String(cString: found) }
    var string = ""
    var rest = Substring(String(cString: found))
    while let start = rest.firstRange(of: "$<") {
      string += rest[..<start.lowerBound]
      rest = rest[start.upperBound...].drop { $0 != ">" }.dropFirst()
    }
    return string + rest
  }

  /// Whether the string capability `name` has `part` in it.
  static func has(_ part: String, in name: String) -> Bool {
    guard let found = tigetstr(name), Int(bitPattern: found) != -1 else { return false }
    return strstr(found, part) != nil
  }

  /// The numeric capability `name`, by tigetnum(3); nil when the terminal has none.
  static func number(_ name: String) -> Int? {
    let found = tigetnum(name)
    return found < 0 ? nil : Int(found)
  }
}
