// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a service manager is told.
package enum ServiceState: Sendable, Hashable {
    case ready
    case reloading
    case stopping
}
