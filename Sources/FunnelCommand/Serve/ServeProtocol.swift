// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// What `serve` speaks.
enum ServeProtocol: Sendable, Hashable {
    /// HTTP on an address.
    case http(String)
    /// FastCGI on the address of the settings, or on the sockets that were handed over.
    case fastCGI

    /// Where HTTP is served if nobody says where: reachable from this machine only.
    static let defaultAddress = "127.0.0.1:8888"

    /// The word by which a supervisor tells its workers.
    var service: String {
        switch self {
        case .http: "http"
        case .fastCGI: "fastcgi"
        }
    }

    /// Decides: what was asked for, else what the program was started with, else HTTP.
    ///
    /// - Throws: `ValidationError` if both were asked for.
    init(_ settings: ServeSettings, start: StartMode) throws {
        if settings.http != nil, settings.fastCGI != nil {
            throw ValidationError("--http and --fastcgi exclude each other")
        }
        if let address = settings.http {
            self = .http(address)
        } else if settings.fastCGI != nil || start == .fastCGI {
            self = .fastCGI
        } else {
            self = .http(Self.defaultAddress)
        }
    }
}
