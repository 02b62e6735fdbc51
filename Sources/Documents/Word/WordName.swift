internal import Containers

/// The elements of WordprocessingML that the reader knows (ISO/IEC 29500-1, clause 17).
enum WordName: String, CaseIterable {
  // Stories and paragraphs
  case body = "w:body"
  case paragraph = "w:p"
  case run = "w:r"
  case text = "w:t"
  case deletedText = "w:delText"
  case mathText = "m:t"
  case tab = "w:tab"
  case absoluteTab = "w:ptab"
  case lineBreak = "w:br"
  case carriageReturn = "w:cr"
  case noBreakHyphen = "w:noBreakHyphen"
  case softHyphen = "w:softHyphen"
  case symbol = "w:sym"
  case rubyText = "w:rt"
  case textBox = "w:txbxContent"
  case foreignChunk = "w:altChunk"

  // Properties
  case paragraphProperties = "w:pPr"
  case runProperties = "w:rPr"
  case paragraphStyle = "w:pStyle"
  case runStyle = "w:rStyle"
  case numberProperties = "w:numPr"
  case numberLevel = "w:ilvl"
  case numberID = "w:numId"
  case outlineLevel = "w:outlineLvl"
  case pageBreakBefore = "w:pageBreakBefore"
  case bold = "w:b"
  case italic = "w:i"
  case struck = "w:strike"
  case struckTwice = "w:dstrike"
  case hidden = "w:vanish"
  case language = "w:lang"
  case sectionProperties = "w:sectPr"
  case headerReference = "w:headerReference"
  case titlePage = "w:titlePg"
  case paragraphPropertiesChange = "w:pPrChange"
  case runPropertiesChange = "w:rPrChange"
  case sectionPropertiesChange = "w:sectPrChange"
  case tablePropertiesChange = "w:tblPrChange"
  case tableExceptionsChange = "w:tblPrExChange"
  case gridChange = "w:tblGridChange"
  case rowPropertiesChange = "w:trPrChange"
  case cellPropertiesChange = "w:tcPrChange"
  case numberingChange = "w:numberingChange"

  // Tables
  case table = "w:tbl"
  case row = "w:tr"
  case cell = "w:tc"
  case rowProperties = "w:trPr"
  case headRow = "w:tblHeader"
  case gridSpan = "w:gridSpan"
  case deletedCell = "w:cellDel"

  // Fields, links, controls
  case simpleField = "w:fldSimple"
  case fieldCharacter = "w:fldChar"
  case instruction = "w:instrText"
  case deletedInstruction = "w:delInstrText"
  case formData = "w:ffData"
  case hyperlink = "w:hyperlink"
  case bookmark = "w:bookmarkStart"
  case controlProperties = "w:sdtPr"
  case controlEndProperties = "w:sdtEndPr"
  case alternate = "mc:AlternateContent"
  case choice = "mc:Choice"
  case fallback = "mc:Fallback"

  // Changes, comments, notes
  case inserted = "w:ins"
  case deleted = "w:del"
  case movedFrom = "w:moveFrom"
  case movedTo = "w:moveTo"
  case comment = "w:comment"
  case commentStart = "w:commentRangeStart"
  case commentEnd = "w:commentRangeEnd"
  case commentReference = "w:commentReference"
  case footnote = "w:footnote"
  case endnote = "w:endnote"
  case footnoteReference = "w:footnoteReference"
  case endnoteReference = "w:endnoteReference"
  case commentExtension = "w15:commentEx"
  case person = "w15:person"
  case presence = "w15:presenceInfo"

  // Styles, numbering, settings
  case style = "w:style"
  case name = "w:name"
  case basedOn = "w:basedOn"
  case abstractNumbering = "w:abstractNum"
  case numbering = "w:num"
  case abstractNumberingID = "w:abstractNumId"
  case numberingStyleLink = "w:numStyleLink"
  case level = "w:lvl"
  case levelOverride = "w:lvlOverride"
  case startOverride = "w:startOverride"
  case levelStart = "w:start"
  case levelFormat = "w:numFmt"
  case levelText = "w:lvlText"
  case levelRestart = "w:lvlRestart"
  case levelLegal = "w:isLgl"
  case footnoteProperties = "w:footnotePr"
  case endnoteProperties = "w:endnotePr"
  case numberStart = "w:numStart"
  case themeLanguage = "w:themeFontLang"

  // Packages
  case relationship = "rel:Relationship"
  case partType = "ct:Override"
}

extension WordName {
  /// All of them, by their numbers in the vocabulary.
  static let all = allCases
  /// Their numbers.
  static let vocabulary = XMLVocabulary(names: all.map(\.rawValue))
}

extension WordName {
  /// Its number in the vocabulary.
  var number: Int { WordName.numbers[self] ?? XMLVocabulary.unknown }
  private static let numbers = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
}

extension XMLAttributes {
  /// Whether a property is switched on: it is when its value is absent (ISO/IEC 29500-1, 17.17.4).
  var isOn: Bool {
    guard let value = self["val"] else { return true }
    return !(value.equals("0") || value.equals("false") || value.equals("off"))
  }
}
