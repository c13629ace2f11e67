// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Why a form was not accepted. It is shown again, with all that was typed, and with the advice above it.
struct Problem: Error {
    let status: HTTPResponse.Status
    let advice: String

    init(_ status: HTTPResponse.Status, _ advice: String) {
        self.status = status
        self.advice = advice
    }
}
