// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The names that templates have without being given them.
extension RequestHandler {
    /// What ``templateNamespace()`` has by default.
    var standardTemplateNamespace: [String: Any] {
        var names: [String: Any] = [
            "handler": LazyTemplateValue { String(describing: type(of: self)) },
            "request": LazyTemplateValue { self.request.templateValue },
            "static_url": TemplateLambda { try self.staticURL($0) },
            "xsrf_token": LazyTemplateValue { try self.xsrfToken },
            "xsrf_form_html": LazyTemplateValue { try self.xsrfFormHTML() },
        ]
        if let users = self as? any Authenticating {
            names["current_user"] = LazyTemplateValue { try users.userForTemplates() }
        }
        return names
    }
}

extension Authenticating {
    fileprivate func userForTemplates() throws -> Any? { try user }
}

extension HTTPServerRequest {
    /// What templates can say about a request, under Tornado's names.
    fileprivate var templateValue: [String: Any] {
        [
            "method": method.rawValue,
            "uri": uri,
            "path": path,
            "query": query,
            "protocol": scheme,
            "host": host,
            "host_name": hostName,
            "full_url": fullURL,
            "remote_ip": remoteIP,
            "version": version,
        ]
    }
}
