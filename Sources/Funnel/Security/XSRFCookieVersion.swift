// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The formats of XSRF tokens. Both are always read.
public enum XSRFCookieVersion: Int, Sendable, Hashable, CaseIterable {
    /// The token in hexadecimal, the same on every page: for pages that a program before Tornado 3.2.2 reads too.
    /// Do not compress pages that show it.
    case v1 = 1
    /// The token under a mask that is new with every response. The default.
    case v2 = 2
}
