internal import Containers
internal import Text

/// Reads OpenDocument text (.odt): what it shows as blocks, with the numbers of its lists and its comments.
///
/// pandoc 2.17 reads it too, but loses sections and lists in tables, and the numbers of headings.
enum ODTReader {
  /// Reads the text in an archive; nil when it holds none.
  static func read(
    _ archive: Archive, progress: @escaping (Double) -> Bool
  ) throws(ContainerError) -> Manuscript? {
    let list = "META-INF/manifest.xml"
    let kind = archive.contains("mimetype") ? try archive.bytes(of: "mimetype") : []
    let manifest = archive.contains(list) ? String(decoding: try archive.bytes(of: list), as: UTF8.self) : ""
    guard archive.contains("content.xml"),
      String(decoding: kind, as: UTF8.self).contains("opendocument.text") || manifest.contains("opendocument.text")
    else { return nil }
    // ODF 1.3, part 2, 4.5.
    if manifest.contains("encryption-data") { throw .encrypted }
    let story = ODTStory()
    var findings: [Finding] = []
    if archive.contains("styles.xml") {
      do { try archive.parse("styles.xml", ODTName.vocabulary, story) { _ in progress(0) } } catch {
        guard case .damaged(let what) = error else { throw error }
        findings.append(Finding(.warning, line: nil, "\(what); what it adds is left out"))
      }
    }
    let total = Double(max(1, archive.statedSize(of: "content.xml")))
    try archive.parse("content.xml", ODTName.vocabulary, story) { progress(min(0.95, Double($0) / total)) }
    var manuscript = Manuscript()
    manuscript.lay(story.blocks + story.notes)
    manuscript.hasStyles = true
    manuscript.counts = story.counts
    manuscript.comments = story.comments(in: manuscript.blocks)
    if archive.names.contains(where: { $0.hasPrefix("Basic/") || $0.hasPrefix("Scripts/") }) {
      findings.append(Finding(.warning, line: nil, "the file has macros; they are not run"))
    }
    manuscript.findings += findings
    return manuscript
  }
}
