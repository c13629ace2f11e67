// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A file that the project gives to its users, to be run as it is but for named lines.
struct DeployedFile {
    /// Where it lies in the clone.
    let path: String

    static let nginx = DeployedFile(path: "nginx-sample.conf")

    /// A file of `Documentation/deploy`.
    static func deploy(_ name: String) -> DeployedFile {
        DeployedFile(path: "Documentation/deploy/\(name)")
    }

    /// Its whole path.
    var url: URL {
        URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized.appendingPathComponent(path)
    }

    /// Its text with lines replaced, each of which must be there once, whatever its indentation.
    func text(_ edits: [String: String] = [:]) throws -> String {
        var lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
        for (line, replacement) in edits {
            let found = lines.indices.filter { lines[$0].trimmingCharacters(in: .whitespaces) == line }
            guard found.count == 1 else { throw TestFailure("\(path) does not have once: \(line)") }
            lines[found[0]] = replacement
        }
        return lines.joined(separator: "\n")
    }
}
