internal import Digest
public import Reviews

/// What a reviewer mails to the secretariat: operations in their canonical bytes as JSON Lines, in the order of the fold, and a seal, the
/// SHA-256 of all that stands before it, by which a line that was altered or lost on the way is noticed.
public struct Packet: Sendable {
  /// The operations, in the order of the file.
  public private(set) var operations: [Operation] = []
  /// Whether a seal covers all of them; packets of older versions have none.
  public private(set) var isSealed = true

  private static let seal = (start: Array("{\"seal\":\"".utf8), end: Array("\"}".utf8))

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
    return bytes.isEmpty ? [] : bytes + seal.start + Array(SHA256.hex(bytes).utf8) + seal.end + [0x0A]
  }

  /// Reads operations: all of them or, when a line is none or a seal is not that of the lines before it, nothing.
  ///
  /// Empty lines and a CR before the LF do not matter. Packets may be put one behind the other; each has its own seal.
  public init(_ bytes: [UInt8]) throws(ExchangeError) {
    var covered: [UInt8] = []
    var first = 1
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard !line.isEmpty else { continue }
      if line.starts(with: Self.seal.start), line.suffix(2).elementsEqual(Self.seal.end) {
        guard line.dropFirst(Self.seal.start.count).dropLast(2).elementsEqual(SHA256.hex(covered).utf8) else {
          throw ExchangeError(
            description: "line \(index + 1): the seal is not that of lines \(first) to \(index); "
              + "the packet was altered or cut on its way, ask for it again")
        }
        covered = []
        first = index + 2
        continue
      }
      do throws(Operation.Malformed) {
        operations.append(try Operation(bytes: Array(line)))
      } catch {
        throw ExchangeError(description: "line \(index + 1): no operation (\(error)); ask for the packet again")
      }
      covered += line
      covered.append(0x0A)
    }
    isSealed = covered.isEmpty
  }
}
