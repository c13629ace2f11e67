// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a trusted proxy says about the client: pure functions of the variables, for requests and for middleware.
extension TrustedProxies {
    /// The address of the client that a trusted proxy speaks for.
    ///
    /// `X-Real-Ip` if it is there, otherwise the last entry of `X-Forwarded-For` that is not itself a trusted proxy
    /// (the first if all are). What is there is believed or not; an `X-Real-Ip` that is no address hides
    /// `X-Forwarded-For`.
    ///
    /// - Parameter variables: The variables as the transport made them.
    /// - Returns: The address as it was sent, without white space around it; nil if the request did not come from a
    ///   trusted proxy, or if what it says is not exactly one IP address: then `REMOTE_ADDR` stands.
    public func forwardedAddress(in variables: GatewayVariables) -> String? {
        guard vouch(for: variables) else { return nil }
        guard
            let field = variables.value("HTTP_X_REAL_IP") ?? variables.value("HTTP_X_FORWARDED_FOR").map(nearestClient)
        else { return nil }
        let address = field.trimmingBlanks
        return IPAddress(address) == nil ? nil : String(decoding: address, as: UTF8.self)
    }

    /// The scheme of the URL that the client asked for, as a trusted proxy says.
    ///
    /// `X-Scheme` if it is there, otherwise `X-Forwarded-Proto`; of a list the last entry.
    ///
    /// - Parameter variables: The variables as the transport made them.
    /// - Returns: `http` or `https`; nil if the request did not come from a trusted proxy, or if what it says is not
    ///   exactly one of the two, in lower case: then the transport's scheme stands.
    public func forwardedScheme(in variables: GatewayVariables) -> String? {
        guard vouch(for: variables) else { return nil }
        guard let field = variables.value("HTTP_X_SCHEME") ?? variables.value("HTTP_X_FORWARDED_PROTO") else {
            return nil
        }
        let scheme = Self.lastEntry(field)
        return ["http", "https"].first { scheme.elementsEqual($0.utf8) }
    }

    /// The last entry of a list that is not trusted, or the first entry of all.
    private func nearestClient(_ list: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = list
        while true {
            let entry = Self.lastEntry(rest)
            guard contains(entry), let comma = rest.lastIndex(of: ASCII.comma) else { return entry }
            rest = rest[..<comma]
        }
    }

    private static func lastEntry(_ list: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = list.lastIndex(of: ASCII.comma).map { $0 + 1 } ?? list.startIndex
        return list[start...].trimmingBlanks
    }
}
