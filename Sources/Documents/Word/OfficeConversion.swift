internal import Containers

/// Turns files of other office programs into Word files, by LibreOffice.
enum OfficeConversion {
  /// LibreOffice takes a while to start, and more memory than it uses.
  private static let limits = HelperProgram.Limits(seconds: 90, memory: 8 << 30)
  /// No Word file that it makes is larger, in bytes.
  private static let largest = 256 << 20

  /// The Word file that LibreOffice makes of `bytes`, with a profile of its own in a folder that goes afterwards.
  static func wordFile(
    from bytes: [UInt8], ending: String, isWanted: () -> Bool
  ) throws(ContainerError) -> [UInt8] {
    let folder = try PrivateFolder()
    try folder.write(bytes, to: "input." + ending)
    try folder.write(Array(settings.utf8), to: "profile/user/registrymodifications.xcu")
    let program = HelperProgram("soffice", package: "libreoffice-writer-nogui", limits: limits)
    let arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--convert-to", "docx",
      "--outdir", "\(folder.path)/made", "\(folder.path)/input.\(ending)",
    ]
    _ = try program.run(arguments, input: [], folder: folder.path, isWanted: isWanted)
    guard let made = folder.bytes(of: "made/input.docx", upTo: largest) else {
      throw .damaged("LibreOffice cannot read it")
    }
    return made
  }

  /// No macros (level 3 is the highest), and nothing that a file refers to is fetched.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
    <value>3</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
    oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
    oor:op="fuse"><value>true</value></prop></item>
    </oor:items>
    """
}
