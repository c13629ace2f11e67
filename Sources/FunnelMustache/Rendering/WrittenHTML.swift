// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The result of a lambda.
struct WrittenHTML: CustomStringConvertible {
    let description: String

    init(_ html: String) {
        description = html
    }
}
