package import Containers
internal import Text

/// Files of office programs: Word's, OpenDocument text, and those that LibreOffice turns into Word's.
enum OfficeFile {
  /// How a compound file begins ([MS-CFB] 2.2).
  static let compoundMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// The Word file or the OpenDocument text in `bytes`; nil when they are neither.
  static func read(_ bytes: [UInt8], progress: @escaping (Double) -> Bool) throws(LoadError.Reason) -> Manuscript? {
    do {
      let archive = try Archive(bytes)
      var read = try WordReader.read(archive, progress: progress)
      if read == nil { read = try ODTReader.read(archive, progress: progress) }
      guard var manuscript = read else { return nil }
      if manuscript.blocks.isEmpty {
        manuscript.findings.append(Finding(.warning, line: nil, "the file has no text in it; check that it was saved"))
      }
      return manuscript
    } catch {
      throw LoadError.Reason(error, for: "Word and OpenDocument files")
    }
  }

  /// The document in a compound file, which LibreOffice turns into a Word file of today; nil when there is none in it.
  static func readCompound(
    _ bytes: [UInt8], progress: @escaping (Double) -> Bool
  ) throws(LoadError.Reason) -> Manuscript? {
    if holds("EncryptedPackage", bytes) { throw .encrypted }
    guard holds("WordDocument", bytes) else { return nil }
    let converted: [UInt8]
    do throws(ContainerError) {
      converted = try OfficeConversion.wordFile(from: bytes, ending: "doc") { progress(0) }
    } catch {
      throw LoadError.Reason(error, for: "Word files from before 2007")
    }
    return try read(converted, progress: progress)
  }

  /// Whether a compound file has a stream of that name, in UTF-16 ([MS-CFB] 2.6.1, [MS-OFFCRYPTO] 2.3.4.4).
  private static func holds(_ stream: String, _ bytes: [UInt8]) -> Bool {
    let name = stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    // Directory sectors may stand anywhere, their entries at multiples of 128.
    return stride(from: 0, to: bytes.count, by: 128).contains { (start: Int) in bytes[start...].starts(with: name) }
  }
}

extension LoadError.Reason {
  /// What an error of a container means for the document; `files` says which files need what is missing.
  package init(_ error: ContainerError, for files: String) {
    self =
      switch error {
      case .damaged(let what): .damaged(what)
      case .excessive(let what), .refused(let what): .refused(what)
      case .encrypted: .encrypted
      case .stopped: .stopped
      case .unavailable(let package): .other("\(files) need \(package); install it")
      }
  }
}
