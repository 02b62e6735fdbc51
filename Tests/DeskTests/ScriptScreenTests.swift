import CellGrid
import Documents
import Testing
import Text

@testable import Desk

/// Golden screens of documents in scripts that are not Latin.
@Suite struct ScriptScreenTests {
  /// A sample in words of our own.
  struct Sample: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    /// What is looked for.
    var words: String
    var testDescription: String { name }
  }

  static let samples = [
    Sample(
      name: "arabic",
      text: """
        اللجنة الفنية الدائمة

        PC0801Ab

        نضج النافذة الواحدة

        1. رحبت اللجنة في دورتيها 243/244، المعقودتين من 23 إلى 26 أبريل 2024، بالخطوط العريضة لنموذج النضج (النموذج).
        2. للنموذج [أربعة] مستويات، وهو لا يرتب الأعضاء. ويمكن للأعضاء أن يبلغوا عن مستواهم كل [سنتين] على موقع WCO.
        3. The Arabic word for model is نموذج [in the text above].

        """, words: "النموذج"),
    Sample(
      name: "chinese",
      text: """
        常设技术委员会

        PC0801Cb

        单一窗口成熟度

        1. 委员会在2024年4月23日至26日举行的第243/244次会议上欢迎单一窗口成熟度模型（以下称“模型”）的纲要，并要求秘书处、成员和观察员提出意见。
        2. 模型有[四个]级别，涵盖法律依据、数据与接口、对贸易商的服务；它不对成员排名。成员可以每[两]年在WCO网站上报告其级别。

        """, words: "模型"),
    Sample(
      name: "russian",
      text: """
        Постоянный технический комитет

        PC0801Rb

        Зрелость единого окна

        1. На своих 243-й/244-й сессиях, прошедших с 23 по 26 апреля 2024 года, Комитет приветствовал набросок модели зрелости.
        2. Модель имеет [четыре] уровня и не ранжирует членов. Члены могут сообщать свой уровень каждые [два] года на сайте ВТамО.

        """, words: "модел"),
  ]

  @Test(arguments: samples, Size.golden) func `a document in another script`(sample: Sample, size: Size) throws {
    var session = Session(try Document.parse(Array(sample.text.utf8), name: "\(sample.name).txt"), size: size)
    session.press("/")
    session.type(sample.words)
    session.press("<Enter> v l")
    try expectScreen(session.desk.draw(), sample.name)
  }

  @Test(arguments: samples) func `no line begins with a sign that closes`(sample: Sample) throws {
    for columns in 20...60 {
      let session = Session(
        try Document.parse(Array(sample.text.utf8), name: "\(sample.name).txt"), size: Size(columns, 40))
      for (_, row) in session.desk.reader.visible {
        if let first = row.text.string.first { #expect(!"、。，；：？！）”】".contains(first), "\(columns)") }
      }
    }
  }
}
