// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Writes the tag it was registered with: shows which route matched.
final class TagHandler: RequestHandler {
    private let tag: String

    init(_ context: HandlerContext, tag: String) {
        self.tag = tag
        super.init(context)
    }

    override func get() {
        write(tag)
    }
}
