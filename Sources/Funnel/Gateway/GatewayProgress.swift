// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A transport that wants to know what an application does with a request, for what it reports about requests that hang
/// or end with a trap.
package protocol GatewayProgress: AnyObject {
    /// The application has got so far.
    func note(_ note: HandlerNote)
}
