internal import Documents
internal import Reviews

extension Page {
  /// Where the paragraphs stand: how many in each state, and who holds what on which.
  static func writeStanding(of dossier: Dossier, into page: inout Markup) {
    let progress = dossier.review.progress(in: dossier.document)
    let positions = PositionTable(of: dossier)
    let open = dossier.comments.count { $0.comment.isOpen }
    page.block("section", ["class": "tally", "aria-labelledby": "tally"]) { page in
      page.line("h2", ["id": "tally"], "Where it stands")
      page.block("ul", ["class": "progress"]) { page in
        for state in [Tally.State.contested, .reserved, .agreed, .open] {
          page.line("li", ["class": state.rawValue]) { page in
            page.element("strong", [:], String(progress[state, default: 0]))
            page.add(" \(state.rawValue)")
          }
        }
        page.line("li") { page in
          page.element("strong", [:], String(dossier.comments.count))
          page.add(" comments, \(open) of them open")
        }
      }
      guard !positions.rows.isEmpty else { return }
      page.block("details") { page in
        page.line("summary", [:], "Positions by paragraph")
        page.block("div", ["class": "scroll"]) { page in write(positions, of: dossier, into: &page) }
      }
    }
  }

  private static func write(_ positions: PositionTable, of dossier: Dossier, into page: inout Markup) {
    page.block("table") { page in
      page.block("thead") { page in
        page.line("tr") { page in
          for head in ["Paragraph", "State"] + positions.voices { page.element("th", ["scope": "col"], head) }
        }
      }
      page.block("tbody") { page in
        for row in positions.rows {
          let paragraph = dossier.document.paragraphs[row.paragraph]
          page.line("tr") { page in
            page.element("th", ["scope": "row"]) { $0.element("a", ["href": "#" + paragraph.id], paragraph.address) }
            page.element("td", ["class": row.tally.state.rawValue], row.tally.state.rawValue)
            for voice in positions.voices {
              let view = row.tally.view(of: voice)
              page.element("td", ["class": view.isEmpty ? nil : view], row.tally.words(of: voice))
            }
          }
        }
      }
    }
  }

  /// What hides comments and paragraphs; the script shows it, because without the script it does nothing.
  static func writeFilters(of dossier: Dossier, into page: inout Markup) {
    let reviewers = dossier.comments.map(\.comment.reviewer).map { $0.delegation ?? $0.name }
    let voices = Set(reviewers + PositionTable(of: dossier).voices).sorted()
    guard !voices.isEmpty else { return }
    page.block("form", ["class": "filters", "id": "filters", "hidden": ""]) { page in
      writeChoice("voice", "Delegation", voices, into: &page)
      writeChoice("kind", "Kind", Remark.Kind.allCases.map(\.rawValue), into: &page)
      writeChoice("status", "Comments", ["open", "resolved", "withdrawn"], into: &page)
      writeChoice("position", "Position", ["contested", "reserved", "agreed", "open"], into: &page)
      page.line("label") { page in
        page.empty("input", ["type": "checkbox", "name": "commented"])
        page.add(" Only paragraphs with comments")
      }
      page.line("button", ["type": "reset"], "Show all")
      page.line("output", ["id": "shown"], "")
      page.line("span", ["class": "keys"], "n and p: next and previous comment")
    }
  }

  private static func writeChoice(_ name: String, _ label: String, _ words: [String], into page: inout Markup) {
    page.line("label") { page in
      page.add(label + " ")
      page.element("select", ["name": name]) { page in
        page.element("option", ["value": ""], "all")
        for word in words { page.element("option", ["value": word], word) }
      }
    }
  }
}
