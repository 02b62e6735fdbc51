import Glibc

/// The variables of a program's environment.
///
/// They are asked for one by one: to make a table of them all takes longer than everything that is asked.
public struct Variables: ExpressibleByDictionaryLiteral, Sendable {
  /// Those that are set here; of several of one name the last one counts.
  private var own: [(name: String, value: String?)]
  /// Whether what is not set here is what the system gave the program.
  private let isInherited: Bool

  /// The variables of this program, which must not change them while it runs.
  public static let process = Variables(own: [], isInherited: true)

  private init(own: [(name: String, value: String?)], isInherited: Bool) {
    (self.own, self.isInherited) = (own, isInherited)
  }

  /// These variables and no others.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(own: elements.map { (name: $0, value: $1) }, isInherited: false)
  }

  /// The value of a variable, whose bytes need be no UTF-8; nil when it is not set.
  public subscript(name: String) -> String? {
    get {
      if let variable = own.last(where: { $0.name == name }) { return variable.value }
      return isInherited ? getenv(name).map { String(systemCString: $0) } : nil
    }
    set { own.append((name, newValue)) }
  }
}
