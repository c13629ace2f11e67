// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// An authorizer with one member, `a` with the password `b`.
enum MembersOnly {
    static let authorizer = Authorizer { environment in
        if environment.variables["HTTP_AUTHORIZATION"] == "Basic YTpi" {
            return .allowed(variables: ["REMOTE_USER": "a", "MEMBER_ROLE": "guest"])
        }
        let page = Array("members only\n".utf8)
        let fields: HTTPFields = [
            .wwwAuthenticate: "Basic realm=\"members\"", .contentType: "text/plain", .contentLength: "\(page.count)",
        ]
        return .refused(GatewayResponse(status: .unauthorized, headerFields: fields, body: .bytes(page)))
    }
}
