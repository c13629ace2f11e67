// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if os(Linux)
    #if canImport(Glibc)
        private import Glibc
    #elseif canImport(Musl)
        private import Musl
    #endif

    extension ListenQueue {
        /// Asks the system for the queue of a listening socket.
        ///
        /// A TCP socket tells itself (`TCP_INFO` of tcp(7)); about a unix socket sock_diag(7) does. What neither says is
        /// not known.
        package init(descriptor: Int32, address: String) {
            let found = Self.ofTCP(descriptor) ?? Self.ofUnix(descriptor)
            self.init(address: address, length: found?.length, limit: found?.limit)
        }

        private static func ofTCP(_ descriptor: Int32) -> (length: Int, limit: Int)? {
            // Of a socket that listens, the unacknowledged segments are the queue, and the selectively acknowledged ones
            // its limit.
            let (option, length, limit): (Int32, Int, Int) = (11, 24, 28)
            var info = [UInt8](repeating: 0, count: 256)
            var size = socklen_t(info.count)
            guard getsockopt(descriptor, Int32(IPPROTO_TCP), option, &info, &size) == 0, Int(size) >= limit + 4 else {
                return nil
            }
            return (word(info, at: length), word(info, at: limit))
        }

        private static func ofUnix(_ descriptor: Int32) -> (length: Int, limit: Int)? {
            var status = stat()
            guard fstat(descriptor, &status) == 0, let inode = UInt32(exactly: status.st_ino) else { return nil }
            let netlink = socket(Diagnosis.family, Int32(SOCK_RAW.rawValue | SOCK_CLOEXEC.rawValue), Diagnosis.protocol)
            guard netlink >= 0 else { return nil }
            defer { close(netlink) }
            let request = Diagnosis.request(inode: inode)
            guard send(netlink, request, request.count, Int32(MSG_DONTWAIT)) == request.count else { return nil }
            var reply = [UInt8](repeating: 0, count: 1_024)
            // The answer is there when the request has been sent.
            let count = recv(netlink, &reply, reply.count, Int32(MSG_DONTWAIT))
            return count > 0 ? Diagnosis.queue(in: Array(reply.prefix(count)), inode: inode) : nil
        }

        static func word(_ bytes: [UInt8], at offset: Int) -> Int {
            guard offset >= 0, offset + 4 <= bytes.count else { return 0 }
            return bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        }

        /// The messages of sock_diag(7) about one unix socket, in the order of bytes of the machine.
        enum Diagnosis {
            static let family: Int32 = 16
            static let `protocol`: Int32 = 4
            private static let byFamily: UInt16 = 20
            private static let isRequest: UInt16 = 1
            private static let showQueue: UInt32 = 0x10
            private static let queueAttribute: UInt16 = 4
            private static let headSize = 16
            private static let messageSize = 16

            /// `struct nlmsghdr` and `struct unix_diag_req`.
            static func request(inode: UInt32) -> [UInt8] {
                var bytes = raw(UInt32(40)) + raw(byFamily) + raw(isRequest) + raw(UInt32(1)) + raw(UInt32(0))
                bytes += [UInt8(AF_UNIX), 0, 0, 0] + raw(UInt32.max) + raw(inode) + raw(showQueue)
                // No cookie: whatever has the number.
                return bytes + raw(UInt32.max) + raw(UInt32.max)
            }

            /// `struct nlmsghdr`, `struct unix_diag_msg`, and attributes; nil for an error, or without the queue.
            static func queue(in reply: [UInt8], inode: UInt32) -> (length: Int, limit: Int)? {
                guard reply.count >= headSize + messageSize, half(reply, at: 4) == byFamily,
                    word(reply, at: headSize + 4) == Int(inode)
                else { return nil }
                var offset = headSize + messageSize
                while offset + 4 <= reply.count {
                    let size = Int(half(reply, at: offset))
                    guard size >= 4, offset + size <= reply.count else { return nil }
                    if half(reply, at: offset + 2) == queueAttribute, size >= 12 {
                        return (word(reply, at: offset + 4), word(reply, at: offset + 8))
                    }
                    offset += (size + 3) / 4 * 4
                }
                return nil
            }

            private static func half(_ bytes: [UInt8], at offset: Int) -> UInt16 {
                bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt16.self) }
            }

            private static func raw(_ number: some FixedWidthInteger) -> [UInt8] {
                withUnsafeBytes(of: number) { Array($0) }
            }
        }
    }
#else
    extension ListenQueue {
        /// The system does not say.
        package init(descriptor: Int32, address: String) {
            self.init(address: address, length: nil, limit: nil)
        }
    }
#endif
