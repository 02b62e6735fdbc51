internal import CZip

extension Archive {
  /// Makes an archive of members in the order given, in memory, by `zip_source_buffer`.
  public static func packing(_ members: [(name: String, bytes: [UInt8])]) throws(ContainerError) -> [UInt8] {
    let library = try LibZip.loaded()
    guard let target = library.zip_source_buffer_create(nil, 0, 0, nil),
      let handle = library.zip_open_from_source(target, ZIP_TRUNCATE, nil)
    else { throw .damaged("no archive can be made in memory") }
    // The archive gives its last word when it is closed; the source outlives it to be read back.
    library.zip_source_keep(target)
    defer { library.zip_source_free(target) }
    var failed = false
    // The members' bytes must stay until the archive is closed.
    let buffers = members.map { member in
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: member.bytes.count)
      _ = buffer.initialize(from: member.bytes)
      return buffer
    }
    defer { for buffer in buffers { buffer.deallocate() } }
    for (member, buffer) in zip(members, buffers) {
      let source = library.zip_source_buffer(handle, buffer.baseAddress, zip_uint64_t(buffer.count), 0)
      if let source, library.zip_file_add(handle, member.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) < 0 {
        library.zip_source_free(source)
        failed = true
      }
    }
    guard !failed, library.zip_close(handle) == 0 else {
      library.zip_discard(handle)
      throw .refused("two members have one name, or the memory is full")
    }
    return try content(of: target, library)
  }

  /// The archive that `bytes` are, with members added, or put in the place of those of the same name; what else is in it stays compressed
  /// as it is, byte for byte.
  public static func replacing(
    _ members: [(name: String, bytes: [UInt8])], in bytes: [UInt8]
  ) throws(ContainerError) -> [UInt8] {
    let library = try LibZip.loaded()
    let copies = ([bytes] + members.map(\.bytes)).map { content in
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
      _ = buffer.initialize(from: content)
      return buffer
    }
    defer { for buffer in copies { buffer.deallocate() } }
    guard let target = library.zip_source_buffer_create(copies[0].baseAddress, zip_uint64_t(bytes.count), 0, nil),
      let handle = library.zip_open_from_source(target, 0, nil)
    else { throw .damaged("the archive cannot be opened to write into it") }
    library.zip_source_keep(target)
    defer { library.zip_source_free(target) }
    var failed = false
    for (member, buffer) in zip(members, copies.dropFirst()) {
      let source = library.zip_source_buffer(handle, buffer.baseAddress, zip_uint64_t(buffer.count), 0)
      let flags = zip_flags_t(ZIP_FL_ENC_UTF_8) | zip_flags_t(ZIP_FL_OVERWRITE)
      if let source, library.zip_file_add(handle, member.name, source, flags) < 0 {
        library.zip_source_free(source)
        failed = true
      }
    }
    guard !failed, library.zip_close(handle) == 0 else {
      library.zip_discard(handle)
      throw .refused("a member cannot be replaced, or the memory is full")
    }
    return try content(of: target, library)
  }

  private static func content(of source: OpaquePointer, _ library: shim_zip) throws(ContainerError) -> [UInt8] {
    var status = zip_stat_t()
    guard library.zip_source_stat(source, &status) == 0, library.zip_source_open(source) == 0 else {
      throw .damaged("the archive was not kept")
    }
    defer { _ = library.zip_source_close(source) }
    let size = Int(clamping: status.size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(library.zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
    }
  }
}
