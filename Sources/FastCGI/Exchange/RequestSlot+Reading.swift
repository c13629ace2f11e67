// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
import Glibc

extension RequestSlot {
    /// Reads a part of the body: at least a byte, unless it has ended, and no more than `count`.
    func read(upTo count: Int) throws(FastCGIError) -> [UInt8] {
        if let inputError { throw inputError }
        guard count > 0, !isInputAtEnd, preview.role != .authorizer else { return [] }
        var first: UInt8?
        if library.buffered == 0 {
            first = try preview.isComplete ? readByte() : awaitByte()
            if first == nil { return [] }
        }
        let size = min(library.buffered + (first == nil ? 0 : 1), count)
        inputCount += size
        return [UInt8](unsafeUninitializedCapacity: size) { room, filled in
            let room = UnsafeMutableRawBufferPointer(room)
            if let first { room[0] = first }
            let start = first == nil ? 0 : 1
            filled = start + library.read(into: UnsafeMutableRawBufferPointer(rebasing: room[start..<size]))
        }
    }

    /// As below, under the eyes of the watch.
    private func awaitByte() throws(FastCGIError) -> UInt8? {
        watch.wait(.body)
        let result = Result { () throws(FastCGIError) in try readByte() }
        let isCut = watch.resume(bytes: library.buffered + 1)
        // The library only saw the connection end.
        if isCut, inputError != nil {
            let error = FastCGIError(operation: "read the request body", code: .timedOut)
            inputError = error
            throw error
        }
        return try result.get()
    }

    /// Waits for one byte, which makes the library read a whole buffer; nil at the end.
    private func readByte() throws(FastCGIError) -> UInt8? {
        var byte: UInt8 = 0
        let count = withUnsafeMutableBytes(of: &byte) { library.read(into: $0) }
        if count == 1 { return byte }
        // A short read looks like the end of a body; only the error tells.
        let code = library.inputError
        guard code != 0 else {
            isInputAtEnd = true
            return nil
        }
        let error = FastCGIError.system("read the request body", errno: code)
        inputError = error
        throw error
    }

    /// Reads and drops what is left of the body, within the budget.
    ///
    /// - Returns: whether its proper end was reached
    func drain(deadline: UInt64) -> Bool {
        var budget = connections.limits.drainBytes
        while inputError == nil, !isInputAtEnd {
            if library.buffered > 0 {
                guard budget > 0 else {
                    counters.add(.drainOverflows)
                    return false
                }
                let count = discard(min(library.buffered, budget))
                inputCount += count
                budget -= count
            } else {
                let remaining = Monotonic.remaining(until: deadline)
                guard remaining > 0 else {
                    counters.add(.drainTimeouts)
                    return false
                }
                limitNextRead(to: min(remaining, Self.longestPause))
                if (try? readByte()) != nil {
                    inputCount += 1
                    budget -= 1
                }
            }
        }
        if inputError?.code == .timedOut { counters.add(.drainTimeouts) }
        return inputError == nil
    }

    /// In nanoseconds. The response waits while the body is dropped, so a body that pauses is given up.
    private static let longestPause: UInt64 = 50_000_000

    private func discard(_ count: Int) -> Int {
        window.withUnsafeMutableBytes { window in
            library.read(into: UnsafeMutableRawBufferPointer(rebasing: window.prefix(count)))
        }
    }

    /// A peer that sends a byte now and then stays within any fixed receive timeout, so it shrinks with the time left.
    private func limitNextRead(to nanoseconds: UInt64) {
        guard let descriptor = connection?.descriptor, !preview.isComplete else { return }
        descriptor.setTimeout(SO_RCVTIMEO, nanoseconds: min(nanoseconds, connections.limits.receiveTimeout.nanoseconds))
        // Whatever comes after the drain sets them anew.
        connection?.isTimed = false
    }
}
