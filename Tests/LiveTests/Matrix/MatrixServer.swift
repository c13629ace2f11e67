// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// A column of the matrix: a web server, and how the application stands behind it.
enum MatrixServer: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case nginxKept = "nginx-kept"
    case nginx
    case apacheProxyKept = "apache-proxy-kept"
    case apacheProxy = "apache-proxy"
    case apacheFcgid = "apache-fcgid"
    case apacheCGI = "apache-cgi"
    case lighttpd
    case lighttpdSpawn = "lighttpd-spawn"
    case lighttpdCGI = "lighttpd-cgi"
    case caddy

    /// Its name in the table.
    var title: String {
        switch self {
        case .nginxKept: "nginx, kept"
        case .nginx: "nginx"
        case .apacheProxyKept: "Apache mod_proxy_fcgi, kept"
        case .apacheProxy: "Apache mod_proxy_fcgi"
        case .apacheFcgid: "Apache mod_fcgid"
        case .apacheCGI: "Apache mod_cgid"
        case .lighttpd: "lighttpd"
        case .lighttpdSpawn: "lighttpd, spawning"
        case .lighttpdCGI: "lighttpd mod_cgi"
        case .caddy: "Caddy"
        }
    }

    /// Its configuration.
    var file: DeployedFile {
        switch self {
        case .nginxKept, .nginx: .nginx
        case .apacheProxyKept, .apacheProxy: .deploy("apache-proxy-fcgi.conf")
        case .apacheFcgid: .deploy("apache-fcgid.conf")
        case .apacheCGI: .deploy("apache-cgi.conf")
        case .lighttpd: .deploy("lighttpd-fastcgi.conf")
        case .lighttpdSpawn: .deploy("lighttpd-spawn.conf")
        case .lighttpdCGI: .deploy("lighttpd-cgi.conf")
        case .caddy: .deploy("Caddyfile")
        }
    }

    /// The lines of the configuration that are changed, beside port and socket: where a server can keep connections,
    /// its configuration does, and these switch that off.
    var edits: [String: String] {
        switch self {
        case .nginx: ["keepalive 32;": "", "fastcgi_keep_conn on;": ""]
        case .apacheProxy:
            [
                #"ProxyPass / "unix:hello.sock|fcgi://localhost/" enablereuse=on ttl=60"#:
                    #"ProxyPass / "unix:hello.sock|fcgi://localhost/""#
            ]
        default: [:]
        }
    }

    /// True if the server starts the application itself.
    var startsApplication: Bool {
        switch self {
        case .apacheFcgid, .apacheCGI, .lighttpdSpawn, .lighttpdCGI: true
        default: false
        }
    }

    /// True if connections to the application are used for more than one request; nil where there is no telling, since
    /// the server starts the application.
    var keepsConnections: Bool? {
        if startsApplication { return nil }
        return self == .nginxKept || self == .apacheProxyKept
    }

    var testDescription: String { rawValue }
}
