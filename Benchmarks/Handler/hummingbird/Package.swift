// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "hb-handler",
    platforms: [.macOS(.v15)],
    dependencies: [.package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1")],
    targets: [
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .executableTarget(
            name: "hb-handler",
            dependencies: ["COpenSSL", .product(name: "Hummingbird", package: "hummingbird")]
        ),
    ]
)
