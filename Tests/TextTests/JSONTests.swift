import Testing

@testable import Text

@Test func `members keep their order and nothing is added`() {
  let value: JSON = ["b": [1, true, nil], "a": ["x": "y"], "e": [], "o": [:]]
  #expect(value.text() == #"{"b":[1,true,null],"a":{"x":"y"},"e":[],"o":{}}"#)
}

@Test func `indented text has one member on a line`() {
  let value: JSON = ["a": [1, 2], "o": [:], "n": ["m": nil]]
  #expect(
    value.text(indented: true) == """
      {
        "a": [
          1,
          2
        ],
        "o": {},
        "n": {
          "m": null
        }
      }
      """)
}

@Test(arguments: [
  ("é – 会議", "é – 会議"), ("a\"b\\c", #"a\"b\\c"#), ("\n\t\r\u{8}\u{C}\u{1B}", #"\n\t\r\b\f\u001b"#),
  ("\u{7F}\u{9B}", #"\u007f\u009b"#),
  ("\u{202E}\u{200B}\u{FEFF}\u{2028}", #"\u202e\u200b\ufeff\u2028"#), ("\u{E0041}", #"\udb40\udc41"#), ("👍", "👍"),
])
func `no string can drive a terminal`(string: String, escaped: String) {
  #expect(JSON.string(string).text() == "\"\(escaped)\"")
}

@Test(arguments: [
  (0.1, "0.1"), (-0.0, "-0.0"), (1e21, "1e+21"), (5, "5.0"), (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
  (0.1 + 0.2, "0.30000000000000004"), (.leastNonzeroMagnitude, "5e-324"),
])
func `numbers come back as they were`(value: Double, text: String) {
  #expect(JSON.double(value).text() == text)
}

@Test func `integers are written whole`() {
  #expect(JSON.array([.int(.min), .int(.max)]).text() == "[-9223372036854775808,9223372036854775807]")
  #expect(JSON(nil as String?) == .null)
  #expect(JSON("x" as String?) == "x")
}
