// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes

/// The head of one HTTP/1 request, checked.
struct RequestHead {
    /// The first line.
    let line: RequestLine
    /// The header fields, in the order they came.
    let fields: [HeaderLine]
    /// How the body ends.
    let framing: BodyFraming

    /// - Parameters:
    ///   - lines: The lines of the head without their ends, and without the empty one.
    ///   - maximumFields: Most header fields; more is 431.
    /// - Throws: ``RequestHeadError``, with the framing if the head says it in spite of everything.
    init(_ lines: [[UInt8]], maximumFields: Int = Limits().maximumVariables) throws(RequestHeadError) {
        let block = HeaderBlock(lines.dropFirst())
        let first = Result { () throws(RequestHeadError) in try RequestLine(lines.first ?? []) }
        let isHTTP10 = (try? first.get())?.isHTTP10 ?? false
        framing = try block.framing(isHTTP10: isHTTP10)
        fields = block.fields
        do throws(RequestHeadError) {
            line = try first.get()
            try Self.check(block, isHTTP10: isHTTP10, maximumFields: maximumFields)
        } catch {
            throw RequestHeadError(status: error.status, reason: error.reason, framing: framing)
        }
    }

    private static func check(_ block: HeaderBlock, isHTTP10: Bool, maximumFields: Int) throws(RequestHeadError) {
        if let defect = block.defect { throw defect }
        guard block.fields.count <= maximumFields else {
            throw RequestHeadError(
                status: .requestHeaderFieldsTooLarge,
                reason: "more than \(maximumFields) header fields"
            )
        }
        let hosts = block.values("host").count
        guard hosts <= 1 else { throw RequestHeadError(reason: "two Host fields") }
        guard hosts == 1 || isHTTP10 else { throw RequestHeadError(reason: "no Host field") }
    }
}
