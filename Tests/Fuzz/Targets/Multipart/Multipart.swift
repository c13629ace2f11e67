// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// A multipart form, with its `Content-Type` in the first line: it reads the same however it comes in pieces, and once
/// more when what was read is written as a form again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMultipart(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        var choices = Choices(input)
        let size = choices.number(below: 16) + 1
        let type = choices.rest.prefix { $0 != lineFeed }
        var variables = GatewayVariables()
        variables.set("CONTENT_TYPE", bytes: Array(type))
        guard case .multipart(let boundary) = (try? FormType(variables)) ?? .none else { return }

        let body = Array(choices.rest[type.endIndex...].dropFirst())
        let whole = read([body], boundary: boundary)
        let pieces = stride(from: 0, to: body.count, by: size).map { Array(body[$0..<min($0 + size, body.count)]) }
        claim(read(pieces, boundary: boundary) == whole, "pieces of \(size) read otherwise")
        guard case .parts(let parts) = whole else { return }

        claim(parts.reduce(0) { $0 + $1.content.count } <= body.count, "more content than body")
        let newBoundary = [UInt8](repeating: UInt8(ascii: "q"), count: input.count + 1)
        let again = read([written(parts, boundary: newBoundary)], boundary: newBoundary)
        claim(again == whole, "\(again) of \(parts)")
    }
}

private let lineFeed = UInt8(ascii: "\n")

/// What was found in a body.
private enum Reading: Equatable {
    case parts([Part])
    case refused(MultipartError)
    case unexpected(String)
}

private struct Part: Equatable {
    let name: String
    let filename: String?
    let type: String
    var content: [UInt8] = []

    static func == (left: Part, right: Part) -> Bool {
        left.name.utf8.elementsEqual(right.name.utf8) && left.type.utf8.elementsEqual(right.type.utf8)
            && left.filename.map { Array($0.utf8) } == right.filename.map { Array($0.utf8) }
            && left.content == right.content
    }
}

private struct Collector: MultipartSink {
    var complete: [Part] = []
    var part: Part?

    mutating func beginPart(_ header: PartHeader) {
        claim(part == nil && !header.name.isEmpty, "a part in a part")
        part = Part(name: header.name, filename: header.filename, type: header.contentType)
    }

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        claim(part != nil, "content outside of a part")
        part?.content += bytes
    }

    mutating func endPart() {
        claim(part != nil, "the end of no part")
        if let part { complete.append(part) }
        part = nil
    }
}

private func read(_ pieces: [[UInt8]], boundary: [UInt8]) -> Reading {
    var limits = Limits()
    // What is written again has escapes, and parts without a type get one.
    limits.maximumPartHeaderSize = 1 << 20
    do {
        var parser = try MultipartParser(boundary: boundary, limits: limits, sink: Collector())
        for piece in pieces { try parser.push(piece) }
        try parser.finish()
        claim(parser.sink.part == nil, "a part without an end")
        return .parts(parser.sink.complete)
    } catch let error as MultipartError {
        return .refused(error)
    } catch {
        return .unexpected("\(error)")
    }
}

private func written(_ parts: [Part], boundary: [UInt8]) -> [UInt8] {
    var body: [UInt8] = []
    for part in parts {
        body += Array("--".utf8) + boundary + Array("\r\nContent-Disposition: form-data; name=".utf8)
        body += quoted(part.name)
        if let filename = part.filename { body += Array("; filename=".utf8) + quoted(filename) }
        body += Array("\r\nContent-Type: \(part.type)\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
    }
    return body + Array("--".utf8) + boundary + Array("--".utf8)
}

private func quoted(_ text: String) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let backslash = UInt8(ascii: "\\")
    return [quote] + text.utf8.flatMap { $0 == quote || $0 == backslash ? [backslash, $0] : [$0] } + [quote]
}
