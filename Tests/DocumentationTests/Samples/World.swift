// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What samples that are no whole files can count on.
enum World {
    static let path = "Tests/DocumentationTests/World/World.swift"

    static let imports = (Repository.libraries + ["CoreMetrics", "HTTPTypes", "Logging", "Synchronization", "Testing"])
        .map { "import \($0)\n" }.joined()
}
