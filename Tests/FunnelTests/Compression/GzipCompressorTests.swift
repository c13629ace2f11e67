// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Funnel

@Suite struct GzipCompressorTests {
    /// Bytes that nothing makes shorter.
    private static func noise(_ count: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: 7)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    @Test(arguments: [0, 1, 32_767, 32_768, 100_000])
    func whatComesOutIsWhatWentIn(size: Int) throws {
        let noise = Self.noise(size)
        #expect(try gunzip(GzipCompressor.compress(noise)) == noise)
    }

    @Test func moreThanZlibTakesAtOnceIsTaken() throws {
        let zeros = [UInt8](repeating: 0, count: (1 << 25) + 1)
        let file = try GzipCompressor.compress(zeros)
        #expect(file.count < 100_000)
        #expect(try gunzip(file).count == zeros.count)
    }

    @Test func piecesAreHandedOnWhenTheyAreFull() throws {
        let compressor = try GzipCompressor()
        var (sizes, file) = ([Int](), [UInt8]())
        let noise = Self.noise(200_000)
        for start in stride(from: 0, to: noise.count, by: 1_000) {
            try compressor.compress(Array(noise[start..<(start + 1_000)])) {
                sizes.append($0.count)
                file += $0
            }
        }
        // At most what zlib has in its window and its tables is kept back.
        #expect(file.count > noise.count / 2)
        try compressor.compress([], .finish) {
            sizes.append($0.count)
            file += $0
        }
        #expect(sizes.allSatisfy { 1...32_768 ~= $0 })
        #expect(try gunzip(file) == noise)
    }

    @Test func oneThatIsGivenUpIsLetGo() throws {
        struct Gone: Error {}
        let compressor = try GzipCompressor()
        #expect(throws: Gone.self) { try compressor.compress(Self.noise(100_000)) { _ in throw Gone() } }
    }
}
