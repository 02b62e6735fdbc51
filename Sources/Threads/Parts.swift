internal import Glibc

/// Work on something long, done in as many parts at once as there are processors.
public enum Parts {
  /// What `work` makes of each part of `0..<count`, in order; a part is not shorter than `least`.
  public static func map<Value>(_ count: Int, least: Int, _ work: @escaping (Range<Int>) -> Value) -> [Value] {
    let parts = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), count / max(1, least)))
    let bounds = (0...parts).map { count * $0 / parts }
    let others = (1..<parts).map { part in Beside { work(bounds[part]..<bounds[part + 1]) } }
    return [work(0..<bounds[1])] + others.map(\.value)
  }

  /// Gives `use` what `make` makes of each stretch of `0..<count`, in order; while one is used the next is made.
  public static func forEach<Value>(
    _ count: Int, by step: Int, make: @escaping (Range<Int>) -> Value, use: (Value) -> Void
  ) {
    var made = make(0..<min(step, count))
    for start in stride(from: step, to: count, by: step) {
      let next = Beside { make(start..<min(start + step, count)) }
      use(made)
      made = next.value
    }
    use(made)
  }
}
