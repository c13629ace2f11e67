// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import HTTPTypes

/// Why a request is not handed to the application: the answer it gets before the connection is closed.
struct RequestRefusal: Error, Hashable {
    var status = HTTPResponse.Status.badRequest
    /// For the log.
    let reason: String
    /// What counts it: the counter of the limit that was met.
    var counter = ServerCounter.malformed
}
