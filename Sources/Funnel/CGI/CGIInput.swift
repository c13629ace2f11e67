// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The body of a CGI request: standard input, up to the announced length and not a byte further (RFC 3875,
/// section 4.2).
///
/// Apache hands on a chunked body too, of which no length is known: that one goes to the end of standard input.
final class CGIInput: GatewayInput {
    private var rest: Int
    private let endsWithInput: Bool

    /// Takes the length that was announced; without one there is no body, unless it came chunked.
    init(_ variables: GatewayVariables) {
        let length = variables["CONTENT_LENGTH"] ?? ""
        endsWithInput = length.isEmpty && variables["HTTP_TRANSFER_ENCODING"]?.isEmpty == false
        rest = endsWithInput ? .max : max(0, Int(length) ?? 0)
    }

    func read(upTo count: Int) throws -> [UInt8] {
        let wanted = min(count, rest)
        if wanted <= 0 { return [] }
        let piece = try FileDescriptor.standardInput.readSome(upTo: wanted)
        if piece.isEmpty, endsWithInput {
            rest = 0
            return []
        }
        if piece.isEmpty { throw GatewayInputError.truncated }
        rest -= piece.count
        return piece
    }
}
