internal import FoundationEssentials
import Text

/// Why a profile of the user's own cannot be used.
public struct ProfileError: Error, Equatable, CustomStringConvertible {
  /// The file's name as given.
  public var file: String
  /// The line in it, from 1; nil where it cannot be told.
  public var line: Int?
  /// Where in it ("bodies[2].abbreviation"), or nil for the whole.
  public var key: String?
  /// What is wrong and what to do, in lower case.
  public var what: String

  /// One line: file, line, key, what is wrong; what to do.
  public var description: String {
    [file, line.map { ":\($0)" }, ": ", key.map { $0 + ": " }, what].compactMap(\.self).joined()
  }
}

extension Profile {
  /// Reads a user's profile (JSON5) from its bytes; `file` stands in errors.
  public init(_ bytes: [UInt8], file: String) throws(ProfileError) {
    do {
      self = try Profile(json5: bytes)
    } catch let error as DecodingError {
      throw ProfileError(error, file: file, bytes)
    } catch {
      throw ProfileError(file: file, what: "cannot be read: \(error)")
    }
    try check(file, bytes)
  }

  /// Reads the user's profiles at `paths`.
  public static func load(_ paths: [String]) throws(ProfileError) -> [Profile] {
    var profiles: [Profile] = []
    for path in paths {
      let bytes: [UInt8]
      do {
        bytes = try FileReading.bytes(of: path)
      } catch {
        throw ProfileError(file: path, what: error.reason.description)
      }
      profiles.append(try Profile(bytes, file: path))
    }
    return profiles
  }

  /// What the format cannot say by itself.
  private func check(_ file: String, _ bytes: [UInt8]) throws(ProfileError) {
    func fail(_ path: JSON5Places.Step..., what: String) -> ProfileError { ProfileError(file: file, path, bytes, what) }
    guard !name.isEmpty, name.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }) else {
      throw fail(.member("name"), what: "must be made of small letters, digits and hyphens; \"wco\" is one")
    }
    guard !organization.abbreviation.isEmpty else {
      throw fail(
        .member("organization"), .member("abbreviation"),
        what: "is missing; say how the organization is called for short")
    }
    for (index, body) in bodies.enumerated() where body.abbreviation.isEmpty {
      throw fail(
        .member("bodies"), .element(index), .member("abbreviation"),
        what: "is empty; say how the body is called for short")
    }
    for (index, symbol) in symbols.enumerated() {
      do { _ = try Pattern(symbol) } catch {
        throw fail(.member("symbols"), .element(index), what: "is no regular expression: \(error); correct it")
      }
    }
  }
}

extension ProfileError {
  fileprivate init(file: String, line: Int? = nil, what: String) {
    self.init(file: file, line: line, key: nil, what: what)
  }

  /// What is wrong with the value at `path`, or with the nearest value round it that is there.
  fileprivate init(file: String, _ path: [JSON5Places.Step], _ bytes: [UInt8], _ what: String) {
    let key = path.reduce(into: "") { key, step in
      switch step {
      case .member(let name): key += key.isEmpty ? name : "." + name
      case .element(let index): key += "[\(index)]"
      }
    }
    let line = stride(from: path.count, through: 0, by: -1).lazy
      .compactMap { JSON5Places.line(of: Array(path.prefix($0)), in: bytes) }.first
    self.init(file: file, line: line, key: key.isEmpty ? nil : key, what: what)
  }

  /// What a decoder found, in words.
  fileprivate init(_ error: DecodingError, file: String, _ bytes: [UInt8]) {
    func path(_ keys: [any CodingKey]) -> [JSON5Places.Step] {
      keys.map { key in key.intValue.map(JSON5Places.Step.element) ?? .member(key.stringValue) }
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(file: file, path(context.codingPath + [key]), bytes, "is missing; every profile must say it")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self.init(file: file, path(context.codingPath), bytes, "is of the wrong kind; it must be \(Self.word(for: type))")
    case .dataCorrupted(let context):
      if let line = JSON5Places.slip(in: bytes) {
        self.init(
          file: file, line: line, what: "is not JSON5; look for a missing comma, colon, quotation mark or brace")
      } else {
        self.init(file: file, path(context.codingPath), bytes, "has a value that is not JSON5; correct it")
      }
    @unknown default: self.init(file: file, what: "cannot be read; check that it is JSON5")
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
