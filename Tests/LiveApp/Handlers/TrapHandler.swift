// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Traps, in the way that the path names, at the stage that `stage` names: `before` any output, with output `written`
/// but not sent, `after` a part of the response was sent, at the `end` when all of it was.
final class TrapHandler: RequestHandler {
    private var kind = ""
    private var stage = ""

    override func get() throws { try answer() }

    override func post() throws {
        // A body that nobody reads must not be in the way.
        try answer()
    }

    override func onFinish() {
        if stage == "end" { Trap.perform(kind) }
    }

    private func answer() throws {
        kind = pathArguments[0] ?? ""
        stage = try argument("stage", default: "before")
        if stage != "before" { write(String(repeating: "x", count: 100)) }
        if stage == "after" {
            return try finish(streaming: { [kind] writer in
                try writer.flush()
                Trap.perform(kind)
            })
        }
        if stage != "end" { Trap.perform(kind) }
    }
}
