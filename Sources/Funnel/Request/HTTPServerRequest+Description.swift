// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension HTTPServerRequest: CustomStringConvertible {
    /// Method, URL, version and client, for log lines.
    public var description: String {
        "HTTPServerRequest(\(method.rawValue) \(fullURL) \(version) from \(remoteIP))".logSafe
    }

    /// Method, target and client address, for log lines.
    var summary: String {
        "\(method.rawValue) \(uri) (\(remoteIP))".logSafe
    }
}
