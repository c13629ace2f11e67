// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CFastCGI

/// libfcgi's `FCGX_Request`, the one object in which it keeps a request, without its connection handling: it is given a
/// connection that is readable, and never closes one slowly.
///
/// Confined to the thread of its acceptor.
final class LibraryRequest {
    // The streams of the library point back at it, so it needs an address that never changes.
    private let pointer: UnsafeMutablePointer<FCGX_Request>

    init() {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: FCGX_Request())
        // No listening socket: whatever goes wrong comes back as an error instead of a wait for another connection.
        FCGX_InitRequest(pointer, -1, FCGI_FAIL_ACCEPT_ON_INTR)
    }

    deinit {
        FCGX_Free(pointer, 0)
        pointer.deallocate()
    }

    /// Reads the beginning and the parameters of the request on a connection.
    ///
    /// - Returns: whether there is a request; without one the connection is closed
    func accept(_ descriptor: SocketDescriptor) -> Bool {
        // With the flag cleared it would first close the connection as the end of a previous request.
        pointer.pointee.keepConnection = 1
        // Closing, where the library does it, must not wait two seconds for the peer.
        pointer.pointee.detached = 1
        pointer.pointee.ipcFd = descriptor.rawValue
        guard FCGX_Accept_r(pointer) == 0 else {
            pointer.pointee.ipcFd = -1
            return false
        }
        // Parameters that broke off count as ended in the library; only the error of the stream tells.
        guard inputError == 0 else {
            discard()
            descriptor.close()
            return false
        }
        // It survives from request to request otherwise.
        FCGX_SetExitStatus(0, pointer.pointee.out)
        return true
    }

    /// The parameters as `NAME=value` strings after the role, until the request ends.
    var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { pointer.pointee.envp }

    /// Sends the rest of the output and the end of the request.
    ///
    /// - Returns: false when that failed; the library has closed the connection
    func finish() -> Bool {
        pointer.pointee.keepConnection = 1
        pointer.pointee.detached = 1
        FCGX_ClearError(pointer.pointee.in)
        FCGX_Finish_r(pointer)
        defer { pointer.pointee.ipcFd = -1 }
        return pointer.pointee.ipcFd >= 0
    }

    /// Forgets the request without sending anything; the connection is left to the caller.
    func discard() {
        FCGX_Free(pointer, 0)
        pointer.pointee.keepConnection = 1
        pointer.pointee.ipcFd = -1
    }

    func setStatus(_ status: Int32) {
        FCGX_SetExitStatus(status, pointer.pointee.out)
    }
}

extension LibraryRequest {
    /// Bytes of the body that can be read without a system call.
    var buffered: Int {
        guard let stream = pointer.pointee.in, let next = stream.pointee.rdNext, let stop = stream.pointee.stop else {
            return 0
        }
        return max(stop - next, 0)
    }

    /// Reads until `room` is full, or the body ends or fails; returns how much.
    func read(into room: UnsafeMutableRawBufferPointer) -> Int {
        guard let stream = pointer.pointee.in, let base = room.baseAddress else { return 0 }
        let read = FCGX_GetStr(base.assumingMemoryBound(to: CChar.self), Int32(clamping: room.count), stream)
        return max(Int(read), 0)
    }

    /// 0, or what made the body end early: `errno`, or a negative code of the library.
    var inputError: Int32 {
        pointer.pointee.in.map { FCGX_GetError($0) } ?? FCGX_CALL_SEQ_ERROR
    }

    /// 0, or what made the output fail.
    var outputError: Int32 {
        pointer.pointee.out.map { FCGX_GetError($0) } ?? FCGX_CALL_SEQ_ERROR
    }

    /// Puts bytes into the output; false when it has failed.
    func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
        put(bytes, to: pointer.pointee.out)
    }

    /// Puts bytes into the error stream; false when it has failed.
    func putError(_ bytes: UnsafeRawBufferPointer) -> Bool {
        put(bytes, to: pointer.pointee.err)
    }

    /// Sends what the output has collected.
    func flush() -> Bool {
        pointer.pointee.out.map { FCGX_FFlush($0) == 0 } ?? false
    }

    /// The last bytes put into the output, where the library keeps them until it sends them; nil for none.
    ///
    /// - Parameter count: How many of them; at most as many as it cannot have sent yet
    func unsent(_ count: Int) -> UnsafeRawBufferPointer? {
        guard count > 0, let next = pointer.pointee.out?.pointee.wrNext else { return nil }
        return UnsafeRawBufferPointer(start: next - count, count: count)
    }

    /// Takes as many bytes back from the output, which somebody else has sent.
    func forgetUnsent(_ count: Int) {
        pointer.pointee.out?.pointee.wrNext -= count
    }

    /// The library counts in `int`, so more than fits goes in parts.
    private func put(_ bytes: UnsafeRawBufferPointer, to stream: UnsafeMutablePointer<FCGX_Stream>?) -> Bool {
        guard let stream else { return false }
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
            let base = part.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard FCGX_PutStr(base, Int32(part.count), stream) == Int32(part.count) else { return false }
            rest = rest.dropFirst(part.count)
        }
        return true
    }
}
