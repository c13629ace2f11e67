// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The head of a request is malformed.
struct RequestHeadError: Error {
    /// The answer. Default: 400.
    var status: HTTPResponse.Status = .badRequest
    /// What is wrong, to be read after "is malformed: ".
    var reason: String
    /// How the body ends, so that the next request can be found; nil if that is not known.
    var framing: BodyFraming?
}
