// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus

#if canImport(FastCGI)
    internal import FastCGI

    /// A request for the status page of a server, sent straight to it.
    struct StatusCall {
        let address: FastCGIAddress
        let path: String
        let timeout: Duration

        /// The page.
        ///
        /// - Throws: `FastCGIError` if nobody answers; ``StatusUnavailable`` if the answer is another.
        func answer(_ format: StatusFormat) throws -> [UInt8] {
            let response = try FastCGICall(address, timeout: timeout).response(to: parameters(format))
            guard let end = response.firstRange(of: Array("\r\n\r\n".utf8)) else {
                throw StatusUnavailable(address: "\(address)", reason: "what answers is no server of this kind")
            }
            let head = String(decoding: response[..<end.lowerBound], as: UTF8.self)
            let lines = head.split(separator: "\r\n")
            guard lines.contains("Status: 200 OK"), lines.contains("Content-Type: \(format.contentType)") else {
                let reason =
                    "it has no status page at \(path), or not for this program: see --status-path, --status-allow"
                throw StatusUnavailable(address: "\(address)", reason: reason)
            }
            return Array(response[end.upperBound...])
        }

        /// No address: this is no request that a web server passes on.
        private func parameters(_ format: StatusFormat) -> [(String, String)] {
            [
                ("GATEWAY_INTERFACE", "CGI/1.1"), ("SERVER_PROTOCOL", "HTTP/1.1"), ("REQUEST_METHOD", "GET"),
                ("REQUEST_URI", path + format.query), ("SCRIPT_NAME", ""), ("PATH_INFO", path),
                ("QUERY_STRING", String(format.query.dropFirst())), ("SERVER_NAME", "localhost"), ("SERVER_PORT", "80"),
                ("HTTP_HOST", "localhost"),
            ]
        }
    }

    /// A server answers, and not with its status.
    struct StatusUnavailable: Error, CustomStringConvertible {
        let address: String
        let reason: String

        var description: String { "\(address): \(reason)" }
    }
#endif
