// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// A page with an Etag of one kind or another.
final class EtagHandler: RequestHandler {
    /// Where the Etag comes from.
    enum Mode: Sendable {
        case auto, none, custom, weak, preset, early
    }

    private let mode: Mode

    init(_ context: HandlerContext, mode: Mode = .auto) {
        self.mode = mode
        super.init(context)
    }

    override func computeETag() -> String? {
        switch mode {
        case .none: nil
        case .custom: "\"custom-etag\""
        case .weak: "W/\"weak-etag\""
        case .auto, .preset, .early: super.computeETag()
        }
    }

    override func get() throws { try answer() }
    override func head() throws { try answer() }
    override func post() throws { try answer() }

    private func answer() throws {
        if mode == .preset { try setHeader("Etag", "\"preset\"") }
        if mode == .early {
            try setHeader("Etag", "\"early\"")
            if checkETagHeader() { return setStatus(.notModified) }
        }
        try setHeader("Content-Language", "en")
        try setHeader("X-Kept", "1")
        write("etag body")
    }
}
