// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

extension MatrixRow {
    /// What the table says of a row that is as it should be.
    static let works = "yes"

    /// Tries it.
    ///
    /// - Returns: ``works``, or what was different.
    func run(on site: MatrixSite) throws -> String {
        switch self {
        case .page, .head, .download, .fields, .redirect, .notModified, .oldVersion, .staticFile:
            try Self.difference(runResponse(on: site.connect()))
        case .query, .path, .encodedSlash, .doubledSlash, .dotSegments, .headerField, .repeatedField, .underscoreField,
            .proxyField, .cookies, .authorization, .host:
            try Self.difference(runSeen(on: site.connect()))
        case .post, .untyped, .empty, .chunked, .upload, .expectation, .unread, .tooLong:
            try Self.difference(runBody(on: site.connect()))
        case .notFound, .notAllowed, .failure, .unknownMethod:
            try Self.difference(runError(on: site.connect()))
        case .kept: try Self.keepsConnections(site) ? Self.works : "no"
        }
    }

    private static func difference(_ checks: [Check]) -> String {
        checks.first { !$0.isRight }?.what ?? works
    }

    /// One thing about an answer, and what it is if it is wrong.
    struct Check {
        let isRight: Bool
        let what: String
    }

    static func status(_ answer: HTTPAnswer, _ expected: Int) -> Check {
        Check(isRight: answer.status == expected, what: "\(answer.status)")
    }

    /// Whether the application has connections open while nothing is asked of it.
    private static func keepsConnections(_ site: MatrixSite) throws -> Bool {
        for _ in 0..<4 {
            let answer = try site.connect().exchange("GET", "/slow?ms=1")
            guard answer.status == 200 else { throw TestFailure("\(answer.status)") }
        }
        // One that is not kept may still be on its way to its end; one that is kept stays.
        return try !waitUntil(timeout: .seconds(1)) { try site.openConnections() == 0 }
    }
}
