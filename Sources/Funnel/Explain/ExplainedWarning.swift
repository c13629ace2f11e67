// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Something that the web server's configuration lacks.
public struct ExplainedWarning: Sendable, Hashable {
    /// What is wrong, and what comes of it.
    public let text: String
    /// The line for nginx that puts it right, beside `fastcgi_pass`; nil if there is no such line.
    public let line: String?
}
