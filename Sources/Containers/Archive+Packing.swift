internal import CZip

extension Archive {
  /// Makes an archive of members in the order given, in memory, by `zip_source_buffer`.
  public static func packing(_ members: [(name: String, bytes: [UInt8])]) throws(ContainerError) -> [UInt8] {
    guard let target = zip_source_buffer_create(nil, 0, 0, nil),
      let handle = zip_open_from_source(target, ZIP_TRUNCATE, nil)
    else { throw .damaged("no archive can be made in memory") }
    // The archive gives its last word when it is closed; the source outlives it to be read back.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    var failed = false
    // The members' bytes must stay until the archive is closed.
    let buffers = members.map { member in
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: member.bytes.count)
      _ = buffer.initialize(from: member.bytes)
      return buffer
    }
    defer { for buffer in buffers { buffer.deallocate() } }
    for (member, buffer) in zip(members, buffers) {
      let source = zip_source_buffer(handle, buffer.baseAddress, zip_uint64_t(buffer.count), 0)
      if let source, zip_file_add(handle, member.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) < 0 {
        zip_source_free(source)
        failed = true
      }
    }
    guard !failed, zip_close(handle) == 0 else {
      zip_discard(handle)
      throw .refused("two members have one name, or the memory is full")
    }
    return try content(of: target)
  }

  private static func content(of source: OpaquePointer) throws(ContainerError) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw .damaged("the archive was not kept")
    }
    defer { zip_source_close(source) }
    let size = Int(clamping: status.size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
    }
  }
}
