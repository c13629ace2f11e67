// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// The compiler, with the modules that were built with the tests.
struct SwiftCompiler {
    /// What it wrote; empty if the code is right.
    let errors: String

    /// Compiles files as one module, up to the checks that follow those of types, and keeps nothing.
    init(_ sources: [String], options: [String] = Self.moduleOptions) throws {
        let folder = try TemporaryDirectory()
        let files = try sources.enumerated().map { try folder.write("sample\($0).swift", $1.utf8) }
        let run = try ProgramRun(
            "swiftc",
            ["-emit-sil", "-whole-module-optimization", "-Onone", "-suppress-warnings", "-swift-version", "6"]
                + ["-module-name", "Sample", "-o", folder.file("sample.sil")] + options + files
        )
        errors = run.status == 0 ? "" : run.output
        if run.status != 0, run.output.isEmpty { throw TestFailure("swiftc ended with \(run.status)") }
    }

    /// The lines that say what is wrong.
    var errorLines: [String] {
        errors.split(separator: "\n").map(String.init).filter { $0.contains(/^\S+:\d+:\d+: error: ./) }
    }

    /// The options of package manifests.
    static func manifestOptions() throws -> [String] {
        guard let compiler = ProgramRun.path(of: "swiftc") else { throw TestFailure("swiftc is not in PATH") }
        let library = URL(fileURLWithPath: compiler).resolvingSymlinksInPath()
            .appendingPathComponent("../../lib/swift/pm/ManifestAPI").standardized.path
        return ["-I", library, "-package-description-version", "6.2"]
    }

    /// Where the modules are, and the C modules that they rest on.
    private static var moduleOptions: [String] {
        let products = ProgramRun.products
        let checkouts = products.appendingPathComponent("../../checkouts").standardized
        let maps =
            folders(in: products).map { $0.appendingPathComponent("module.modulemap") }
            + folders(in: Repository.root.appendingPathComponent("Sources")).map {
                $0.appendingPathComponent("module.modulemap")
            }
            + folders(in: checkouts).flatMap { folders(in: $0.appendingPathComponent("Sources")) }.map {
                $0.appendingPathComponent("include/module.modulemap")
            }
        let found = maps.filter { FileManager.default.fileExists(atPath: $0.path) }
        return ["-parse-as-library", "-I", products.appendingPathComponent("Modules").path]
            + found.flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] }
    }

    private static func folders(in folder: URL) -> [URL] {
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }
}
