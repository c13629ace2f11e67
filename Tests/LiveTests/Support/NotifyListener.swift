// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport

/// The socket of a service manager, such as systemd.
final class NotifyListener {
    private let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | O_CLOEXEC, 0)

    init(_ path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let result = withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { bind(descriptor, $0.baseAddress, socklen_t(bytes.count)) }
        }
        guard result == 0 else { throw TestFailure("bind \(path): \(errno)") }
    }

    deinit {
        close(descriptor)
    }

    /// Waits for a message that begins in this way, and drops those before it.
    func waitFor(_ beginning: String) -> Bool {
        waitUntil {
            while let message = next() {
                if message.hasPrefix(beginning) { return true }
            }
            return false
        }
    }

    private func next() -> String? {
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}
