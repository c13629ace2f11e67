// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// What an application sends.
final class CollectedOutput: GatewayBodyWriter {
    var bytes: [UInt8] = []

    func write(_ chunk: [UInt8]) { bytes += chunk }

    func flush() {}
}

/// What an application writes for the web server's error log.
final class CollectedErrors: GatewayErrorStream {
    private(set) var text = ""

    func write(_ message: String) { text += message }
}
