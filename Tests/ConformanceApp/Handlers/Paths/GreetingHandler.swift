// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Made with arguments of its own: `InitHandler` of the reference application.
final class GreetingHandler: RequestHandler {
    private let greeting: String

    init(_ context: HandlerContext, greeting: String, times: Int = 1) {
        self.greeting = String(repeating: greeting, count: times)
        super.init(context)
    }

    override func get() {
        write(greeting)
    }
}
