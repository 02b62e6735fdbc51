internal import CMalloc
import Glibc

/// How the program takes memory from the system.
enum Heap {
  /// Has the heap grow by large steps, the same one for every thread, and keep what it has: a thread's own would grow page by page.
  static func prepare() {
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_TOP_PAD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
  }
}
