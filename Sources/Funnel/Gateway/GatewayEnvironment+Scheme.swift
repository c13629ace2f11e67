// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension GatewayEnvironment {
    /// `https` or `http`, as PEP 3333's `wsgi.url_scheme`: from the variable `HTTPS`, then from `REQUEST_SCHEME`.
    ///
    /// Setting it sets both, so that everybody further in agrees.
    public var scheme: String {
        get {
            if let https = variables["HTTPS"]?.lowercased(), https == "on" || https == "1" { return "https" }
            return variables["REQUEST_SCHEME"]?.lowercased() == "https" ? "https" : "http"
        }
        set {
            variables["REQUEST_SCHEME"] = newValue
            variables["HTTPS"] = newValue == "https" ? "on" : nil
        }
    }

    /// True for a request whose answer has a head only.
    package var isHead: Bool {
        variables.value("REQUEST_METHOD")?.elementsEqual("HEAD".utf8) ?? false
    }
}
