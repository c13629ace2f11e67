// swift-tools-version: 6.2
import PackageDescription

// An application that depends on Funnel without its HTTP server; see the script `check` beside this file.
let package = Package(
    name: "TraitPackage",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Funnel", path: "../..", traits: [])],
    targets: [
        .executableTarget(
            name: "Bare",
            dependencies: [
                .product(name: "Funnel", package: "Funnel"), .product(name: "FunnelCommand", package: "Funnel"),
            ]
        )
    ]
)
