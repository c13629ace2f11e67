// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension RequestSlot {
    /// Whether the peer is gone or has aborted the request.
    var isDisconnected: Bool {
        guard let connection, outputError == nil else { return true }
        let descriptor = connection.descriptor
        if connection.isEnding { return !descriptor.isOpenForSending }
        guard !descriptor.isHungUp else { return true }
        // Only behind the end of the body can a record that has arrived be told from the body itself.
        guard isInputAtEnd || preview.isComplete, !preview.hasExcess else { return false }
        return holdsAbort(descriptor)
    }

    /// Looks at the next record without taking it.
    private func holdsAbort(_ descriptor: SocketDescriptor) -> Bool {
        var bytes = [UInt8](repeating: 0, count: RecordHeader.size)
        let count = descriptor.peek(into: &bytes)
        guard count == RecordHeader.size, let header = RecordHeader(bytes, at: 0, end: count) else { return false }
        return header.kind == .abortRequest && header.requestID == preview.requestID
    }
}
