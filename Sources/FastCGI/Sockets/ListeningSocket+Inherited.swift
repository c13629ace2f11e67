// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension ListeningSocket {
    /// The sockets that the program was started with.
    ///
    /// systemd passes them from descriptor 3 on and says how many in `LISTEN_FDS`, for the process in `LISTEN_PID`
    /// (sd_listen_fds(3)); the variables are removed, so that child processes do not take them for theirs. spawn-fcgi,
    /// mod_fcgid and lighttpd put one on descriptor 0, as the FastCGI specification says (section 2.2).
    ///
    /// - Returns: The sockets, none when the program was started in another way
    /// - Throws: ``FastCGIError`` with `notASocket` when systemd announced a descriptor that does not listen
    public static func inherited() throws(FastCGIError) -> [ListeningSocket] {
        let count = announced(
            count: getenv("LISTEN_FDS").map { String(cString: $0) },
            process: getenv("LISTEN_PID").map { String(cString: $0) }
        )
        for name in ["LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"] { unsetenv(name) }
        return try inherited(announced: count, first: 3, standard: 0)
    }

    /// How many descriptors `LISTEN_FDS` announces to this very process.
    static func announced(count: String?, process: String?) -> Int32 {
        guard let count = count.flatMap({ Int32($0) }), count > 0, count <= 1024 else { return 0 }
        guard let process = process.flatMap({ Int32($0) }), process == getpid() else { return 0 }
        return count
    }

    static func inherited(
        announced count: Int32,
        first: Int32,
        standard: Int32
    ) throws(FastCGIError) -> [ListeningSocket] {
        var sockets: [ListeningSocket] = []
        for number in first..<(first + count) {
            guard let socket = adopt(SocketDescriptor(rawValue: number)) else {
                throw FastCGIError(operation: "descriptor \(number) of LISTEN_FDS", code: .notASocket)
            }
            sockets.append(socket)
        }
        guard sockets.isEmpty, let socket = adopt(SocketDescriptor(rawValue: standard)) else { return sockets }
        return [socket]
    }

    /// The sockets that another process of this program has passed on, by their numbers.
    ///
    /// - Throws: ``FastCGIError`` with `notASocket` for a descriptor that does not listen
    package static func inherited(_ numbers: [Int32]) throws(FastCGIError) -> [ListeningSocket] {
        var sockets: [ListeningSocket] = []
        for number in numbers {
            guard let socket = adopt(SocketDescriptor(rawValue: number)) else {
                throw FastCGIError(operation: "descriptor \(number)", code: .notASocket)
            }
            sockets.append(socket)
        }
        return sockets
    }

    private static func adopt(_ descriptor: SocketDescriptor) -> ListeningSocket? {
        guard let listens = descriptor.option(SOL_SOCKET, SO_ACCEPTCONN), listens != 0,
            descriptor.option(SOL_SOCKET, SO_TYPE) == Int32(SOCK_STREAM.rawValue),
            let bound = boundAddress(descriptor), prepare(descriptor)
        else { return nil }
        return ListeningSocket(descriptor: descriptor, bound: bound, address: nil, file: nil)
    }
}
