// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// A host with an application and workers, behind the nginx of another one.
final class UpstreamHost: Sendable {
    /// `10.0.0.11` and so on, as Documentation/deploy/nginx-upstream.conf says.
    let address: String
    /// The working directory of its application.
    let folder: RunFolder
    private let network: NetworkNamespace
    private let port: String
    private let web: NetworkNamespace

    /// Makes the host, and puts its cable into the switch `hosts` of nginx's network.
    init(_ number: Int, switch web: NetworkNamespace) throws {
        folder = try RunFolder()
        address = "10.0.0.1\(number)"
        port = "host\(number)"
        self.web = web
        network = try NetworkNamespace("network", in: folder)
        try web.configure(
            """
            link add name \(port) type veth peer name eth0 netns \(network.keeper)
            link set \(port) master hosts up

            """
        )
        try network.configure(
            """
            link set lo up
            address add \(address)/24 dev eth0
            link set eth0 up

            """
        )
    }

    /// Its address as nginx names it.
    var server: String { "\(address):9000" }
    /// The log of its application.
    var log: String { folder.text(of: "app.log") }

    /// Starts its application, and waits until all workers serve.
    func start() throws -> ChildProcess {
        let serving = ["serve", "--fastcgi", server, "--workers", "2", "--key", "a secret of all hosts"]
        let app = try network.start(
            BuiltProgram.liveApp.path,
            serving + ["--threads", "16", "--log-level", "notice"],
            in: folder,
            log: "app.log",
            environment: ["FCGI_WEB_SERVER_ADDRS": "10.0.0.1"]
        )
        guard waitUntil({ log.components(separatedBy: "is ready (generation 1)").count > 2 }) else {
            throw TestFailure("no workers: \(log)")
        }
        return app
    }

    /// Pulls its cable: what is sent to it is lost, and nobody is told.
    func cutOff() throws {
        try web.configure("link set \(port) down\n")
    }

    /// Puts its cable back.
    func reconnect() throws {
        try web.configure("link set \(port) up\n")
    }
}
