// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport

/// LiveApp at `/` and, a second one, at `/app`: behind an nginx with its own `fastcgi_params`, behind one that passes
/// HTTP on, and without any.
final class MountSite {
    /// The ports of nginx, and the words of its configuration.
    let ports: [(port: UInt16, name: String)]
    let httpApps: [HTTPApp]
    private let fastCGIApps: [SpawnedApp]
    private let nginx: ChildProcess
    private let folder: RunFolder

    /// The prefixes of the two applications.
    static let mounts = ["", "/app"]

    init() throws {
        guard let program = Installed.nginx else { throw TestFailure("nginx is not installed") }
        folder = try RunFolder()
        fastCGIApps = try Self.mounts.map { try SpawnedApp(.liveApp, Self.arguments($0), in: RunFolder()) }
        httpApps = try Self.mounts.map { try HTTPApp(Self.arguments($0)) }

        let ways = Self.ways(httpApps)
        ports = zip(try FreePort.pick(ways.count), ways).map { ($0, $1.name) }
        let servers = zip(ports, ways).map { Self.server(port: $0.port, $1.locations) }
        try folder.write(Self.configuration(fastCGIApps, servers.joined()), to: "nginx.conf")
        let directives = "daemon off;" + (geteuid() == 0 ? " user www-data;" : "")
        let options = ["-p", folder.path, "-c", folder.file("nginx.conf"), "-g", directives]
        let nginx = try ChildProcess(program, options, in: folder, log: "nginx-start.log")
        self.nginx = nginx
        let answers = waitUntil { [ports] in
            !nginx.isRunning || ports.allSatisfy { (try? HTTPConnection(port: $0.port)) != nil }
        }
        guard answers, nginx.isRunning else { throw TestFailure("nginx: \(folder.text(of: "nginx-start.log"))") }
    }

    private static func arguments(_ mount: String) -> [String] { mount.isEmpty ? [] : ["--mount", mount] }

    /// What nginx does, for each way: a name, and what stands in the location of each application.
    private static func ways(_ httpApps: [HTTPApp]) -> [(name: String, locations: [String])] {
        let numbers = mounts.indices
        let fastCGI = PathVariables.allCases.map { path in
            ("FastCGI, \(path)", numbers.map { "\(Self.fastCGI($0)) \(path.directives)" })
        }
        let unbuffered = numbers.map { "\(Self.fastCGI($0)) fastcgi_request_buffering off;" }
        let proxied = httpApps.map { "proxy_pass http://127.0.0.1:\($0.port); proxy_http_version 1.1;" }
        return fastCGI + [("FastCGI, unbuffered", unbuffered), ("HTTP through nginx", proxied)]
    }

    private static func fastCGI(_ number: Int) -> String {
        "include /etc/nginx/fastcgi_params; fastcgi_pass app\(number); fastcgi_keep_conn on;"
    }

    private static func server(port: UInt16, _ locations: [String]) -> String {
        """
        server {
            listen 127.0.0.1:\(port);
            location / { \(locations[0]) }
            location /app { \(locations[1]) }
        }

        """
    }

    private static func configuration(_ apps: [SpawnedApp], _ servers: String) -> String {
        let upstreams = apps.enumerated().map { number, app in
            "upstream app\(number) { server unix:\(app.folder.file("hello.sock")); keepalive 4; }\n"
        }
        let folders = ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"].map { "\($0)_temp_path nginx-\($0);\n" }
        return """
            pid nginx.pid;
            error_log nginx-error.log warn;
            events {}
            http {
                access_log off;
                client_max_body_size 16m;
                \(folders.joined())\(upstreams.joined())\(servers)
            }
            """
    }
}
