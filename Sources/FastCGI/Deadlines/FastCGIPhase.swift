// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How far a request has come.
public enum FastCGIPhase: String, Sendable, Hashable, CaseIterable {
    /// The parameters are being read.
    case parameters
    /// The application works.
    case handler
    /// The application waits for the next part of the body.
    case body
    /// The application waits for the web server to take output.
    case response

    /// The phase's name, in lower case.
    public var name: String { rawValue }
}
