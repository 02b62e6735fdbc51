internal import CZip
internal import Glibc

/// A ZIP archive in memory, read through libzip under limits.
///
/// Nothing in it is written to a disk, so a name is only a name.
public final class Archive {
  /// The members' names as stored, in order.
  public let names: [String]
  private let handle: OpaquePointer
  private let limits: Limits
  private var indices: [String: Int] = [:]
  private var inflated = 0

  /// What an archive may ask of us; honest office files stay far below each.
  public struct Limits: Sendable {
    /// How many members there may be.
    public var members = 10_000
    /// Bytes of one inflated member.
    public var memberBytes = 256 << 20
    /// Bytes of all members read, inflated.
    public var totalBytes = 512 << 20
    /// How many times larger than stored a member may come out once it is past `ratioFloor`.
    public var ratio = 200
    /// Members up to this many inflated bytes may have any ratio.
    public var ratioFloor = 16 << 20
    /// The usual limits.
    public init() {}
  }

  /// Opens the archive that `bytes` are, by `zip_open_from_source`.
  public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ContainerError) {
    handle = try Archive.open(bytes)
    self.limits = limits
    let count = Int(zip_get_num_entries(handle, 0))
    guard count <= limits.members else {
      zip_discard(handle)
      throw .excessive("the archive has \(count) members, and \(limits.members) are allowed")
    }
    var names: [String] = []
    for index in 0..<count {
      let name = zip_get_name(handle, zip_uint64_t(index), 0).map { String(cString: $0) } ?? ""
      names.append(name)
      // Programs disagree on which of two members of one name counts; names equal but for case are one (ISO/IEC 29500-2, 6.2.2.3).
      guard indices.updateValue(index, forKey: name.lowercased()) == nil else {
        zip_discard(handle)
        throw .refused("the archive has two members named \(name)")
      }
    }
    self.names = names
  }

  deinit { zip_discard(handle) }

  /// Whether there is a member of that name, in any case.
  public func contains(_ name: String) -> Bool { indices[name.lowercased()] != nil }

  /// The inflated size that the archive states for a member, in bytes; it need not be true.
  public func statedSize(of name: String) -> Int {
    guard let index = indices[name.lowercased()], let status = status(index) else { return 0 }
    return Int(clamping: status.size)
  }

  /// Inflates a member and gives it in pieces of at most 64 KiB, by `zip_fread`.
  public func read(
    _ name: String, piece: (UnsafeBufferPointer<UInt8>) throws(ContainerError) -> Void
  ) throws(ContainerError) {
    guard let index = indices[name.lowercased()] else { throw .damaged("\(name) is missing") }
    guard let status = status(index) else { throw .damaged("\(name) cannot be found in the archive") }
    guard status.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted }
    guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else {
      throw .damaged("\(name) cannot be opened (\(String(cString: zip_strerror(handle))))")
    }
    defer { zip_fclose(file) }

    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { buffer.deallocate() }
    let stored = max(1, Int(clamping: status.comp_size))
    var size = 0
    while true {
      let got = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard got >= 0 else { throw .damaged("\(name) is corrupt (\(String(cString: zip_file_strerror(file))))") }
      if got == 0 { return }
      size += got
      inflated += got
      guard size <= limits.memberBytes, inflated <= limits.totalBytes else {
        throw .excessive("\(name) inflates to more than \(min(limits.memberBytes, limits.totalBytes) >> 20) MiB")
      }
      guard size <= limits.ratioFloor || size / stored <= limits.ratio else {
        throw .excessive("\(name) inflates to more than \(limits.ratio) times its stored size")
      }
      try piece(UnsafeBufferPointer(rebasing: buffer[..<got]))
    }
  }

  /// The whole of a member, inflated.
  public func bytes(of name: String) throws(ContainerError) -> [UInt8] {
    var all: [UInt8] = []
    try read(name) { all += $0 }
    return all
  }

  private func status(_ index: Int) -> zip_stat_t? {
    var status = zip_stat_t()
    return zip_stat_index(handle, zip_uint64_t(index), 0, &status) == 0 ? status : nil
  }

  private static func open(_ bytes: [UInt8]) throws(ContainerError) -> OpaquePointer {
    // libzip reads the buffer for as long as the archive is open, so it gets a copy of its own, which it frees.
    let copy = malloc(max(1, bytes.count))
    bytes.withUnsafeBytes { if let from = $0.baseAddress, let copy { memcpy(copy, from, $0.count) } }
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &failure) else {
      free(copy)
      throw .damaged("the archive cannot be read (\(String(cString: zip_error_strerror(&failure))))")
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &failure) else {
      zip_source_free(source)
      throw .damaged("the archive is cut off or corrupt (\(String(cString: zip_error_strerror(&failure))))")
    }
    return handle
  }
}
