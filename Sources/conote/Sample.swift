import Documents
import Journals
import Reviews
import Text

/// A short working document to get to know the desk with, and what three delegations say of it.
///
/// It is put anew into the user's state folder each time, so that nobody's folder gets a file and every tour begins alike.
struct Sample {
  /// What its file is called.
  static let name = "PC0960Ea.txt"

  /// The document; its wording is conote's own, and it states nobody's view.
  static let text = """
    Permanent Technical Committee

    PC0960Ea

    -
    247th/248th Sessions
    -
    8 – 11 April 2025

    Brussels, 3 March 2025

    Relief Consignments without Paper

    (Item VII on the Agenda)

    SUMMARY

    Purpose of document

    This document presents a draft Recommendation on clearing relief consignments without paper.

    Action required of the Permanent Technical Committee

    The Committee is invited to examine the draft in the Annex.

    I. Background

    1. At its 243rd/244th Sessions, held from 23 to 26 April 2024, the PTC heard how three ports cleared relief goods after a flood. Their reports are summed up in document PC0931Ea.
    2. The 31st Meeting of the SAFE Working Group (SWG), held in October 2024, asked for a short Recommendation instead of a new guide.
    3. At its 245th/246th Sessions, held from 7 to 11 October 2024, the PTC welcomed the outline and asked the Secretariat for a draft.

    II. The draft

    4. The draft has [three] parts. As paragraph 2 explains, it leaves all detail to the administrations.
    5. Administrations should release relief consignments on a simplified declaration, and take the full one within [thirty] days.
    6. Goods that are sent back unused should leave without duties or taxes, whatever the reason for their return.
    7. A list of contacts, kept up to date by the Secretariat, would help more than any form. The Annex, paragraph 2, says who is on it.

    III. Action required

    8. The PTC is invited to examine the draft Recommendation and to say whether it can be put to the Council in June 2025.

    Annex

    Draft Recommendation

    1. Members are recommended to accept one electronic declaration for each relief consignment.
    2. Each Member names one contact who can be reached at any hour.

    """

  /// Where it stands.
  let path: String

  /// Puts it into the state folder; a failure says why that cannot be done.
  init(in environment: Environment) throws(Failure) {
    guard let folder = StateFolder(environment.variables, "sample") else {
      throw Failure(.attention, "there is no folder for the sample; set HOME or XDG_STATE_HOME")
    }
    do throws(JournalError) {
      path = try folder.put(
        Array(Sample.text.utf8), as: Sample.name, removing: ["", "-wal", "-shm"].map { "\(Sample.name).conote\($0)" })
    } catch {
      throw Failure(.attention, error.description)
    }
  }

  /// Lets three delegations speak in a sitting on it that nobody has spoken in yet.
  static func speak(in sitting: inout Sitting) throws(Failure) {
    let document = sitting.document
    func anchor(_ label: String, _ words: String? = nil) -> Anchor? {
      guard let index = document.paragraph(cited: label) else { return nil }
      let text = document.paragraphs[index].text
      let found = words.flatMap(Phrase.init)?.ranges(in: text).first
      return Anchor(in: document, paragraph: index, passage: found)
    }
    var operations: [Operation] = []
    func say(_ delegation: String, _ content: Operation.Content?) {
      guard let content else { return }
      operations.append(
        Operation(
          stamp: Stamp(milliseconds: 1_741_600_000_000 + 60_000 * operations.count),
          reviewer: Reviewer(name: "Delegate", delegation: delegation), revision: document.revision, content: content))
    }
    for label in ["1", "2", "4"] { say("JP", anchor(label).map { .position($0, .agreed) }) }
    say("FR", anchor("6").map { .position($0, .contested) })
    say("JP", anchor("6").map { .position($0, .agreed) })
    say(
      "FR",
      anchor("6", "whatever the reason for their return").map {
        .comment($0, Remark(kind: .technical, text: "This invites abuse.", proposal: "when the emergency is over"))
      })
    say(
      "BR",
      anchor("5", "within [thirty] days").map {
        .comment(
          $0, Remark(kind: .technical, text: "Small administrations need more time.", proposal: "within [sixty] days"))
      })
    say("BR", anchor("5").map { .position($0, .reserved) })
    say("JP", anchor("7").map { .comment($0, Remark(kind: .editorial, text: "Say who keeps the list.")) })
    try sitting.take(operations)
  }
}
