// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// So many bytes of the type that the arguments say.
final class TextHandler: RequestHandler {
    override func get() throws { try answer() }
    override func head() throws { try answer() }
    override func post() throws { try answer() }

    private func answer() throws {
        let count = try argument("n", default: "100").pythonInt()
        try setHeader("Content-Type", fromArgument: "type")
        try setHeader("Vary", fromArgument: "vary")
        try setHeader("Content-Encoding", fromArgument: "ce")
        let digits = Array("0123456789abcdef".utf8)
        write((0..<max(0, count)).map { digits[$0 % digits.count] })
    }

    private func setHeader(_ name: String, fromArgument argumentName: String) throws {
        let value = try argument(argumentName, default: "")
        if !value.isEmpty { try setHeader(name, value) }
    }
}
