import CellGrid

extension Theme {
  /// The longest theme file read, in bytes.
  private static let limit = 1 << 20

  /// The theme that `--theme` names: one that conote brings, or a file; else the first one.
  static func chosen(by invocation: Invocation) throws(Failure) -> Theme {
    let name = invocation[.theme] ?? names[0]
    var bytes: [UInt8]?
    if !names.contains(name) {
      bytes = StandardStream.read(name, limit)
      guard bytes != nil else {
        throw invocation.usage("no theme '\(name)'; give \(names.joined(separator: ", ")), or a file that can be read")
      }
    }
    do throws(ThemeError) {
      if let bytes { return try Theme(json5: bytes, name: name) }
      return try named(name)
    } catch {
      throw Failure(.unreadable, error.description)
    }
  }
}
