internal import Glibc

/// Work on something long, done in as many parts at once as there are processors.
public enum Parts {
  /// What `work` makes of each part of `0..<count`, in order; a part is not shorter than `least`.
  public static func map<Value>(_ count: Int, least: Int, _ work: @escaping (Range<Int>) -> Value) -> [Value] {
    let parts = max(1, min(processors, count / max(1, least)))
    let bounds = (0...parts).map { count * $0 / parts }
    let others = (1..<parts).map { part in Beside { work(bounds[part]..<bounds[part + 1]) } }
    return [work(0..<bounds[1])] + others.map(\.value)
  }

  /// Gives `use` what `make` makes of each stretch of `0..<count`, in order; while one is used the next ones are made.
  public static func forEach<Value>(
    _ count: Int, by step: Int, make: @escaping (Range<Int>) -> Value, use: (Value) -> Void
  ) {
    guard count > step else { return use(make(0..<count)) }
    let atOnce = processors
    var ahead: [Beside<Value>] = []
    for start in stride(from: 0, to: count, by: step) {
      ahead.append(Beside { make(start..<min(start + step, count)) })
      if ahead.count > atOnce { use(ahead.removeFirst().value) }
    }
    for next in ahead { use(next.value) }
  }

  private static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
