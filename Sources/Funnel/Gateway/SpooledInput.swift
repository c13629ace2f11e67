// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A body that lies in a temporary file because two have to read it.
final class SpooledInput: GatewayInput {
    private let file: TemporaryFile
    private var position = 0

    init(_ file: TemporaryFile) {
        self.file = file
    }

    func read(upTo count: Int) throws -> [UInt8] {
        let piece = try file.read(from: position, upTo: max(0, count))
        position += piece.count
        return piece
    }
}
