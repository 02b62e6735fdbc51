import Glibc

/// A 24-bit colour in sRGB.
public struct RGB: Hashable, Sendable {
  /// Red, 0 to 255.
  public var red: UInt8
  /// Green, 0 to 255.
  public var green: UInt8
  /// Blue, 0 to 255.
  public var blue: UInt8

  /// Makes a colour.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads "#rrggbb".
  public init?(hexadecimal text: String) {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6, digits.first != UInt8(ascii: "+"),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// The colour as "#rrggbb".
  var hexadecimal: String {
    func digits(_ value: UInt8) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
    return "#" + digits(red) + digits(green) + digits(blue)
  }

  /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.1 defines it.
  public var luminance: Double {
    let (red, green, blue) = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// The contrast ratio with another colour, 1 to 21: (lighter + 0.05) / (darker + 0.05), WCAG 2.1, success criterion 1.4.3.
  public func contrast(with other: RGB) -> Double {
    let luminances = [luminance, other.luminance].sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }

  /// The channels as light, 0 to 1 (IEC 61966-2-1).
  var linear: (red: Double, green: Double, blue: Double) {
    let light = RGB.light
    return (light[Int(red)], light[Int(green)], light[Int(blue)])
  }

  private static let light = (0...255).map { channel in
    let value = Double(channel) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}

/// A colour in Oklab (Björn Ottosson, 2020), where distance is how different two colours look.
struct Oklab {
  /// Lightness, 0 to 1.
  let lightness: Double
  /// Green to red.
  let a: Double
  /// Blue to yellow.
  let b: Double

  init(_ colour: RGB) {
    let (red, green, blue) = colour.linear
    let l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// How far from grey, 0 to about 0.3.
  var chroma: Double { hypot(a, b) }

  /// The angle of the colour, 0 to 360: red 29, yellow 110, green 142, cyan 195, blue 264, magenta 328.
  var hue: Double {
    let angle = atan2(b, a) * 180 / .pi
    return angle < 0 ? angle + 360 : angle
  }

  func squaredDistance(to other: Oklab) -> Double {
    let differences = (lightness - other.lightness, a - other.a, b - other.b)
    return differences.0 * differences.0 + differences.1 * differences.1 + differences.2 * differences.2
  }
}
