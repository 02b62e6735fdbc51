public import Text

/// Everything a reviewer can do at the desk.
///
/// `Action.table` has a row for each; keymap, help, manual are made from it.
public enum Action: String, CaseIterable, Hashable, Sendable {
  // Moving
  case lineDown, lineUp, halfPageDown, halfPageUp, pageDown, pageUp, top, bottom
  case nextParagraph, previousParagraph, nextSection, previousSection, nextAnnex, previousAnnex
  case nextContested, previousContested, nextCommented, previousCommented, nextOpen, previousOpen, nextComment,
    previousComment, nextDraft, nextBracket, previousBracket, matchingBracket
  case goToParagraph, nextCell, previousCell, followNote, back, forward
  case followReference, peek, glossary, setBookmark, goToBookmark, bookmarks, recentDocuments
  // Finding
  case find, switchSearch, nextHit, previousHit
  // Positions
  case markAgreed, markContested, markReserved, markNone
  // Comments
  case comment, propose, showResults, reply, edit, withdraw, openDraft, resolve, reopen, undo, redo, foldComments,
    foldAllComments,
    cycleChanges, showDepths
  // Choosing a passage
  case choosePassage, nextWord, previousWord, nextSentence, previousSentence, extendWord, shrinkWord, shrinkToStart,
    extendToEnd, turnPassage, commentOnPassage
  // The outline
  case toggleOutline, focusOutline, focusReader, fold, foldAll
  // Revisions
  case compare, nextChange, previousChange, nextOutdated, previousOutdated, orphans, placeComment
  // What is new since the last look
  case nextNew, previousNew, newThings, unfoldNew
  // Views and the desk itself
  case allComments, filterDelegation, filterKind, filterDisposition, filterOpen, filterOrphaned, filterProposals,
    clearFilters,
    acceptProposal, resultingText, tallyByDelegation
  case summary, trackedChanges, filterAuthor, cycleBeside
  case zoomIn, zoomOut, filterBody
  case timeline, openEvent, nextEvent, previousEvent, laneUp, laneDown, nextMention
  case palette, chooseTheme, toggleMouse, toggleLinear, copy, copyWords
  case details, findings, help, suspend, repaint, choose, confirm, decline, close, quit
  // Writing
  case save, accept, complete, cancel, newLine, cycleKind, switchField, openEditor, discard
  case deleteBackward, deleteForward, deleteWord, deleteToStart, deleteToEnd
  case cursorLeft, cursorRight, cursorUp, cursorDown, cursorWordLeft, cursorWordRight, cursorLineStart, cursorLineEnd
}

/// Where an action is valid.
public enum Context: String, CaseIterable, Hashable, Sendable {
  case reader, passage, outline, timeline, comments, summary, changes, composer, prompt, palette, question, overlay
}

/// One row of the table of actions.
public struct ActionInfo: Hashable, Sendable {
  /// The action; its case name is its name in a keymap file.
  public var action: Action
  /// Default keys, each a sequence as a keymap file spells it.
  public var keys: [String]
  /// Where they work.
  public var contexts: [Context]
  /// One line of help.
  public var help: Message

  init(_ action: Action, keys: [String], in contexts: [Context], _ help: Message) {
    self.action = action
    self.keys = keys
    self.contexts = contexts
    self.help = help
  }

  /// The keys as people read them, the ten digits as one, and all letters: "gg", "0–9", "Ma–z".
  public var spellings: [String] { ActionInfo.spelled(keys.map { $0.filter { $0 != " " } }) }

  /// Spelled keys, the ten digits among them as one, and all letters behind the same key.
  static func spelled(_ spelled: [String]) -> [String] {
    let lead = String(spelled.first?.dropLast() ?? "")
    let ofLetters = Set(Action.letters.map { lead + $0 })
    if spelled.count >= ofLetters.count, ofLetters.isSubset(of: spelled) {
      return ["\(lead)a–z"] + spelled.filter { !ofLetters.contains($0) }
    }
    guard Set("0123456789").isSubset(of: spelled.flatMap { $0.count == 1 ? Array($0) : [] }) else { return spelled }
    return spelled.filter { $0.count > 1 || !("0"..."9").contains($0) } + ["0–9"]
  }
}

extension Action {
  /// The letters that bookmarks have.
  static let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)

  /// The row of this action.
  public var info: ActionInfo { Action.rows[self] ?? ActionInfo(self, keys: [], in: [], Message(rawValue)) }

  private static let rows = Dictionary(table.map { ($0.action, $0) }, uniquingKeysWith: { first, _ in first })

  /// The table: what each action is called, which keys do it, where, and what it does.
  public static let table: [ActionInfo] = {
    let reading: [Context] = [.reader, .passage]
    let marking: [Context] = [.reader, .outline]
    let writing: [Context] = [.composer, .prompt, .palette]
    let views: [Context] = [.reader, .passage, .outline, .timeline, .comments, .summary, .changes]
    let moving: [Context] = [.reader, .outline, .comments, .summary, .changes, .overlay]
    return [
      ActionInfo(.lineDown, keys: ["j", "<Down>"], in: moving, "Go down a line"),
      ActionInfo(.lineUp, keys: ["k", "<Up>"], in: moving, "Go up a line"),
      ActionInfo(.halfPageDown, keys: ["<C-d>"], in: moving, "Go down half a page"),
      ActionInfo(.halfPageUp, keys: ["<C-u>"], in: moving, "Go up half a page"),
      ActionInfo(
        .pageDown, keys: ["<PageDown>", "<Space>", "<C-f>"], in: moving,
        "Go down a page"),
      ActionInfo(.pageUp, keys: ["<PageUp>", "<C-b>"], in: moving, "Go up a page"),
      ActionInfo(
        .top, keys: ["g g", "<Home>"], in: moving + [.timeline], "Go to the start"),
      ActionInfo(
        .bottom, keys: ["G", "<End>"], in: moving + [.timeline], "Go to the end"),
      ActionInfo(.nextParagraph, keys: ["J", "}"], in: [.reader], "Go to the next paragraph"),
      ActionInfo(.previousParagraph, keys: ["K", "{"], in: [.reader], "Go to the previous paragraph"),
      ActionInfo(.nextSection, keys: ["] ]", "] s"], in: [.reader, .outline], "Go to the next section"),
      ActionInfo(.previousSection, keys: ["[ [", "[ s"], in: [.reader, .outline], "Go to the previous section"),
      ActionInfo(.nextAnnex, keys: ["] a"], in: [.reader, .outline], "Go to the next annex"),
      ActionInfo(.previousAnnex, keys: ["[ a"], in: [.reader, .outline], "Go to the previous annex"),
      ActionInfo(.nextContested, keys: ["] c"], in: [.reader, .outline], "Go to the next contested paragraph"),
      ActionInfo(.previousContested, keys: ["[ c"], in: [.reader, .outline], "Go to the previous contested paragraph"),
      ActionInfo(.nextCommented, keys: ["] m"], in: [.reader, .outline], "Go to the next commented paragraph"),
      ActionInfo(.previousCommented, keys: ["[ m"], in: [.reader, .outline], "Go to the previous commented paragraph"),
      ActionInfo(.nextOpen, keys: ["] o"], in: [.reader, .outline], "Go to the next paragraph without a position"),
      ActionInfo(
        .previousOpen, keys: ["[ o"], in: [.reader, .outline], "Go to the previous paragraph without a position"),
      ActionInfo(.nextComment, keys: [")"], in: [.reader], "Go to the next comment or reply"),
      ActionInfo(.previousComment, keys: ["("], in: [.reader], "Go to the previous comment or reply"),
      ActionInfo(.nextDraft, keys: ["] d"], in: [.reader, .outline], "Go to the next paragraph with a draft of yours"),
      ActionInfo(.nextBracket, keys: ["] b"], in: [.reader, .outline], "Go to the next square bracket that opens"),
      ActionInfo(
        .previousBracket, keys: ["[ b"], in: [.reader, .outline], "Go to the previous square bracket that opens"),
      ActionInfo(.matchingBracket, keys: ["%"], in: [.reader], "Go to the bracket that closes this one, and back"),
      ActionInfo(
        .goToParagraph, keys: ["#", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], in: [.reader, .outline],
        "Go to a paragraph by its number, after # by any label"),
      ActionInfo(.nextCell, keys: ["l", "<Right>"], in: [.reader], "Go to the next cell of the table row"),
      ActionInfo(.previousCell, keys: ["h", "<Left>"], in: [.reader], "Go to the previous cell of the table row"),
      ActionInfo(.followNote, keys: ["g f"], in: [.reader], "Go from the mark of a note to the note, and back"),
      ActionInfo(
        .followReference, keys: ["g d", "<Enter>"], in: [.reader],
        "Go where the words of the line lead: paragraph, annex, note, meeting, document"),
      ActionInfo(.peek, keys: ["p"], in: [.reader], "Show what the paragraph refers to, without going there"),
      ActionInfo(.glossary, keys: ["A"], in: [.reader, .outline], "Show what abbreviations and terms mean"),
      ActionInfo(
        .setBookmark, keys: Action.letters.map { "M \($0)" }, in: [.reader], "Put a bookmark here, with a letter"),
      ActionInfo(
        .goToBookmark, keys: Action.letters.map { "' \($0)" }, in: [.reader, .outline],
        "Go to the bookmark with a letter"),
      ActionInfo(.bookmarks, keys: ["' '"], in: [.reader, .outline], "List the bookmarks"),
      ActionInfo(
        .recentDocuments, keys: ["g r"], in: [.reader, .outline], "List the documents that were on the desk before"),
      ActionInfo(
        .back, keys: ["<C-o>", "<A-Left>"], in: [.reader, .outline],
        "Go back to where you were, at last to the document before"),
      ActionInfo(.forward, keys: ["<C-n>", "<A-Right>"], in: [.reader, .outline], "Go forward again"),

      ActionInfo(
        .find, keys: ["/"], in: [.reader, .outline, .overlay], "Find text and comments; in a list, its lines"),
      ActionInfo(
        .switchSearch, keys: ["<C-t>"], in: [.prompt], "Find what fits a regular expression, or the words as typed"),
      ActionInfo(.nextHit, keys: ["n"], in: [.reader, .outline], "Go to the next hit"),
      ActionInfo(.previousHit, keys: ["N"], in: [.reader, .outline], "Go to the previous hit"),

      ActionInfo(.markAgreed, keys: ["a"], in: marking, "Mark the paragraph agreed; on a heading, all under it"),
      ActionInfo(.markContested, keys: ["x"], in: marking, "Mark the paragraph contested; on a heading, all under it"),
      ActionInfo(.markReserved, keys: ["r"], in: marking, "Mark the paragraph reserved; on a heading, all under it"),
      ActionInfo(
        .markNone, keys: ["-"], in: marking, "Take no position on the paragraph; on a heading, on all under it"),

      ActionInfo(.comment, keys: ["c"], in: [.reader], "Comment on the paragraph, heading or title"),
      ActionInfo(
        .propose, keys: ["E"], in: reading, "Propose a change: edit the words of the paragraph or passage"),
      ActionInfo(
        .showResults, keys: ["z p"], in: [.reader],
        "Show proposed changes word by word, or as the text would read with them"),
      ActionInfo(.reply, keys: ["R"], in: [.reader, .comments], "Reply to the comment"),
      ActionInfo(.edit, keys: ["e"], in: [.reader], "Edit your comment or reply"),
      ActionInfo(.withdraw, keys: ["D"], in: [.reader], "Withdraw your comment or reply"),
      ActionInfo(.resolve, keys: ["s"], in: [.reader, .comments], "Resolve the comment with a disposition"),
      ActionInfo(.reopen, keys: ["S"], in: [.reader, .comments], "Reopen the comment"),
      ActionInfo(.openDraft, keys: ["C"], in: reading, "Go on with your draft on the paragraph"),
      ActionInfo(.undo, keys: ["u"], in: [.reader, .passage, .outline, .comments], "Undo what you did last"),
      ActionInfo(.redo, keys: ["<C-r>"], in: [.reader, .passage, .outline, .comments], "Redo what you undid"),
      ActionInfo(.foldComments, keys: ["z c"], in: [.reader], "Fold the paragraph's comments, or unfold them"),
      ActionInfo(.foldAllComments, keys: ["z C"], in: [.reader], "Fold all comments, or unfold them"),
      ActionInfo(
        .cycleChanges, keys: ["z t"], in: [.reader, .changes],
        "Show tracked changes: both sides, the changed text, the original"),
      ActionInfo(
        .showDepths, keys: ["z b"], in: [.reader], "Show behind each square bracket how deep it nests, or hide it"),

      ActionInfo(
        .compare, keys: ["="], in: [.reader, .outline], "Show what differs from the earlier revision, or hide it"),
      ActionInfo(
        .nextChange, keys: ["] ="], in: [.reader, .outline], "Go to the next change from the earlier revision"),
      ActionInfo(
        .previousChange, keys: ["[ ="], in: [.reader, .outline], "Go to the previous change from the earlier revision"),
      ActionInfo(
        .nextOutdated, keys: ["] p"], in: [.reader, .outline], "Go to the next paragraph with an outdated position"),
      ActionInfo(
        .previousOutdated, keys: ["[ p"], in: [.reader, .outline],
        "Go to the previous paragraph with an outdated position"),
      ActionInfo(
        .orphans, keys: ["g o"], in: [.reader, .outline], "List the comments that lost their place or fit several"),
      ActionInfo(
        .placeComment, keys: ["P"], in: reading,
        "Take up the comment to place it, or put it on this paragraph or passage"),
      ActionInfo(.nextNew, keys: ["] n"], in: [.reader, .outline], "Go to what is new since you last looked"),
      ActionInfo(.previousNew, keys: ["[ n"], in: [.reader, .outline], "Go back to what is new since you last looked"),
      ActionInfo(.newThings, keys: ["g n"], in: [.reader, .outline], "List what is new since you last looked"),
      ActionInfo(
        .unfoldNew, keys: ["z n"], in: [.reader], "Fold all comments but those with something new, or unfold them"),

      ActionInfo(
        .choosePassage, keys: ["v"], in: reading, "Choose words of the paragraph or heading, first those just found"),
      ActionInfo(.nextWord, keys: ["l", "<Right>", "w"], in: [.passage], "Move the passage's end a word on"),
      ActionInfo(.previousWord, keys: ["h", "<Left>", "b"], in: [.passage], "Move the passage's end a word back"),
      ActionInfo(.extendWord, keys: ["j", "<Down>"], in: [.passage], "Move the passage's end a line down"),
      ActionInfo(.shrinkWord, keys: ["k", "<Up>"], in: [.passage], "Move the passage's end a line up"),
      ActionInfo(
        .nextSentence, keys: [")"], in: [.passage],
        "Move the passage's end to the end of its sentence, or the one after"),
      ActionInfo(
        .previousSentence, keys: ["("], in: [.passage],
        "Move the passage's end to the start of its sentence, or the one before"),
      ActionInfo(
        .shrinkToStart, keys: ["^", "<Home>"], in: [.passage], "Move the passage's end to the start of the text"),
      ActionInfo(.extendToEnd, keys: ["$", "<End>"], in: [.passage], "Move the passage's end to the end of the text"),
      ActionInfo(.turnPassage, keys: ["o", "<Tab>"], in: [.passage], "Move the passage's other end"),
      ActionInfo(.commentOnPassage, keys: ["c", "<Enter>"], in: [.passage], "Comment on the passage"),

      ActionInfo(.toggleOutline, keys: ["O"], in: [.reader, .outline], "Show or hide the outline"),
      ActionInfo(.focusOutline, keys: ["<Tab>", "o"], in: [.reader], "Go to the outline"),
      ActionInfo(
        .focusReader, keys: ["<Tab>", "<Enter>", "l", "<Right>", "<Esc>"], in: [.outline], "Go to the text"),
      ActionInfo(.fold, keys: ["z a", "h", "<Left>"], in: [.outline], "Fold or unfold the section"),
      ActionInfo(.foldAll, keys: ["z A"], in: [.outline], "Fold or unfold all sections"),

      ActionInfo(.allComments, keys: ["m"], in: [.reader, .outline], "Show all comments, by paragraph and delegation"),
      ActionInfo(.filterDelegation, keys: ["d"], in: [.comments], "Show only the next delegation's comments"),
      ActionInfo(.filterKind, keys: ["t"], in: [.comments], "Show only the next kind of comments"),
      ActionInfo(.filterDisposition, keys: ["f"], in: [.comments], "Show only comments with the next disposition"),
      ActionInfo(.filterOpen, keys: ["o"], in: [.comments], "Show only open comments, or all"),
      ActionInfo(.filterOrphaned, keys: ["O"], in: [.comments], "Show only comments that stand nowhere, or all"),
      ActionInfo(.filterProposals, keys: ["p"], in: [.comments], "Show only comments that propose words, or all"),
      ActionInfo(.clearFilters, keys: ["0"], in: [.comments, .timeline, .changes], "Show all again"),
      ActionInfo(.acceptProposal, keys: ["A"], in: [.comments], "Accept the proposed change and show the text with it"),
      ActionInfo(.resultingText, keys: ["v"], in: [.comments], "Show the paragraph with the proposed change"),
      ActionInfo(.tallyByDelegation, keys: ["T"], in: [.comments], "Show how many comments each delegation made"),

      ActionInfo(
        .summary, keys: ["b"], in: [.reader, .outline], "Show where each section and delegation stands, as bars"),
      ActionInfo(.trackedChanges, keys: ["T"], in: [.reader, .outline], "List the tracked changes of the file"),
      ActionInfo(.filterAuthor, keys: ["d"], in: [.changes], "Show only the next author's changes"),
      ActionInfo(
        .cycleBeside, keys: ["|"], in: [.reader, .outline],
        "Choose what stands beside the text: details, comments, summary, nothing"),

      ActionInfo(.timeline, keys: ["t"], in: [.reader, .outline], "Show the timeline, at this paragraph's event"),
      ActionInfo(.nextEvent, keys: ["l", "<Right>", "n"], in: [.timeline], "Go to the next event in time"),
      ActionInfo(.previousEvent, keys: ["h", "<Left>", "N"], in: [.timeline], "Go to the previous event in time"),
      ActionInfo(.laneDown, keys: ["j", "<Down>", "<PageDown>"], in: [.timeline], "Go to the lane below"),
      ActionInfo(.laneUp, keys: ["k", "<Up>", "<PageUp>"], in: [.timeline], "Go to the lane above"),
      ActionInfo(.zoomIn, keys: ["+"], in: [.timeline], "Show half the time, round the event"),
      ActionInfo(.zoomOut, keys: ["-"], in: [.timeline], "Show twice the time"),
      ActionInfo(.filterBody, keys: ["f"], in: [.timeline], "Show only the next body's events"),
      ActionInfo(.nextMention, keys: ["<Tab>"], in: [.timeline], "Choose the next paragraph that mentions the event"),
      ActionInfo(.openEvent, keys: ["<Enter>"], in: [.timeline], "Go to the paragraph that mentions the event"),
      ActionInfo(.palette, keys: [":"], in: views, "Choose among all actions, by name or by key"),
      ActionInfo(.chooseTheme, keys: [], in: views, "Choose the theme, seen at once"),
      ActionInfo(.toggleMouse, keys: [], in: views, "Use the mouse, or leave it to the terminal"),
      ActionInfo(.toggleLinear, keys: [], in: views, "Show everything in one column without boxes, or not"),
      ActionInfo(.copy, keys: ["y"], in: reading, "Copy the paragraph, comment or passage with where it stands"),
      ActionInfo(.copyWords, keys: ["Y"], in: reading, "Copy the words alone"),
      ActionInfo(
        .details, keys: ["i"], in: [.reader],
        "Show who says what on the paragraph or changed it, its meetings and terms"),
      ActionInfo(.findings, keys: ["!"], in: [.reader, .outline], "Show what is odd about the document"),
      ActionInfo(
        .help, keys: ["?", "<F1>"], in: views, "Show the keys"),
      ActionInfo(
        .suspend, keys: ["<C-z>"],
        in: views + [.overlay, .composer, .prompt, .palette],
        "Suspend conote"),
      ActionInfo(
        .repaint, keys: ["<C-l>"],
        in: views + [.overlay, .composer, .prompt, .palette],
        "Draw the screen anew"),
      ActionInfo(
        .choose, keys: ["<Enter>"], in: [.comments, .summary, .changes, .overlay], "Go to what the line is about"),
      ActionInfo(.confirm, keys: ["y", "<Enter>"], in: [.question], "Do it"),
      ActionInfo(.decline, keys: ["n", "q", "<Esc>"], in: [.question], "Leave everything as it is"),
      ActionInfo(
        .close, keys: ["q", "<Esc>"], in: [.passage, .timeline, .comments, .summary, .changes, .overlay],
        "Close this and go back to the text"),
      ActionInfo(.quit, keys: ["q", "Z Z"], in: [.reader, .outline], "Quit conote"),

      ActionInfo(.save, keys: ["<C-s>", "<A-Enter>"], in: [.composer], "Keep what you wrote"),
      ActionInfo(.accept, keys: ["<Enter>"], in: [.prompt, .palette], "Go to what was typed, or do what is chosen"),
      ActionInfo(.complete, keys: ["<Tab>"], in: [.palette], "Type the name of what is chosen"),
      ActionInfo(.cancel, keys: ["<Esc>", "<C-g>"], in: writing, "Leave; what is in the composer stays as a draft"),
      ActionInfo(.discard, keys: ["<C-x>"], in: [.composer], "Throw the draft away; C in the text brings it back"),
      ActionInfo(.newLine, keys: ["<Enter>"], in: [.composer], "Start a new line"),
      ActionInfo(.switchField, keys: ["<Tab>"], in: [.composer], "Go to the other field"),
      ActionInfo(.cycleKind, keys: ["<C-t>"], in: [.composer], "Choose the next kind or disposition"),
      ActionInfo(.openEditor, keys: ["<C-o>"], in: [.composer], "Write in $VISUAL or $EDITOR"),
      ActionInfo(
        .deleteBackward, keys: ["<Backspace>", "<C-h>"], in: writing, "Delete the character before the cursor"),
      ActionInfo(.deleteForward, keys: ["<Del>", "<C-d>"], in: writing, "Delete the character at the cursor"),
      ActionInfo(.deleteWord, keys: ["<C-w>", "<A-Backspace>"], in: writing, "Delete the word before the cursor"),
      ActionInfo(.deleteToStart, keys: ["<C-u>"], in: writing, "Delete to the start of the line"),
      ActionInfo(.deleteToEnd, keys: ["<C-k>"], in: writing, "Delete to the end of the line"),
      ActionInfo(.cursorLeft, keys: ["<Left>", "<C-b>"], in: writing, "Go a character left"),
      ActionInfo(.cursorRight, keys: ["<Right>", "<C-f>"], in: writing, "Go a character right"),
      ActionInfo(.cursorUp, keys: ["<Up>", "<C-p>"], in: writing, "Go a line up, or to an earlier entry"),
      ActionInfo(.cursorDown, keys: ["<Down>", "<C-n>"], in: writing, "Go a line down, or to a later entry"),
      ActionInfo(.cursorWordLeft, keys: ["<C-Left>", "<A-b>"], in: writing, "Go a word left"),
      ActionInfo(.cursorWordRight, keys: ["<C-Right>", "<A-f>"], in: writing, "Go a word right"),
      ActionInfo(.cursorLineStart, keys: ["<Home>", "<C-a>"], in: writing, "Go to the start of the line"),
      ActionInfo(.cursorLineEnd, keys: ["<End>", "<C-e>"], in: writing, "Go to the end of the line"),
    ]
  }()
}
