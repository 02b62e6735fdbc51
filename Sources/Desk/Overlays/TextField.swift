import CellGrid
struct TextField: Equatable { var text: String; init(_ t: String, isMultiline: Bool) { text = t }
 mutating func insert(_ s: String) { text += s }
 mutating func perform(_ a: Action) -> Bool { false }
 func draw(into: inout Frame, in area: Rect, role: Role) {} }
extension Composer { mutating func fail(_ m: String) {}; mutating func replace(text: String) {} }
