// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Programs of this package, which lie beside the tests.
enum BuiltProgram {
    static func path(_ name: String) -> String {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
        let beside = folder.appendingPathComponent(name)
        return FileManager.default.isExecutableFile(atPath: beside.path)
            ? beside.path : Bundle.main.bundleURL.appendingPathComponent(name).path
    }
}
