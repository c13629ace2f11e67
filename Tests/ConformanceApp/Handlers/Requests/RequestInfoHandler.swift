// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// The request as the framework sees it.
final class RequestInfoHandler: RequestHandler {
    override func get() throws { try answer() }
    override func post() throws { try answer() }
    override func put() throws { try answer() }
    override func delete() throws { try answer() }
    override func patch() throws { try answer() }
    override func options() throws { try answer() }

    private func answer() throws {
        let answer: JSONValue = [
            "method": .string(request.method.rawValue), "uri": .string(request.uri), "path": .string(request.path),
            "query": .string(request.query), "version": .string(request.version),
            "protocol": .string(request.scheme), "host": .string(request.host),
            "host_name": .string(request.hostName), "remote_ip": .string(request.remoteIP),
            "full_url": .string(request.fullURL), "body_len": JSONValue(try request.body.count),
            "supports_http_1_1": .bool(request.version == "HTTP/1.1"),
        ]
        try write(json: answer)
    }
}
