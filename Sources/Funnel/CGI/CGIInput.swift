// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The body of a CGI request: standard input, up to the announced length and not a byte further (RFC 3875,
/// section 4.2).
final class CGIInput: GatewayInput {
    private var rest: Int

    /// - Parameter announcedLength: `CONTENT_LENGTH`; without a length there is no body.
    init(announcedLength: String?) {
        rest = max(0, announcedLength.flatMap { Int($0) } ?? 0)
    }

    func read(upTo count: Int) throws -> [UInt8] {
        let wanted = min(count, rest)
        if wanted <= 0 { return [] }
        let piece = try FileDescriptor.standardInput.readSome(upTo: wanted)
        if piece.isEmpty { throw GatewayInputError.truncated }
        rest -= piece.count
        return piece
    }
}
