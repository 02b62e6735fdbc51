import CellGrid
import Glibc
import Text

extension Theme {
  /// The longest theme file read, in bytes.
  private static let limit = 1 << 20

  /// The theme that `--theme` names: one that conote brings, or a file; else the first one.
  static func chosen(by invocation: Invocation) throws(Failure) -> Theme {
    let name = invocation[.theme] ?? names[0]
    do throws(ThemeError) {
      if names.contains(name) { return try named(name) }
    } catch {
      throw Failure(.unreadable, error.description)
    }
    // A word without a slash or a dot that is no file either was meant for one of conote's own.
    guard name.contains(where: { "/.".contains($0) }) || access(name.system, F_OK) == 0 else {
      throw invocation.usage("no theme '\(name)'; give \(names.joined(separator: ", ")), or a file that can be read")
    }
    let bytes = try InputFile.read(name, limit: limit)
    do throws(ThemeError) { return try Theme(json5: bytes, name: name) } catch {
      throw Failure(.unreadable, error.description)
    }
  }
}
