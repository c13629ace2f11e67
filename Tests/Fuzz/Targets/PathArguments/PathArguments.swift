// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// A path: the application answers it, and a handler gets exactly what the path has, decoded.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPathArguments(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        var choices = Choices(input)
        let prefix = ["", "/rest/", "/word/", "/named/"][choices.number(below: 4)]
        let target = Array(prefix.utf8) + choices.rest
        var variables = GatewayVariables()
        variables["REQUEST_METHOD"] = "GET"
        variables.set("REQUEST_URI", bytes: target)
        let environment = GatewayEnvironment(variables: variables, input: GatewayByteInput([]))
        let response = application.respond(to: environment)
        claim([200, 400, 404].contains(response.status.code), "\(response.status)")
        guard response.status == .ok, prefix == "/rest/", case .bytes(let body) = response.body else { return }
        let path = target.prefix { $0 != UInt8(ascii: "?") }
        let decoded = PercentEncoding.decode(path.dropFirst(prefix.utf8.count), plusIsSpace: false)
        claim(body == decoded, "\(body) for \(decoded)")
    }
}

/// Answers with its arguments, one after the other.
private final class ArgumentsHandler: RequestHandler {
    override func get() {
        for position in 0..<pathArguments.count { write(pathArguments[position] ?? "-") }
    }
}

private let application: Application = {
    do {
        return try Application([
            Route("/rest/(.*)", ArgumentsHandler.init),
            Route("/word/([^/]+)(?:/([0-9]+))?/?", ArgumentsHandler.init),
            Route(#"/named/(?P<year>\d{4})/(?P<slug>[\w%-]+)\.html"#, ArgumentsHandler.init),
            Route("/(.*)", ArgumentsHandler.init),
        ])
    } catch {
        fatalError("\(error)")
    }
}()
