public import CellGrid

/// What the terminal, the clock and the system tell the desk.
public enum Event: Equatable, Sendable {
  case key(Key)
  case mouse(Mouse)
  /// The terminal told the colour of its background.
  case background(RGB)
  /// Text came in one piece: lines end in LF, and of the control characters only the tab is left.
  case pasted(String)
  /// The terminal has this size now, or was another program's for a while: everything must be painted again.
  case resized(Size)
  /// The program is asked to end by this signal; SIGHUP when the terminal is gone.
  case ended(signal: Int32)
  /// Nothing happened in the time that was given.
  case idle
}
