import Documents
import Glibc
import Text

extension ProfileShelf {
  /// The profiles that come with the program and those in the user's folder; one that cannot be used is told of and left out.
  static func atHand(in environment: Environment) -> ProfileShelf {
    let own = environment.ownProfiles.compactMap { path -> Profile? in
      do throws(ProfileError) { return try Profile.load([path]).first } catch {
        environment.warn(error.description)
        return nil
      }
    }
    return own.isEmpty ? .shipped : ProfileShelf(adding: own)
  }
}

extension Environment {
  /// The folder of the user's own settings (XDG Base Directory Specification 0.8); nil when neither it nor HOME is set.
  ///
  /// The specification ignores relative paths.
  var configurationFolder: String? {
    func absolute(_ name: String) -> String? { variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    return (absolute("XDG_CONFIG_HOME") ?? absolute("HOME").map { $0 + "/.config" }).map { $0 + "/conote" }
  }

  /// The user's own profiles, in the order of their names.
  fileprivate var ownProfiles: [String] {
    guard let folder = configurationFolder.map({ $0 + "/profiles" }) else { return [] }
    return fileNames(in: folder, ending: ".json5").map { folder + "/" + $0 }
  }
}

/// The files in a folder whose names end so, in the order of their names; none where there is no such folder.
func fileNames(in folder: String, ending end: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasSuffix(end), !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
