// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
internal import Funnel

extension GatewayVariables {
    /// The parameters of a FastCGI request: the bytes are shared, not copied.
    init(_ parameters: FastCGIParameters) {
        self.init(storage: parameters.storage, count: parameters.count) {
            (parameters.entries[$0].name, parameters.entries[$0].value)
        }
    }
}
