internal import CMalloc
import Glibc

/// How the program takes memory from the system.
enum Heap {
  /// What ncurses and conote keep of a cell, in bytes: in three windows of 28 a cell, in a frame, and in what is painted.
  private static let bytesPerCell = 100
  /// The most that is asked for at once, in bytes; a terminal may say of its size what it likes.
  private static let most = 4 << 20

  /// Has the heap grow by large steps, the same one for every thread, and keep what it has: a thread's own would grow page by page.
  ///
  /// What a first screen of so many cells will fill is taken at once, where the system can do that (madvise(2), Linux 5.14): to be given
  /// it page by page takes three times as long.
  static func prepare(cells: Int) {
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_TOP_PAD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    let count = min(cells * bytesPerCell, most)
    // What is given back is what will be given out first.
    guard let start = malloc(count) else { return }
    free(start)
    let page = Int(getpagesize())
    let first = (Int(bitPattern: start) + page - 1) & -page
    madvise(UnsafeMutableRawPointer(bitPattern: first), count & -page, MADV_POPULATE_WRITE)
  }
}
