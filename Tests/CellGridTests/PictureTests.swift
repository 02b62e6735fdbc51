import Foundation
import Testing
import Text

@testable import CellGrid

@Suite struct `A frame as a picture` {
  private func picture(_ theme: String = "dark", _ draw: (inout Frame) -> Void) throws -> String {
    var frame = Frame(size: Size(20, 2))
    frame.title = "a & b"
    draw(&frame)
    return frame.svg(in: try Theme.named(theme))
  }

  @Test func `has the text of each role in its colours, every column in its place`() throws {
    let svg = try picture { frame in
      frame.put("plain", x: 0, y: 0, role: .text, in: frame.bounds)
      frame.put("世界 bold", x: 6, y: 0, role: .title, in: frame.bounds)
    }
    #expect(svg.contains("viewBox=\"0 0 168 34\""))
    #expect(svg.contains("<title>a &amp; b</title>"))
    #expect(svg.contains(">plain "))
    #expect(svg.contains("x=\"50.4\" y=\"13\" textLength=\"75.6\" lengthAdjust=\"spacingAndGlyphs\""))
    #expect(svg.contains("font-weight=\"bold\">世界 bold</text>"))
  }

  @Test(arguments: Theme.names)
  func `is well-formed in every theme, whatever is drawn`(theme: String) throws {
    let svg = try picture(theme) { frame in
      for (index, role) in Role.allCases.enumerated() {
        frame.fill(Rect(x: index % 20, y: index / 20, columns: 1, rows: 1), "&", role: role)
      }
      frame.put("<\u{1B}]>\"", x: 3, y: 1, role: .code, in: frame.bounds)
    }
    #expect(!svg.contains("\u{1B}"))
    #expect(svg.components(separatedBy: "<text ").count == svg.components(separatedBy: "</text>").count)
    #expect(!svg.replacing("&amp;", with: "").replacing("&lt;", with: "").replacing("&gt;", with: "").contains("&"))
  }
}
