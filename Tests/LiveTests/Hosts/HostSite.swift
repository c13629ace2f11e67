// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

/// Three hosts with an application each, and a fourth with nginx and Documentation/deploy/nginx-upstream.conf: networks
/// on this machine, joined by a switch.
final class HostSite {
    let hosts: [UpstreamHost]
    /// The applications, in the order of the hosts.
    let apps: [ChildProcess]
    private let web: NetworkNamespace
    private let nginx: ChildProcess

    /// Starts all of it, and waits until it answers.
    init() throws {
        let folder = try RunFolder()
        let web = try NetworkNamespace("web", in: folder)
        try web.configure(
            """
            link set lo up
            link add name hosts type bridge
            address add 10.0.0.1/24 dev hosts
            link set hosts up

            """
        )
        hosts = try (1...3).map { try UpstreamHost($0, switch: web) }
        apps = try hosts.map { try $0.start() }
        nginx = try Self.startNginx(in: web, folder)
        self.web = web
        guard waitUntil({ !nginx.isRunning || (try? connect().exchange("GET", "/").status) == 200 }) else {
            throw TestFailure("nginx: \(folder.text(of: "nginx.log"))\(folder.text(of: "nginx-error.log"))")
        }
    }

    /// A connection to nginx.
    func connect() throws -> HTTPConnection {
        // Longer than nginx waits for a host that is gone.
        try HTTPConnection(port: 8080, patience: 60, in: web)
    }

    /// What a client can be given that runs on another thread.
    var entrance: @Sendable () throws -> HTTPConnection {
        { [web] in try HTTPConnection(port: 8080, patience: 60, in: web) }
    }

    /// The file as it is, but for one time: tests wait that long for requests in the hands of a host that is cut off.
    private static func startNginx(in web: NetworkNamespace, _ folder: RunFolder) throws -> ChildProcess {
        let times = ["fastcgi_read_timeout 30s;": "fastcgi_read_timeout 8s;"]
        try folder.write(try DeployedFile.deploy("nginx-upstream.conf").text(times), to: "sites-enabled/site")
        let parameters = try String(contentsOfFile: "/etc/nginx/fastcgi_params", encoding: .utf8)
        try folder.write(parameters, to: "fastcgi_params")
        let paths = ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"].map { "\($0)_temp_path \($0);" }
        // What Debian's nginx.conf has around the file, and which host answered.
        let http = paths.joined(separator: " ") + " access_log off; add_header X-Host $upstream_addr always;"
        try folder.write(
            """
            worker_processes 2; pid nginx.pid; error_log nginx-error.log; events {}
            http { \(http) include sites-enabled/*; }
            """,
            to: "nginx.conf"
        )
        let directives = "daemon off;" + (geteuid() == 0 ? " user www-data;" : "")
        let options = ["-p", folder.path, "-c", folder.file("nginx.conf"), "-g", directives]
        return try web.start(try #require(Installed.nginx), options, in: folder, log: "nginx.log")
    }
}
