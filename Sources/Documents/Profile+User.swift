internal import FoundationEssentials
import Text

/// Why a profile of the user's own cannot be used.
public struct ProfileError: Error, Equatable, CustomStringConvertible {
  /// The file's name as given.
  public var file: String
  /// Where in it ("bodies[2].abbreviation"), or nil for the whole.
  public var key: String?
  /// What is wrong and what to do, in lower case.
  public var what: String

  /// One line: file, key, what is wrong; what to do.
  public var description: String { "\(file): " + (key.map { $0 + ": " } ?? "") + what }
}

extension Profile {
  /// Reads a user's profile (JSON5) from its bytes; `file` stands in errors.
  public init(_ bytes: [UInt8], file: String) throws(ProfileError) {
    do {
      self = try Profile(json5: bytes)
    } catch let error as DecodingError {
      throw ProfileError(error, file: file)
    } catch {
      throw ProfileError(file: file, key: nil, what: "cannot be read: \(error)")
    }
    try check(file)
  }

  /// Reads the user's profiles at `paths`.
  public static func load(_ paths: [String]) throws(ProfileError) -> [Profile] {
    var profiles: [Profile] = []
    for path in paths {
      let bytes: [UInt8]
      do {
        bytes = try FileReading.bytes(of: path)
      } catch {
        throw ProfileError(file: path, key: nil, what: error.reason.description)
      }
      profiles.append(try Profile(bytes, file: path))
    }
    return profiles
  }

  /// What the format cannot say by itself.
  private func check(_ file: String) throws(ProfileError) {
    func fail(_ key: String, _ what: String) -> ProfileError { ProfileError(file: file, key: key, what: what) }
    guard !name.isEmpty, name.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }) else {
      throw fail("name", "must be made of small letters, digits and hyphens; \"wco\" is one")
    }
    guard !organization.abbreviation.isEmpty else {
      throw fail("organization.abbreviation", "is missing; say how the organization is called for short")
    }
    for (index, body) in bodies.enumerated() where body.abbreviation.isEmpty {
      throw fail("bodies[\(index)].abbreviation", "is empty; say how the body is called for short")
    }
    for (index, symbol) in symbols.enumerated() {
      do { _ = try Pattern(symbol) } catch {
        throw fail("symbols[\(index)]", "is no regular expression: \(error); correct it")
      }
    }
  }
}

extension ProfileError {
  /// What a decoder found, in words.
  fileprivate init(_ error: DecodingError, file: String) {
    func path(_ keys: [any CodingKey]) -> String? {
      let path = keys.map { key in key.intValue.map { "[\($0)]" } ?? "." + key.stringValue }.joined()
      return path.isEmpty ? nil : String(path.drop { $0 == "." })
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(file: file, key: path(context.codingPath + [key]), what: "is missing; every profile must say it")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self.init(
        file: file, key: path(context.codingPath), what: "is of the wrong kind; it must be \(Self.word(for: type))")
    case .dataCorrupted(let context):
      let reason = context.underlyingError.map { "\($0)" } ?? context.debugDescription
      self.init(file: file, key: path(context.codingPath), what: "is not JSON5: \(reason.prefix(200)); correct it")
    @unknown default: self.init(file: file, key: nil, what: "cannot be read")
    }
  }

  private static func word(for type: any Any.Type) -> String {
    switch "\(type)" {
    case "String": "a text in quotation marks"
    case let name where name.hasPrefix("Array"): "a list in [ ]"
    default: "an object in { }"
    }
  }
}
