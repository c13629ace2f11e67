// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

extension GatewayInput {
    /// Reads what is left and drops it.
    func skip() throws {
        while try !read(upTo: 65_536).isEmpty {}
    }
}
