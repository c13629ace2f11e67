// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes

extension RequestReader {
    /// The next request's head, nil at the end of the stream. Empty lines before it are skipped (RFC 9112,
    /// section 2.2): files end with one.
    ///
    /// - Throws: ``RequestHeadError`` for one that is malformed: 431 over ``Limits/maximumVariableBytes``. Without a
    ///   framing in it, nothing more can be read. What the source throws.
    func head(limits: Limits) throws -> RequestHead? {
        do {
            guard let lines = try headLines(upTo: limits.maximumVariableBytes) else { return nil }
            return try RequestHead(lines, maximumFields: limits.maximumVariables)
        } catch RequestLineError.tooLong {
            throw RequestHeadError(
                status: .requestHeaderFieldsTooLarge,
                reason: "its head is over \(limits.maximumVariableBytes) bytes"
            )
        } catch RequestLineError.unfinished {
            throw RequestHeadError(reason: "the input ends before the empty line after the header fields")
        }
    }

    private func headLines(upTo limit: Int) throws -> [[UInt8]]? {
        var lines: [[UInt8]] = []
        var rest = limit
        while let line = try line(upTo: rest) {
            if !line.isEmpty {
                lines.append(line)
                rest -= line.count + 1
                if rest < 0 { throw RequestLineError.tooLong }
            } else if !lines.isEmpty {
                return lines
            }
        }
        if lines.isEmpty { return nil }
        throw RequestLineError.unfinished
    }
}
