internal import CLibXML2
internal import CZip

/// libzip, loaded when the first archive is opened.
enum LibZip {
  private static let known = load("libzip.so.4")

  /// Its functions.
  static func loaded() throws(ContainerError) -> shim_zip {
    guard let known else { throw .unavailable(package: "libzip4") }
    return known
  }

  /// The functions of the shared object of that name, by `dlopen`; nil when it is not there.
  static func load(_ name: String) -> shim_zip? { shim_zip_load(name)?.pointee }
}

/// libxml2, loaded when the first part is parsed.
enum LibXML2 {
  private static let known = load("libxml2.so.2")

  /// Its functions.
  static func loaded() throws(ContainerError) -> shim_xml {
    guard let known else { throw .unavailable(package: "libxml2") }
    return known
  }

  /// The functions of the shared object of that name, by `dlopen`; nil when it is not there.
  static func load(_ name: String) -> shim_xml? { shim_xml_load(name)?.pointee }
}
