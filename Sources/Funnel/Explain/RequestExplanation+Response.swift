// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension RequestExplanation {
    /// The text as a response that nobody keeps.
    package var response: GatewayResponse {
        let body = Array(text.utf8)
        return GatewayResponse(
            status: .ok,
            headerFields: [
                .contentType: "text/plain; charset=UTF-8", .contentLength: "\(body.count)", .cacheControl: "no-store",
                .xContentTypeOptions: "nosniff",
            ],
            body: .bytes(body)
        )
    }
}
