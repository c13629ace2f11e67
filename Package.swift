// swift-tools-version: 6.2
import PackageDescription

let strict = Context.environment["CI"] == "true"

let swiftSettings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let inMemoryLogging = Target.Dependency.product(name: "InMemoryLogging", package: "swift-log")
let nio = ["NIOCore", "NIOPosix"].map {
    Target.Dependency.product(name: $0, package: "swift-nio", condition: .when(traits: ["HTTPServer"]))
}
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// libfcgi and epoll tie the FastCGI side to Linux; elsewhere the rest builds without it.
let onLinux = TargetDependencyCondition.when(platforms: [.linux])

let package = Package(
    name: "Funnel",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Funnel", targets: ["Funnel"]),
        .library(name: "FunnelFastCGI", targets: ["FunnelFastCGI"]),
        .library(name: "FunnelHTTPServer", targets: ["FunnelHTTPServer"]),
        .library(name: "FunnelCommand", targets: ["FunnelCommand"]),
        .library(name: "FunnelTesting", targets: ["FunnelTesting"]),
        .library(name: "FunnelStatus", targets: ["FunnelStatus"]),
        .library(name: "FunnelMetrics", targets: ["FunnelMetrics"]),
        .library(name: "FunnelMustache", targets: ["FunnelMustache"]),
        .library(name: "FastCGI", targets: ["FastCGI"]),
        .executable(name: "hello", targets: ["Hello"]),
        .executable(name: "blog", targets: ["Blog"]),
        .executable(name: "conformance-app", targets: ["ConformanceApp"]),
        .executable(name: "router-benchmark", targets: ["RouterBenchmark"]),
        .executable(name: "handler-benchmark", targets: ["HandlerBenchmark"]),
        .executable(name: "large-benchmark", targets: ["LargeBenchmark"]),
    ],
    traits: [
        .trait(name: "HTTPServer", description: "serve --http, on SwiftNIO"),
        .default(enabledTraits: ["HTTPServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // System libraries
        .systemLibrary(name: "CFastCGI", pkgConfig: "fcgi", providers: [.apt(["libfcgi-dev"])]),
        .systemLibrary(
            name: "CPCRE2",
            pkgConfig: "libpcre2-8",
            providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]
        ),

        .systemLibrary(
            name: "COpenSSL",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]
        ),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Libraries
        .target(name: "CTrap"),
        .target(name: "Locking", swiftSettings: swiftSettings),
        .target(name: "CScoreboard"),
        .target(name: "FunnelStatus", dependencies: ["CScoreboard", "Locking"], swiftSettings: swiftSettings),
        .target(
            name: "FastCGI",
            dependencies: ["CFastCGI", "CTrap", "FunnelStatus", "Locking"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Funnel",
            dependencies: ["COpenSSL", "CPCRE2", "CZlib", "FunnelStatus", "Locking", httpTypes, logging],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "FunnelFastCGI",
            dependencies: ["FastCGI", "Funnel", "FunnelStatus", "Locking", httpTypes, logging],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "FunnelSupervisor",
            dependencies: ["FastCGI", "FunnelStatus", "Locking", logging],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "FunnelHTTPServer",
            dependencies: ["Funnel", "FunnelStatus", httpTypes, logging] + nio,
            swiftSettings: swiftSettings
        ),
        .target(
            name: "FunnelCommand",
            dependencies: [
                "Funnel", "FunnelStatus", "Locking", .target(name: "FunnelFastCGI", condition: onLinux),
                .target(name: "FastCGI", condition: onLinux),
                .target(name: "FunnelSupervisor", condition: onLinux),
                .target(name: "FunnelHTTPServer", condition: .when(traits: ["HTTPServer"])), argumentParser, httpTypes,
                logging,
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "FunnelTesting",
            dependencies: ["Funnel", httpTypes, logging, inMemoryLogging],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "FunnelMetrics",
            dependencies: ["FunnelStatus", "Locking", .product(name: "CoreMetrics", package: "swift-metrics")],
            swiftSettings: swiftSettings
        ),
        .target(name: "FunnelMustache", dependencies: ["Funnel", "Locking", mustache], swiftSettings: swiftSettings),

        // Examples
        .executableTarget(
            name: "Hello",
            dependencies: ["Funnel", "FunnelCommand"],
            path: "Sources/Examples/Hello",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "Blog",
            dependencies: ["Funnel", "FunnelCommand", "FunnelMustache", grdb],
            path: "Sources/Examples/Blog",
            exclude: ["README.md"],
            resources: [.copy("Views"), .copy("Static")],
            swiftSettings: swiftSettings
        ),

        // Benchmarks
        .executableTarget(
            name: "RouterBenchmark",
            dependencies: ["Funnel"],
            path: "Benchmarks/Router",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "HandlerBenchmark",
            dependencies: ["Funnel", "FunnelCommand"],
            path: "Benchmarks/Handler/Funnel",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "LargeBenchmark",
            dependencies: ["Funnel", "FunnelCommand"],
            path: "Benchmarks/Large/Funnel",
            swiftSettings: swiftSettings
        ),

        // Tests
        .target(
            name: "TestSupport",
            dependencies: ["COpenSSL"],
            path: "Tests/TestSupport",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "LiveApp",
            dependencies: ["Funnel", "FunnelCommand", "TestSupport", httpTypes],
            path: "Tests/LiveApp",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "ConformanceApp",
            dependencies: ["Funnel", "FunnelCommand", httpTypes],
            path: "Tests/ConformanceApp",
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelStatusTests",
            dependencies: ["FunnelStatus", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FastCGITests",
            dependencies: ["FastCGI", "FunnelStatus", "Locking", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelTests",
            dependencies: [
                "CZlib", "Funnel", "FunnelStatus", "Locking", "TestSupport", httpTypes, logging, inMemoryLogging,
            ],
            exclude: ["Request/ParameterDumps"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelTestingTests",
            dependencies: ["FunnelTesting", "Funnel", "Hello", "LiveApp", httpTypes, logging],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelFastCGITests",
            dependencies: [
                "FunnelFastCGI", "FastCGI", "Funnel", "FunnelStatus", "Locking", "TestSupport", httpTypes, logging,
                inMemoryLogging,
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelSupervisorTests",
            dependencies: ["FunnelSupervisor", "FastCGI", "FunnelStatus", "TestSupport", logging],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelHTTPServerTests",
            dependencies: [
                "FunnelHTTPServer", "Funnel", "FunnelStatus", "TestSupport", httpTypes, logging, inMemoryLogging,
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelCommandTests",
            dependencies: ["FunnelCommand", "Funnel", "TestSupport", "Hello", argumentParser, httpTypes, logging],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelMetricsTests",
            dependencies: [
                "FunnelMetrics", "FunnelStatus", "TestSupport",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FunnelMustacheTests",
            dependencies: [
                "FunnelMustache", "Funnel", "TestSupport", mustache, httpTypes, logging, inMemoryLogging,
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "BlogTests",
            dependencies: ["Blog", "Funnel", "FunnelTesting", "TestSupport", grdb, httpTypes],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["ConformanceApp", "CZlib", "Funnel", "TestSupport", httpTypes],
            exclude: ["Cases"],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "NotesApp",
            dependencies: ["Funnel", "FunnelCommand", httpTypes],
            path: "Tests/NotesApp",
            exclude: ["notes.py"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "DocumentationTests",
            // All products: samples are compiled with the modules that stand beside the tests.
            dependencies: [
                "Blog", "FastCGI", "Funnel", "FunnelCommand", "FunnelFastCGI", "FunnelHTTPServer", "FunnelMetrics",
                "FunnelMustache", "FunnelStatus", "FunnelTesting", "Hello", "NotesApp", "TestSupport",
            ],
            exclude: ["World"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "LiveTests",
            dependencies: ["TestSupport", "Hello", "LiveApp", "NotesApp"],
            exclude: ["Support/tornado_app.py"],
            swiftSettings: swiftSettings
        ),
    ],
    swiftLanguageModes: [.v6]
)
