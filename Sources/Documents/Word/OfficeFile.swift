internal import Containers

/// Files of office programs, told by what they hold.
enum OfficeFile {
  /// The Word file in `bytes`; nil when they are no office file that we read.
  static func read(
    _ bytes: [UInt8], progress: @escaping (Double) -> Bool = { _ in true }
  ) throws(LoadError.Reason) -> (manuscript: Manuscript, text: String)? {
    if isEncrypted(bytes) { throw .encrypted }
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return nil }
    do {
      guard var manuscript = try WordReader.read(Archive(bytes), progress: progress) else { return nil }
      let text = manuscript.canonicalText
      FileComment.quote(text, in: &manuscript.comments)
      manuscript.findings += Invisible.findings(in: text)
      if text.isEmpty {
        manuscript.findings.append(Finding(.warning, line: nil, "the file has no text in it; check that it was saved"))
      }
      return (manuscript, text)
    } catch {
      throw LoadError.Reason(error)
    }
  }

  /// Office programs put a locked file in a compound file, with a stream of that name in UTF-16 ([MS-OFFCRYPTO] 2.3.4.4).
  private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { return false }
    let name = Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    // Directory sectors may stand anywhere, their entries at multiples of 128.
    return stride(from: 0, to: bytes.count, by: 128).contains { (start: Int) in bytes[start...].starts(with: name) }
  }
}

extension LoadError.Reason {
  /// What an error of a container means for the document.
  init(_ error: ContainerError) {
    self =
      switch error {
      case .damaged(let what): .damaged(what)
      case .excessive(let what), .refused(let what): .refused(what)
      case .encrypted: .encrypted
      case .stopped: .stopped
      case .unavailable(let package): .other("Word files need \(package); install it")
      }
  }
}
