// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Believes the proxies that are named, and nobody else, about the client's address and scheme: what
/// ``Settings/trustedProxies`` does for an ``Application``, for any gateway application and for middleware further in.
///
/// From a trusted address, what `X-Real-Ip` or `X-Forwarded-For` says becomes `REMOTE_ADDR`, and what `X-Scheme` or
/// `X-Forwarded-Proto` says the scheme, by the rules of ``TrustedProxies``. From any other address the four fields are
/// removed, so that nobody further in can believe them.
public struct TrustedProxyHeaders: Middleware {
    private let proxies: TrustedProxies

    /// Makes the middleware.
    ///
    /// - Parameter proxies: Who is believed.
    public init(_ proxies: TrustedProxies) {
        self.proxies = proxies
    }

    /// Sets address and scheme, or removes the fields.
    public func respond(to environment: GatewayEnvironment, next: any GatewayApplication) throws -> GatewayResponse {
        var inner = environment
        if proxies.vouch(for: environment.variables) {
            if let address = proxies.forwardedAddress(in: environment.variables) {
                inner.variables["REMOTE_ADDR"] = address
            }
            if let scheme = proxies.forwardedScheme(in: environment.variables) { inner.changeScheme(to: scheme) }
        } else {
            for name in ["X_REAL_IP", "X_FORWARDED_FOR", "X_SCHEME", "X_FORWARDED_PROTO"] {
                inner.variables["HTTP_" + name] = nil
            }
        }
        return try next.respond(to: inner)
    }
}

extension GatewayEnvironment {
    /// Sets the scheme; a port that was the usual one stays the usual one.
    fileprivate mutating func changeScheme(to new: String) {
        if variables["SERVER_PORT"] == Self.usualPort(scheme) { variables["SERVER_PORT"] = Self.usualPort(new) }
        scheme = new
    }

    private static func usualPort(_ scheme: String) -> String { scheme == "https" ? "443" : "80" }
}
