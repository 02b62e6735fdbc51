/// SHA-256 (FIPS 180-4), by libmd.
public enum SHA256 {
  /// The digest of `bytes` as 64 lower-case hexadecimal digits.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String { "" }
  /// The digest of the UTF-8 of `text` as 64 lower-case hexadecimal digits.
  public static func hex(_ text: String) -> String { "" }
}
