import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

/// A short working document in French, and desks that speak French on it.
enum FrenchFixture {
  static let text = """
    Comité technique permanent

    PC0801Fb

    -
    245e/246e sessions
    -
    7 – 11 octobre 2024

    Bruxelles, le 2 septembre 2024

    Maturité du guichet unique

    (Point IV. de l’ordre du jour)

    RÉSUMÉ

    Objet du document

    Ce document présente un projet de modèle de maturité des guichets uniques nationaux.

    Mesures à prendre par le Comité technique permanent

    Le Comité est invité à étudier le projet de modèle.

    I. Contexte

    1. Lors de ses 243e/244e sessions, tenues du 23 au 26 avril 2024, le CTP a accueilli favorablement les grandes lignes du modèle.
    2. La 29e réunion du Groupe de travail SAFE (GTS), du 15 au 17 novembre 2023, en avait demandé un pour les petites administrations.

    II. Le projet de modèle

    3. Le modèle a [quatre] niveaux et couvre :
    (a) la base juridique et la gouvernance ;
    (b) les données et les interfaces ; et
    (c) le service aux opérateurs.
    4. Les Membres peuvent déclarer leur niveau [tous les [deux] ans] sur le site de l’OMD.
    5. Le modèle ne classe pas les Membres.

    III. Mesures à prendre

    6. Le CTP est invité à étudier le projet de modèle.

    Annexe I

    Projet de niveaux

    1. Au premier niveau, chaque organisme garde sa propre procédure.
    2. Au deuxième niveau, les organismes partagent un portail.

    """

  /// The revision after `text`.
  static let nextText =
    text
    .replacing("PC0801Fb", with: "PC0801Fc")
    .replacing("Le modèle a [quatre] niveaux", with: "Le modèle a quatre niveaux")
    .replacing("4. Les Membres peuvent déclarer", with: "4. Les Membres devraient déclarer")
    .replacing("5. Le modèle ne classe pas les Membres.\n", with: "")

  static func document(_ text: String = text) throws -> Document {
    try Document.parse(Array(text.utf8), name: "PC0801Fb.txt")
  }

  /// A desk with positions and comments of two delegations.
  static func session(_ size: Size) throws -> Session {
    let document = try document()
    var session = Session(document, size: size, reviewer: Reviewer(name: "Délégué", delegation: "CA"))
    let third = try #require(document.paragraph(cited: "3"))
    let fourth = try #require(document.paragraph(cited: "4"))
    session.other(
      "Délégué", "FR", .position(Anchor(in: document, paragraph: fourth), .contested),
      .comment(
        Anchor(in: document, paragraph: third, passage: 13..<19),
        Remark(kind: .technical, text: "Trois niveaux suffiraient.", proposal: "trois")),
      .comment(Anchor(in: document, paragraph: fourth), Remark(kind: .editorial, text: "Préciser le site.")))
    session.press("1 <Enter> a 2 <Enter> r 3 <Enter>")
    return session
  }

  /// A desk on the next revision, with a review that was carried from the first one.
  static func carried(_ size: Size) throws -> Session {
    let (old, new) = (try document(), try document(nextText))
    var session = Session(
      new, size: size, reviewer: Reviewer(name: "Délégué", delegation: "CA"), seen: [])
    func anchor(_ label: String) throws -> Anchor {
      Anchor(in: old, paragraph: try #require(old.paragraph(cited: label)))
    }
    session.other(
      "Délégué", "FR", .comment(try anchor("5"), Remark(text: "Garder cette phrase.")),
      .comment(try anchor("2"), Remark(text: "Petites de combien ?")), .position(try anchor("4"), .contested),
      .position(try anchor("5"), .agreed), .carry(from: KeptRevision(old, file: "PC0801Fb.txt")))
    return session
  }
}
