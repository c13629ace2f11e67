// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

@testable import FastCGI

@Suite struct ListeningSocketTests {
    private let directory: TemporaryDirectory
    private let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("s")
    }

    private func fileStatus() -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    @Test(arguments: [UInt32(0o660), 0o600, 0o666])
    func fileHasTheModeAsked(mode: UInt32) throws {
        let socket = try ListeningSocket(.unix(path: path), permissions: SocketPermissions(mode: mode))
        #expect(fileStatus()?.st_mode == S_IFSOCK | mode)
        #expect(socket.description == "unix:\(path)")
        #expect(socket.warning == nil)
        #expect(socket.port == nil)
    }

    @Test(.enabled(if: getuid() == 0)) func fileHasTheOwnersAsked() throws {
        let permissions = SocketPermissions(owner: "daemon", group: "2")
        let socket = try ListeningSocket(.unix(path: path), permissions: permissions)
        let file = try #require(fileStatus())
        #expect(file.st_uid == 1 && file.st_gid == 2)
        withExtendedLifetime(socket) {}
    }

    @Test func unknownOwnersAreNamed() {
        #expect {
            try ListeningSocket(.unix(path: path), permissions: SocketPermissions(owner: "nobody-has-this"))
        } throws: {
            "\($0)" == "socket owner: no user 'nobody-has-this'" && fileStatus() == nil
        }
        #expect { try ListeningSocket(.unix(path: path), permissions: SocketPermissions(group: "nor-this")) } throws: {
            ($0 as? FastCGIError)?.code == .unknownGroup
        }
    }

    @Test func fileGoesWithTheSocket() throws {
        do {
            let socket = try ListeningSocket(.unix(path: path))
            withExtendedLifetime(socket) { #expect(fileStatus() != nil) }
        }
        #expect(fileStatus() == nil)
    }

    @Test func staleSocketIsReplaced() throws {
        let stale = try #require(SocketDescriptor.make(family: AF_UNIX))
        #expect(try #require(SocketAddress(path: path)).withPointer { bind(stale.rawValue, $0, $1) } == 0)
        stale.close()
        let socket = try ListeningSocket(.unix(path: path))
        _ = try FastCGIClient(unix: path)
        withExtendedLifetime(socket) {}
    }

    @Test func liveSocketIsRefused() throws {
        let first = try ListeningSocket(.unix(path: path))
        #expect { try ListeningSocket(.unix(path: path)) } throws: { ($0 as? FastCGIError)?.code == .addressInUse }
        _ = try FastCGIClient(unix: path)
        withExtendedLifetime(first) {}
    }

    @Test func otherFilesAreRefused() throws {
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        #expect { try ListeningSocket(.unix(path: path)) } throws: { ($0 as? FastCGIError)?.code == .notASocket }
        #expect((fileStatus()?.st_mode ?? 0) & S_IFMT == S_IFREG)
    }

    @Test func missingDirectoryIsNamed() {
        let path = directory.file("none/s")
        #expect { try ListeningSocket(.unix(path: path)) } throws: {
            "\($0)".hasPrefix("bind unix:\(path): no such file")
        }
    }

    @Test func fileOfASuccessorStays() throws {
        var first: ListeningSocket? = try ListeningSocket(.unix(path: path))
        #expect(first != nil && unlink(path) == 0)
        let second = try ListeningSocket(.unix(path: path))
        first = nil
        #expect(fileStatus() != nil)
        withExtendedLifetime(second) {}
    }

    @Test(arguments: [("127.0.0.1", false), ("::1", false), ("localhost", false), ("0.0.0.0", true)])
    func tcpTellsItsPortAndWarns(host: String, warns: Bool) throws {
        let socket = try ListeningSocket(.tcp(host: host, port: 0))
        let port = try #require(socket.port)
        #expect(port != 0)
        #expect(socket.description.hasSuffix(":\(port)"))
        #expect((socket.warning != nil) == warns)
    }

    @Test func takenPortIsNamed() throws {
        let first = try ListeningSocket(.tcp(host: "127.0.0.1", port: 0))
        let port = try #require(first.port)
        #expect { try ListeningSocket(.tcp(host: "127.0.0.1", port: port)) } throws: {
            "\($0)" == "bind 127.0.0.1:\(port): address already in use"
        }
    }
}
