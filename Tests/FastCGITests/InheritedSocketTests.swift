// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

@testable import FastCGI

@Suite struct InheritedSocketTests {
    private let directory: TemporaryDirectory
    private let original: ListeningSocket

    init() throws {
        directory = try TemporaryDirectory()
        original = try ListeningSocket(.unix(path: directory.file("s")))
    }

    @Test(
        arguments: [
            ("1", "self", 1), ("2", "self", 2), ("0", "self", 0), ("-1", "self", 0), ("x", "self", 0), ("1", "1", 0),
            ("1", nil, 0), (nil, "self", 0), ("99999", "self", 0),
        ] as [(String?, String?, Int32)]
    )
    func announcementIsForThisProcessOnly(count: String?, process: String?, expected: Int32) {
        let process = process == "self" ? String(getpid()) : process
        #expect(ListeningSocket.announced(count: count, process: process) == expected)
    }

    @Test func descriptorZeroIsUsedWhenItListens() throws {
        let copy = dup(original.descriptor.rawValue)
        let sockets = try ListeningSocket.inherited(announced: 0, first: 3, standard: copy)
        #expect(sockets.count == 1)
        #expect(
            sockets.first?.description == "descriptor \(copy) (unix:\(directory.file("s")))"
                || sockets.first?.description.hasPrefix("descriptor \(copy)") == true
        )
        #expect(fcntl(copy, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func fileOfAnInheritedSocketStays() throws {
        do {
            let copy = dup(original.descriptor.rawValue)
            _ = try ListeningSocket.inherited(announced: 0, first: 3, standard: copy)
        }
        var status = stat()
        #expect(lstat(directory.file("s"), &status) == 0)
    }

    @Test func announcedDescriptorsComeFirst() throws {
        let first = fcntl(original.descriptor.rawValue, F_DUPFD, 700)
        let second = fcntl(original.descriptor.rawValue, F_DUPFD, first + 1)
        try #require(second == first + 1)
        let sockets = try ListeningSocket.inherited(announced: 2, first: first, standard: 0)
        #expect(sockets.map(\.descriptor.rawValue) == [first, second])
    }

    @Test func announcedDescriptorThatDoesNotListenIsNamed() {
        #expect { try ListeningSocket.inherited(announced: 1, first: 999, standard: 0) } throws: {
            "\($0)" == "descriptor 999 of LISTEN_FDS: not a listening socket"
        }
    }

    @Test func nothingIsInheritedFromOtherDescriptors() throws {
        let file = open("/dev/null", O_RDONLY)
        defer { close(file) }
        #expect(try ListeningSocket.inherited(announced: 0, first: 3, standard: file).isEmpty)
    }

    @Test func requestsComeThroughAnInheritedSocket() throws {
        let copy = dup(original.descriptor.rawValue)
        let sockets = try ListeningSocket.inherited(announced: 0, first: 3, standard: copy)
        let connections = try ConnectionSet(sockets, workers: 1)
        let thread = try TestThread {
            guard let acceptor = try? FastCGIAcceptor(connections) else { return }
            while var exchange = (try? acceptor.accept()) ?? nil {
                try? echo(&exchange)
                exchange.finish()
            }
        }
        let client = try FastCGIClient(unix: directory.file("s"))
        #expect(try client.exchange(TestRequest("POST", "/", body: [1, 2])).body == [1, 2])
        connections.stop()
        thread.join()
        // Other processes may share it: it still listens.
        #expect(original.descriptor.option(SOL_SOCKET, SO_ACCEPTCONN) == 1)
        _ = try FastCGIClient(unix: directory.file("s"))
    }
}
