// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers with so many mebibytes as `mib` says, made while they are sent.
final class DownloadHandler: RequestHandler {
    override func get() throws {
        let count = Int(try argument("mib", default: "1")) ?? 1
        let mebibyte = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        try finish { writer in
            for _ in 0..<count { try writer.write(mebibyte) }
        }
    }
}
