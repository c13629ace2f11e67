// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers with the variables that the web server passed, as they came: a line each, in the order of their names.
final class VariablesHandler: RequestHandler {
    override func get() {
        let variables = request.environment.variables
        for name in variables.names.sorted() {
            write("\(name)=\(variables[name] ?? "")\n")
        }
    }
}
