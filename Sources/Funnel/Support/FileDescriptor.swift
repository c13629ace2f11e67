// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A descriptor of the process's standard streams, with the two calls that the transports need.
package struct FileDescriptor: Sendable {
    package static let standardInput = FileDescriptor(number: 0)
    package static let standardOutput = FileDescriptor(number: 1)
    package static let standardError = FileDescriptor(number: 2)

    private let number: Int32

    private init(number: Int32) {
        self.number = number
    }

    /// Reads what is there, waiting for the first byte; none at the end.
    ///
    /// - Throws: ``GatewayInputError/disconnected`` when the read fails.
    package func readSome(upTo count: Int) throws(GatewayInputError) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, initialized in
            let got = retryingInterruptions { read(number, buffer.baseAddress, buffer.count) }
            failed = got < 0
            initialized = max(0, got)
        }
        if failed { throw .disconnected }
        return bytes
    }

    /// Writes all bytes.
    ///
    /// - Throws: ``GatewayOutputError/disconnected`` when nobody reads any more.
    package func writeAll(_ bytes: [UInt8]) throws(GatewayOutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { buffer in
                retryingInterruptions { write(number, buffer.baseAddress, buffer.count) }
            }
            if sent <= 0 { throw .disconnected }
            rest = rest.dropFirst(sent)
        }
    }
}
