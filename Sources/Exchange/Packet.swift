public import Reviews

/// What a reviewer mails to the secretariat: operations in their canonical bytes as JSON Lines, in the order of the fold.
public enum Packet {
  /// Writes operations.
  public static func write(_ operations: [Operation]) throws(ExchangeError) -> [UInt8] {
    var bytes: [UInt8] = []
    for operation in operations.sorted() {
      // No canonical form has a line break, but another program's operation keeps the bytes it came in.
      guard !operation.bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
        throw ExchangeError(
          description: "operation \(operation.id.prefix(8)) has line breaks in it, which a packet cannot carry; "
            + "send the review file itself")
      }
      bytes += operation.bytes
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Reads operations: all of them or, when a line is none, nothing.
  ///
  /// Empty lines and a CR before the LF do not matter.
  public static func read(_ bytes: [UInt8]) throws(ExchangeError) -> [Operation] {
    var operations: [Operation] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard !line.isEmpty else { continue }
      do throws(Operation.Malformed) {
        operations.append(try Operation(bytes: Array(line)))
      } catch {
        throw ExchangeError(description: "line \(index + 1): no operation (\(error)); ask for the packet again")
      }
    }
    return operations
  }
}
