// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers with the requests that came, this one too: a line with method and target for each.
final class RequestsHandler: RequestHandler {
    private let log: RequestLog

    init(_ context: HandlerContext, log: RequestLog) {
        self.log = log
        super.init(context)
    }

    override func get() {
        write(log.text)
    }
}
