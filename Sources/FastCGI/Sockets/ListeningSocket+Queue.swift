// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import FunnelStatus

extension ListeningSocket {
    /// The connections that nobody has accepted yet.
    package var queue: ListenQueue {
        ListenQueue(descriptor: descriptor.rawValue, address: address?.description ?? description)
    }
}
