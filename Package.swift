// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the house: it may import what it names here and nothing else.
func module(
  _ name: String, _ imports: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: imports, exclude: exclude, resources: resources, swiftSettings: settings)
}

/// The tests of one module.
func tests(of name: String, _ more: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + more, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "conote",
  products: [
    .executable(name: "conote", targets: ["conote"]),
    .library(name: "Documents", targets: ["Documents"]),
    .library(name: "Reviews", targets: ["Reviews"]),
  ],
  targets: [
    .executableTarget(
      name: "conote",
      dependencies: [
        "Terminal", "Desk", "Exchange", "CellGrid", "Journals", "Reviews", "Documents", "Text", "Digest", "Threads",
        "CGetopt", "CMalloc",
      ],
      swiftSettings: settings),
    module("Terminal", ["CellGrid", "Text", "CNcurses"]),
    module("Desk", ["CellGrid", "Documents", "Reviews", "Text"], resources: [.embedInCode("Language/french.txt")]),
    module(
      "Exchange", ["Documents", "Reviews", "Containers", "Text", "Digest", "CXlsxWriter"],
      resources: [.embedInCode("Page")]),
    module("Journals", ["Reviews", "Text", "CPostgres", "CSQLite"], resources: [.embedInCode("Hub/Hub.sql")]),
    module("Reviews", ["Documents", "Text", "Digest"], resources: [.embedInCode("countries.txt")]),
    module(
      "Documents", ["Text", "Containers", "Digest", "Threads", "CCmark"], exclude: ["Profiles"],
      resources: [.embedInCode("Shelf")]),
    module("CellGrid", ["Text"], resources: [.embedInCode("Themes"), .embedInCode("themes.txt")]),
    module("Text", ["CFribidi", "CUtf8proc", "CPCRE2"]),
    module("Digest", ["CMD"]),
    module("Containers", ["Threads", "CZip", "CLibXML2"]),
    module("Threads"),
    .systemLibrary(name: "CFribidi"),
    .systemLibrary(name: "CGetopt"),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CPostgres"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CXlsxWriter"),
    .systemLibrary(name: "CCmark"),
    .systemLibrary(name: "CUtf8proc"),
    .systemLibrary(name: "CPCRE2"),
    .systemLibrary(name: "CMD"),
    .systemLibrary(name: "CZip"),
    .systemLibrary(name: "CLibXML2"),
    .target(name: "TestServer", path: "Tests/TestServer", swiftSettings: settings),
    tests(of: "Text"),
    tests(of: "Digest"),
    tests(of: "Threads"),
    tests(of: "CellGrid", ["Text"]),
    tests(of: "Containers"),
    tests(of: "Documents", ["Text", "Containers"]),
    tests(of: "Reviews", ["Documents", "Text", "Digest"]),
    tests(of: "Terminal", ["CellGrid", "Text"]),
    tests(of: "Journals", ["Reviews", "Documents", "Text", "TestServer"]),
    tests(of: "Exchange", ["Documents", "Reviews", "Containers", "Text"]),
    tests(of: "Desk", ["CellGrid", "Containers", "Documents", "Reviews", "Text"], exclude: ["Screens"]),
    tests(of: "conote", ["Desk", "Exchange", "CellGrid", "Documents", "Reviews", "Text", "TestServer"]),
  ]
)

// What scripts/fuzz builds.
if Context.environment["CONOTE_FUZZ"] != nil {
  package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Documents", "Containers"], path: "Tests/Fuzz", exclude: ["Seeds"],
      swiftSettings: settings))
}
