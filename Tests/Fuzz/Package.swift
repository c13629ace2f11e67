// swift-tools-version: 6.2
import PackageDescription

/// One program for each parser of bytes from outside. `Scripts/fuzz` builds and runs them: they link only with
/// `--sanitize=fuzzer`, which brings their `main`, so that they are a package of their own.
let targets = [
    "AcceptEncodings", "ByteRanges", "Cookies", "Dates", "Multipart", "PathArguments", "PercentEncoding",
    "SignedValues", "Urlencoded", "XSRFTokens",
]

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Funnel", path: "../..")],
    targets: [.target(name: "FuzzSupport", path: "Support")]
        + targets.map { name in
            .executableTarget(
                name: name,
                dependencies: ["FuzzSupport", .product(name: "Funnel", package: "Funnel")],
                path: "Targets/\(name)",
                swiftSettings: [.unsafeFlags(["-parse-as-library"])]
            )
        },
    swiftLanguageModes: [.v6]
)
