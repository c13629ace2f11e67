// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Catches the error for a missing argument, and shows what it says.
final class CatchHandler: RequestHandler {
    override func get() throws {
        do {
            _ = try argument("needed")
            write("present")
        } catch let error as MissingArgumentError {
            let answer: JSONValue = [
                "arg_name": .string(error.argument),
                "status": JSONValue(error.httpError.status.code),
                "message": JSONValue(error.httpError.logMessage),
            ]
            try write(json: answer)
        }
    }
}
