// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// The functions for text, called with an argument.
final class EscapeHandler: RequestHandler {
    override func get() throws { try answer() }
    override func post() throws { try answer() }

    private func answer() throws {
        let text = try argument("t", default: "", trimmed: false)
        let option = try argument("opt", default: "")
        try setHeader("Content-Type", "text/plain; charset=UTF-8")
        write(try result(pathArguments.require(0), text, option))
    }

    private func result(_ function: String, _ text: String, _ option: String) throws -> String {
        switch function {
        case "xhtml_escape": text.htmlEscaped()
        case "xhtml_unescape": text.htmlUnescaped()
        case "url_escape": text.urlEscaped(plus: option != "noplus")
        case "url_unescape": text.urlUnescaped(plus: option != "noplus")
        case "json_encode": try text.jsonEncoded()
        case "squeeze": text.squeezed()
        case "linkify": linkified(text, option)
        case "url_concat": text.addingQuery(try arguments("arg", trimmed: false).map(Self.pair))
        default: throw HTTPError(.notFound)
        }
    }

    private func linkified(_ text: String, _ option: String) -> String {
        switch option {
        case "shorten": text.linkified(shorten: true)
        case "extra": text.linkified(extraParameters: "rel=\"nofollow\" class=\"x\"")
        case "callable": text.linkified { "data-n=\"\($0.unicodeScalars.count)\"" }
        case "require": text.linkified(requireProtocol: true)
        case "protocols": text.linkified(permittedProtocols: ["ftp", "mailto"])
        default: text.linkified()
        }
    }

    /// What stands before and behind the first equals sign.
    private static func pair(_ text: String) -> (String, String) {
        let scalars = text.unicodeScalars
        let name = scalars.prefix { $0 != "=" }
        return (String(name), String(scalars[name.endIndex...].dropFirst()))
    }
}
