internal import Glibc

/// Runs `body` on a thread of its own, which no signal reaches; false, and nothing is run, where no thread can be had.
@discardableResult
public func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  // A thread has the mask of the one that starts it, and a signal that one thread lets through ends the program.
  var (all, mask) = (sigset_t(), sigset_t())
  sigfillset(&all)
  pthread_sigmask(SIG_SETMASK, &all, &mask)
  defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
  let box = Unmanaged.passRetained(ThreadBody(run: body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, box.toOpaque())
  if status == 0 { pthread_detach(thread) } else { box.release() }
  return status == 0
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}
