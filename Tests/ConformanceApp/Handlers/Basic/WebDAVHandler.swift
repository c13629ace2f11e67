// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// A method that HTTP itself does not have.
final class WebDAVHandler: RequestHandler {
    override class var supportedMethods: Set<HTTPRequest.Method> {
        super.supportedMethods.union([HTTPRequest.Method(rawValue: "PROPFIND")].compactMap(\.self))
    }

    override func perform(_ method: HTTPRequest.Method) throws {
        guard method.rawValue == "PROPFIND" else { return try super.perform(method) }
        setStatus(HTTPResponse.Status(code: 207))
        write("propfind")
    }
}
