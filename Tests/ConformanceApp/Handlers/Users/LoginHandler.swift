// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

final class LoginHandler: ReferenceUserHandler {
    override func get() throws {
        let answer: JSONValue = ["next": .string(try argument("next", default: "/")), "user": JSONValue(try user)]
        try write(json: answer)
    }

    override func post() throws {
        try setSignedCookie("user", argument("user"))
        try redirect(to: argument("next", default: "/private"), status: .seeOther)
    }
}
