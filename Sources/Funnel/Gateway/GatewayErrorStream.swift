// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Where an application writes messages that belong in the web server's error log.
public protocol GatewayErrorStream: AnyObject {
    /// Writes a message. A message that cannot be delivered is dropped.
    func write(_ message: String)
}
