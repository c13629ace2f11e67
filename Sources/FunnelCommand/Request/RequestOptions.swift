// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// The arguments and options of `request`.
struct RequestOptions: ParsableArguments {
    @Argument(help: "The method. Without it, raw HTTP/1.1 requests are read from standard input.")
    var method: String?

    @Argument(help: "The path with its query, as a client sends it.")
    var target: String?

    @Option(
        name: [.customShort("H"), .customLong("header")],
        parsing: .singleValue,
        help: ArgumentHelp("A header field; may be repeated.", valueName: "Name: value")
    )
    var headers: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The body, by default sent as a form.", valueName: "text")
    )
    var data: String?

    @Flag(help: "Exit with 22 if an answer's status is 400 or above.")
    var fail = false

    func validate() throws {
        if method != nil, target == nil { throw ValidationError("request: a method needs a target: GET /") }
        if method == nil, data != nil || !headers.isEmpty {
            throw ValidationError("request: --header and --data need a method and a target: POST / --data a=1")
        }
    }
}
