// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A large upload goes through memory, not into it.
@Suite struct UploadMemoryTests {
    /// A body of one large file, made while it is read.
    private final class LargeUpload: GatewayInput {
        private var head = Array("--B\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n".utf8)
        private var tail = Array("\r\n--B--".utf8)
        private var rest: Int
        private let piece = [UInt8](repeating: 120, count: 65_536)

        init(size: Int) {
            rest = size
        }

        func read(upTo count: Int) -> [UInt8] {
            if !head.isEmpty {
                defer { head = [] }
                return head
            }
            if rest > 0 {
                defer { rest -= piece.count }
                return piece
            }
            defer { tail = [] }
            return tail
        }
    }

    #if os(Linux)
        /// In a process of its own, so that no other test's memory is counted.
        @Test func sixtyFourMegabytesTakeLessThanSixteen() async {
            await #expect(processExitsWith: .success) {
                let size = 64 << 20
                var limits = Limits()
                limits.maximumBodySize = .max
                var environment = GatewayEnvironment.make("POST", "/", ["CONTENT_TYPE": Form.type], limits: limits)
                environment.input = LargeUpload(size: size)
                let request = try HTTPServerRequest(environment)
                let before = Self.residentBytes
                let file = try #require(try request.files["f"]?.first)
                var count = 0
                try file.forEachPiece { count += $0.count }
                #expect(count == size)
                #expect(Self.residentBytes - before < 16 << 20)
            }
        }

        /// The memory of the process.
        private static var residentBytes: Int {
            let descriptor = open("/proc/self/statm", O_RDONLY)
            defer { close(descriptor) }
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = read(descriptor, &buffer, buffer.count)
            let fields = buffer.prefix(max(0, count)).split(separator: UInt8(ascii: " "))
            return (Int(String(decoding: fields[1], as: UTF8.self)) ?? 0) * Int(getpagesize())
        }
    #endif
}
