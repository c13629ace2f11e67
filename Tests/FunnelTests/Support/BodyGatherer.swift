// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Gathers what is streamed, as a transport would send it.
final class BodyGatherer: GatewayBodyWriter {
    private(set) var bytes: [UInt8] = []
    private(set) var chunkCount = 0
    /// How many bytes there were at each flush.
    private(set) var flushedAt: [Int] = []

    func write(_ chunk: [UInt8]) {
        bytes += chunk
        chunkCount += 1
    }

    func flush() { flushedAt.append(bytes.count) }
}

extension GatewayResponse {
    /// All bytes of the body, wherever they come from.
    func gathered() throws -> BodyGatherer {
        let gatherer = BodyGatherer()
        switch body {
        case .bytes(let bytes): gatherer.write(bytes)
        case .file(let file): gatherer.write(try file.read(from: 0, upTo: file.length))
        case .stream(let produce): try produce(gatherer)
        }
        return gatherer
    }
}
