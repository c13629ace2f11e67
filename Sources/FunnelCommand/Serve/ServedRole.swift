// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What `--role` takes.
enum ServedRole: String, Sendable, Hashable {
    case responder, authorizer
}
