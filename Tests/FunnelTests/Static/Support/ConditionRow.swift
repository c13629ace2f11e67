// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// What Tornado 6.6.1 answers for a file of Tue, 14 Nov 2023 22:13:20 GMT.
struct ConditionRow: Sendable, CustomTestStringConvertible {
    let status: Int
    var ifNoneMatch: String?
    var ifModifiedSince: String?

    var testDescription: String { "\(ifNoneMatch ?? "-") \(ifModifiedSince ?? "-")" }

    /// The tag of the file `Hello, static world!` with a line feed.
    static let tag =
        "\"ba7dc93e66812c192e8e2ca9f17ee89da282ee49152b9b29582d6e24edec594983074372bba45fb025d894f3aea188536c39972f451"
        + "99550a0ec11d2173a700e\""

    static let all = [
        ConditionRow(status: 304, ifNoneMatch: tag),
        ConditionRow(status: 304, ifNoneMatch: "W/\(tag)"),
        ConditionRow(status: 304, ifNoneMatch: "\"a\", \(tag)"),
        ConditionRow(status: 304, ifNoneMatch: "*"),
        ConditionRow(status: 200, ifNoneMatch: ""),
        ConditionRow(status: 200, ifNoneMatch: "zzz"),
        ConditionRow(status: 304, ifModifiedSince: "Tue, 14 Nov 2023 22:13:20 GMT"),
        ConditionRow(status: 200, ifModifiedSince: "Tue, 14 Nov 2023 22:13:19 GMT"),
        ConditionRow(status: 304, ifModifiedSince: "Tue, 14 Nov 2023 22:13:21 GMT"),
        ConditionRow(status: 304, ifModifiedSince: "Tuesday, 14-Nov-23 22:13:20 GMT"),
        ConditionRow(status: 304, ifModifiedSince: "Tue Nov 14 22:13:20 2023"),
        ConditionRow(status: 200, ifModifiedSince: "Tue, 14 Nov 2023 22:13:20 +0200"),
        ConditionRow(status: 304, ifModifiedSince: "Tue, 14 Nov 2023 22:13:20 -0200"),
        ConditionRow(status: 304, ifModifiedSince: "14 Nov 2023 22:13:20 GMT"),
        ConditionRow(status: 304, ifModifiedSince: "Fri, 31 Dec 9999 23:59:59 GMT"),
        ConditionRow(status: 304, ifModifiedSince: "Tue, 14 Nov 2023 22:13:20 GMT; length=21"),
        ConditionRow(status: 200, ifModifiedSince: "yesterday"),
        ConditionRow(status: 200, ifModifiedSince: "1700000000"),
        ConditionRow(status: 200, ifModifiedSince: ""),
        ConditionRow(status: 200, ifNoneMatch: "\"a\"", ifModifiedSince: "Wed, 15 Nov 2023 00:00:00 GMT"),
        ConditionRow(status: 304, ifNoneMatch: "", ifModifiedSince: "Wed, 15 Nov 2023 00:00:00 GMT"),
        ConditionRow(status: 304, ifNoneMatch: tag, ifModifiedSince: "Mon, 13 Nov 2023 00:00:00 GMT"),
    ]
}
