public import Reviews

/// What is in a review file, sound or damaged: for those who want to know whether it is in order, and what of it can be saved.
///
/// The file is only read.
public struct Examination: Sendable {
  /// The sound operations, in order of arrival.
  public private(set) var operations: [Operation] = []
  /// The documents that the review was made on, by name and revision.
  public private(set) var documents: [(name: String, revision: String)] = []
  /// What is damaged, one line each.
  public private(set) var damages: [String] = []

  /// How many lines SQLite may say about damaged pages.
  private static let mostComplaints = 20

  /// Examines the review at `path`; a file that is none, or of a newer version, is refused, a damaged one is not.
  public init(of path: String) throws(JournalError) {
    guard let look = FileLook(path) else {
      throw JournalError(place: path, reason: .failed("there is no such review; name one that is there"))
    }
    guard look.isRegular else { throw JournalError(place: path, reason: .failed("not a file; name a review file")) }
    let header: [UInt8]
    do throws(SystemError) { header = try Files.read(path, limit: 100) } catch {
      throw JournalError(
        place: path, reason: .failed("the review cannot be read (\(error.words)); see to its permissions"))
    }
    guard ReviewFile.isReview(header: header) else { throw JournalError(place: path, reason: .notReviewFile) }
    let hasLog = FileLook(path + "-wal").map { $0.bytes > 0 } ?? false
    let database = try Database(path, hasLog ? .reading : .immutable)
    // At 60 of the header: the user version, which a newer program counts up.
    let format = header[60..<64].reduce(0) { $0 << 8 | Int($1) }
    guard format <= ReviewFile.format else {
      throw JournalError(place: path, reason: .newerVersion(format, known: ReviewFile.format))
    }
    checkPages(of: database)
    readDocuments(database)
    readOperations(database)
  }

  private mutating func note(_ error: JournalError) {
    let words = if case .damaged(let words) = error.reason { words } else { error.description }
    if damages.last != words { damages.append(words) }
  }

  private mutating func checkPages(of database: Database) {
    do throws(JournalError) {
      let check = try database.prepare("PRAGMA integrity_check(\(Self.mostComplaints))")
      while try check.step() {
        let line = check.text(0)
        if line != "ok" { damages.append(line) }
      }
    } catch { note(error) }
  }

  private mutating func readDocuments(_ database: Database) {
    do throws(JournalError) {
      let rows = try database.prepare("SELECT name, revision FROM document ORDER BY rowid")
      while try rows.step() { documents.append((rows.text(0), rows.text(1))) }
    } catch { note(error) }
  }

  /// Reads forward as far as it goes, and from the other end back to there.
  private mutating func readOperations(_ database: Database) {
    let first = read(database, "SELECT sequence, id, bytes FROM operation ORDER BY sequence", until: 0)
    guard !first.isComplete else { return }
    let sound = operations
    operations = []
    _ = read(database, "SELECT sequence, id, bytes FROM operation ORDER BY sequence DESC", until: first.last)
    operations = sound + operations.reversed()
  }

  /// Reads rows until one has the number `end`; the number of the last one, and whether that was all there are.
  private mutating func read(_ database: Database, _ sql: String, until end: Int) -> (last: Int, isComplete: Bool) {
    var last = 0
    do throws(JournalError) {
      let rows = try database.prepare(sql)
      while try rows.step() {
        guard rows.number(0) != end else { break }
        last = rows.number(0)
        do throws(Operation.Malformed) {
          operations.append(try Operation(bytes: rows.bytes(2), id: rows.text(1)))
        } catch {
          damages.append("operation \(last) is damaged: \(error)")
        }
      }
      return (last, true)
    } catch {
      note(error)
      return (last, false)
    }
  }
}
