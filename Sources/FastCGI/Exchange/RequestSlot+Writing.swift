// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension RequestSlot {
    /// Output up to here fits into any empty send buffer, so writing it cannot wait.
    private static let promptCount = 8000

    /// From here on records of the full size are worth a write of their own; libfcgi sends 8 KiB at a time.
    private static let bulkCount = 32_768

    func write(_ bytes: UnsafeRawBufferPointer) throws(FastCGIError) {
        if let outputError { throw outputError }
        prepareOutput(bytes.count)
        // What fits into an empty send buffer does not wait. It stays in the library's, and another answer can still be
        // given instead.
        guard outputCount > Self.promptCount else {
            heldCount += bytes.count
            guard library.put(bytes) else { throw failOutput(isCut: false) }
            return
        }
        let held = hasSent ? 0 : heldCount
        try claimOutput()
        watch.wait(.response, pending: bytes.count)
        let isWritten = bytes.count < Self.bulkCount ? library.put(bytes) : writeRecords(bytes, behind: held)
        let isCut = watch.resume(bytes: bytes.count)
        if !isWritten { throw failOutput(isCut: isCut) }
    }

    func flush() throws(FastCGIError) {
        if let outputError { throw outputError }
        try claimOutput()
        // What comes after a flush may find the send buffer full.
        setTimeouts()
        watch.wait(.response)
        let isFlushed = library.flush()
        let isCut = watch.resume(bytes: 0)
        if !isFlushed { throw failOutput(isCut: isCut) }
    }

    func writeError(_ bytes: UnsafeRawBufferPointer) {
        guard outputError == nil else { return }
        prepareOutput(bytes.count)
        errorCount += bytes.count
        // A record of the error stream must not come between those of an answer that somebody else gives.
        let hadSent = hasSent
        guard (try? claimOutput()) != nil else { return }
        if !library.putError(bytes) { outputError = .system("write to the error stream", errno: EPIPE) }
        if !hadSent {
            hasSent = false
            record.returnOutput()
        }
    }

    /// Before anything is sent: nobody else may answer the request from then on.
    private func claimOutput() throws(FastCGIError) {
        if record.claimOutput() {
            hasSent = true
            return
        }
        let error = FastCGIError(operation: "write the response", code: .timedOut)
        outputError = error
        throw error
    }

    private func prepareOutput(_ count: Int) {
        let (sum, overflow) = outputCount.addingReportingOverflow(count)
        outputCount = overflow ? .max : sum
        if outputCount > Self.promptCount { setTimeouts() }
    }

    private func failOutput(isCut: Bool) -> FastCGIError {
        if isCut { outputError = FastCGIError(operation: "write the response", code: .timedOut) }
        if let outputError { return outputError }
        let code = library.outputError
        let error = FastCGIError.system("write the response", errno: code == 0 ? EPIPE : code)
        outputError = error
        return error
    }
}
