import CellGrid
import Documents
import Text

extension Desk {
  /// Puts a bookmark with the letter that was typed last where the cursor is.
  mutating func setBookmark(_ keys: [Key]) -> [Effect] {
    guard let letter = keys.last?.typed else {
      say("put a bookmark with M and a letter")
      return []
    }
    guard let spot else {
      say("go to a paragraph, a heading or the title to put a bookmark there", isError: true)
      return [.bell]
    }
    bookmarks[String(letter)] = spot
    let key =
      keymap.key(of: .goToBookmark, in: .reader)?.first.map { "\($0)\(letter)" } ?? said("the list of bookmarks")
    say("bookmark \(letter) is on \(document.mark(ofSpot: spot)); \(key) goes there")
    return []
  }

  /// Goes to the bookmark with the letter that was typed last.
  mutating func goToBookmark(_ keys: [Key]) -> [Effect] {
    guard let letter = keys.last?.typed else {
      showBookmarks()
      return []
    }
    guard let spot = bookmarks[String(letter)] else {
      say("there is no bookmark \(letter)", isError: true)
      return [.bell]
    }
    guard let target = target(at: spot) else {
      say("bookmark \(letter) was on \(spot.address), which is not in this text any more", isError: true)
      return [.bell]
    }
    reader.jump(to: places.item(of: target), offset: spot.offset + reader.sheet.start(ofItem: places.item(of: target)))
    return []
  }

  /// The bookmarks with where they are and the first words there, by letter.
  var bookmarkPlaces: [(letter: String, place: String)] {
    bookmarks.sorted { $0.key < $1.key }.map { letter, spot in
      let words = target(at: spot).map { Wording.shortened(document.text(of: $0), to: 200) }
      return (letter, "\(document.mark(ofSpot: spot))  \(words ?? said("not in this text any more"))")
    }
  }

  /// Lists the bookmarks.
  mutating func showBookmarks() {
    guard !bookmarks.isEmpty else { return say("there is no bookmark yet; M and a letter put one here") }
    let lines = bookmarkPlaces.map { letter, place in
      let target = bookmarks[letter].flatMap(target(at:))
      return Listing.Line.entry(key: letter, text: place, goal: target.map { .item(places.item(of: $0)) })
    }
    overlays.append(.listing(Listing(title: said("Bookmarks"), lines: lines)))
  }
}

extension Document {
  /// A spot's address as lists show it.
  fileprivate func mark(ofSpot spot: Visit.Spot) -> String { target(cited: spot.id).map(mark) ?? spot.address }
}
