// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Where spawn-fcgi lets an application listen.
enum Listening: Hashable, Sendable {
    /// On the unix socket that nginx-sample.conf names.
    case unix
    case tcp(UInt16)

    /// The address in nginx's words.
    var nginxAddress: String {
        switch self {
        case .unix: "unix:hello.sock"
        case .tcp(let port): "127.0.0.1:\(port)"
        }
    }
}
