import CellGrid
import FoundationEssentials
import Testing

extension Size {
  /// The sizes that every golden screen is taken at.
  static let golden = [Size(80, 24), Size(120, 40), Size(40, 12), Size(20, 6)]
}

/// Compares a frame with `Screens/NAME-COLUMNSxROWS.screen`.
///
/// With RECORD_SCREENS=1 in the environment the file is written and the test fails, so that a recording is never taken for a pass.
func expectScreen(_ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Screens")
  let file = folder.appending(path: "\(name)-\(frame.size.columns)x\(frame.size.rows).screen")
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] == "1" {
    try Data(frame.description.utf8).write(to: file)
    Issue.record(
      "recorded \(file.lastPathComponent); look at it, then run without RECORD_SCREENS", sourceLocation: sourceLocation)
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record(
      "no \(file.lastPathComponent); record it with RECORD_SCREENS=1 ./scripts/test", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  #expect(frame.description == expected, "\(name)", sourceLocation: sourceLocation)
}
