// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Writes in the way that the path names.
final class WriteHandler: RequestHandler {
    override func get() throws { try answer() }
    override func head() throws { try answer() }

    private func answer() throws {
        let mode: String = try pathArguments.require(0)
        try writeText(mode)
        try writeDictionary(mode)
        try writeAndFinish(mode)
        try writeWithHeaders(mode)
    }

    private func writeText(_ mode: String) throws {
        switch mode {
        case "chunks": for number in 0..<5 { write("chunk \(number)\n") }
        case "many": for number in 0..<2000 { write("line \(number)\n") }
        case "unicode": write("na\u{ef}ve \u{20ac} \u{1F600} \u{0}|")
        case "emptystring": write("")
        // The compiler keeps these from being written at all.
        case "list", "int", "none": throw ReferenceFailure("write() only accepts bytes, unicode, and dict objects")
        case "flush":
            write("one ")
            try flush()
            write("two")
        default: break
        }
    }

    private func writeDictionary(_ mode: String) throws {
        let one: JSONValue = ["a": 1]
        switch mode {
        case "dict_then_type":
            try write(json: one)
            try setHeader("Content-Type", "text/javascript")
        case "type_then_dict":
            try setHeader("Content-Type", "text/javascript")
            try write(json: one)
        case "text_then_dict":
            write("prefix ")
            try write(json: one)
        case "finish_dict":
            try write(json: ["done": true] as JSONValue)
            try finish()
        default: break
        }
    }

    private func writeAndFinish(_ mode: String) throws {
        switch mode {
        case "finish_chunk":
            write("one ")
            try finish("two")
        case "write_after_finish":
            try finish("first")
            write("second")
        case "finish_twice":
            try finish("once")
            try finish("twice")
        default: break
        }
    }

    private func writeWithHeaders(_ mode: String) throws {
        switch mode {
        case "bytes":
            try setHeader("Content-Type", "application/octet-stream")
            write(Array(0...255))
        case "clear":
            setStatus(.accepted)
            try setHeader("X-Gone", "1")
            write("gone")
            clear()
            write("after clear")
        case "content_length":
            try setHeader("Content-Length", "5")
            write("exact")
        case "big":
            try setHeader("Content-Type", "application/octet-stream")
            write(try GeneratedBytes.make(count: 300_000, seed: "big"))
        default: break
        }
    }
}
