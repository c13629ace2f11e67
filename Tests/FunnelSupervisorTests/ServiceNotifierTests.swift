// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

@testable import FunnelSupervisor

@Suite struct ServiceNotifierTests {
    /// A service manager's socket.
    private final class Listener {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)

        init(_ name: String) throws {
            guard let address = ServiceNotifier.address(name) else { throw TestFailure("no address: \(name)") }
            let result = address.withUnsafeBytes { bytes in
                bytes.withMemoryRebound(to: sockaddr.self) { bind(descriptor, $0.baseAddress, socklen_t(bytes.count)) }
            }
            guard result == 0 else { throw TestFailure("bind \(name): \(errno)") }
        }

        deinit {
            close(descriptor)
        }

        func receive() -> String {
            var buffer = [UInt8](repeating: 0, count: 512)
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
    }

    @Test(arguments: [false, true]) func tellsItsState(isAbstract: Bool) throws {
        let folder = try TemporaryDirectory()
        let name = isAbstract ? "@\(folder.path)/notify" : folder.file("notify")
        let listener = try Listener(name)
        let notifier = ServiceNotifier(socket: name, watchdog: nil, watchdogProcess: nil, process: 1)
        notifier.send(.ready)
        #expect(listener.receive() == "READY=1")
        notifier.send(.reloading)
        #expect(listener.receive().hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        notifier.send(.stopping)
        #expect(listener.receive() == "STOPPING=1")
        #expect(listener.receive() == "")
    }

    @Test(
        arguments: [
            ("30000000", nil, Duration.seconds(15)), ("30000000", "7", .seconds(15)), ("30000000", "8", nil),
            ("0", nil, nil), ("x", nil, nil), (nil, nil, nil), ("1", nil, .microseconds(1)),
        ] as [(String?, String?, Duration?)]
    )
    func theWatchdogHearsInHalfItsTime(time: String?, process: String?, interval: Duration?) {
        let notifier = ServiceNotifier(socket: nil, watchdog: time, watchdogProcess: process, process: 7)
        #expect(notifier.watchdogInterval == interval)
    }

    @Test(arguments: ["", "relative", "vsock:1:2", "/" + String(repeating: "x", count: 200)])
    func anotherKindOfSocketIsLeftAlone(name: String) {
        #expect(ServiceNotifier.address(name) == nil)
        ServiceNotifier(socket: name, watchdog: nil, watchdogProcess: nil, process: 1).send("READY=1")
    }
}
