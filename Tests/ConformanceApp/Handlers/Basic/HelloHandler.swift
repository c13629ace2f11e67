// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

final class HelloHandler: RequestHandler {
    override func get() {
        write("Hello, world")
    }
}
