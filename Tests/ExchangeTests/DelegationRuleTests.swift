import Exchange
import Reviews
import Testing

@Suite struct `Whom a reply speaks for` {
  @Test(arguments: [
    ("PC0753Eb_AU.docx", "AU"), ("PC0753Eb - comments of France.docx", "FR"), ("Royaume-Uni_PC0753Eb.docx", "GB"),
    ("PC0753Eb Papua New Guinea.docx", "PG"), ("Trinidad and Tobago - reply.docx", "TT"),
    ("reply_Côte d'Ivoire.docx", "CI"),
    ("PC0753Eb_ICC.docx", "ICC"), ("France and Belgium.docx", nil), ("PC0753Eb_FRA.docx", "FR"), ("notes.docx", nil),
  ])
  func `is told by the code or the name of a country in the file's name`(file: String, delegation: String?) {
    #expect(DelegationRule().reviewer(author: "", file: file, base: "PC0753Eb.docx").reviewer.delegation == delegation)
  }

  @Test(arguments: [
    ("AU (Clerk)", "AU", "Clerk"), ("Clerk (AU)", "AU", "Clerk"), ("Clerk (France)", "FR", "Clerk"),
    ("France (Clerk)", "FR", "Clerk"), ("France", "FR", "France"), ("ICC (Jordan)", "ICC", "Jordan"),
    ("Clerk", nil, "Clerk"),
  ])
  func `is told by the code or the name of a country beside the author's`(
    author: String, delegation: String?, name: String
  ) {
    let reviewer = DelegationRule().reviewer(author: author, file: "notes.docx", base: "PC0753Eb.docx").reviewer
    #expect(reviewer == Reviewer(name: name, delegation: delegation))
  }

  @Test func `is one delegation, whether the user gives its code or its name`() throws {
    let rule = try DelegationRule("one.docx=Suisse,two.docx=CHE,CH")
    for file in ["one.docx", "two.docx", "three.docx"] {
      #expect(rule.reviewer(author: "", file: file, base: "base.docx").reviewer.delegation == "CH")
    }
  }
}
