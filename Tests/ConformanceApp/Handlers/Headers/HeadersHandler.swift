// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Sets header fields in the way that the path names.
final class HeadersHandler: RequestHandler {
    override func setDefaultHeaders() throws {
        try setHeader("X-Default", "d")
        try setHeader("X-Overridden", "default")
    }

    override func get() throws {
        let mode: String = try pathArguments.require(0)
        try setFields(mode)
        try addFields(mode)
        try setText(mode)
        try setRefused(mode)
        write("headers")
    }

    private func setFields(_ mode: String) throws {
        switch mode {
        case "set":
            try setHeader("X-One", "1")
            try setHeader("x-one", "2")
            try setHeader("X-Overridden", "handler")
        case "types":
            try setHeader("X-Int", "42")
            try setHeader("X-Bytes", "bytes")
            try setHeader("X-Date", HTTPDate.string(secondsSince1970: FixedDate.seconds))
            try setHeader("X-Empty", "")
        case "clear":
            try setHeader("X-Gone", "1")
            clearHeader("x-gone")
            clearHeader("never-set")
            clearHeader("Content-Type")
        case "ctype": try setHeader("Content-Type", "text/plain; charset=iso-8859-1")
        default: break
        }
    }

    private func addFields(_ mode: String) throws {
        switch mode {
        case "multi":
            try addHeader("X-Multi", "a")
            try addHeader("X-Multi", "b")
            try addHeader("x-multi", "c")
        case "set_after_add":
            try addHeader("X-Multi", "a")
            try addHeader("X-Multi", "b")
            try setHeader("X-Multi", "only")
        default: break
        }
    }

    private func setText(_ mode: String) throws {
        switch mode {
        case "latin1":
            try setHeader("X-Latin", "caf\u{e9}")
            try setHeader("X-Utf8", "caf\u{e9}".utf8.latin1)
        case "tab": try setHeader("X-Tab", "a\tb")
        case "inject": try setHeader("X-Inject", argument("v", trimmed: false))
        case "injectadd": try addHeader("X-Inject", argument("v", trimmed: false))
        default: break
        }
    }

    private func setRefused(_ mode: String) throws {
        switch mode {
        case "notlatin1": try setHeader("X-Bad", "\u{20ac}")
        // The compiler keeps this from being written at all.
        case "float": throw ReferenceFailure("Unsupported header value 1.5")
        case "addbadname": try addHeader("X Bad Name", "1")
        case "crash":
            try setHeader("X-Overridden", "lost")
            throw HTTPError(.serviceUnavailable)
        default: break
        }
    }
}
