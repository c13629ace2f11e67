// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

@testable import ConformanceApp

extension ResponseComparison {
    mutating func compareHeaders() throws {
        let expectedNames = expected.headers.map { $0[0].lowercased() }
        let extraNames = Set(response.headers.map { $0.name.lowercased() }).subtracting(expectedNames).sorted()
        var seen: Set<String> = []
        for name in expectedNames + extraNames where seen.insert(name).inserted {
            if isIgnored("header:\(name)") || isIgnored("headers") { continue }
            try compareHeader(name)
        }
    }

    private mutating func compareHeader(_ name: String) throws {
        let values = response.values(name)
        let expectedValues = expected.values(name)
        if name == "content-length" {
            let differs = values != expectedValues && !values.isEmpty && !expectedValues.isEmpty
            if isHead, mode == .exact, differs { note(name, "\(values)", "\(expectedValues)") }
        } else if Self.uncomparedHeaders.contains(name) {
            return
        } else if let patterns = example.patterns(name) {
            let match = try zip(patterns, values).allSatisfy { try PythonPattern($0).matchesAll(of: $1) }
            if patterns.count != values.count || !match { note(name, "\(values)", "\(patterns)") }
        } else if expectedValues.isEmpty {
            if name != "allow" || ![405, 501].contains(response.status) { note(name, "\(values)", "no such field") }
        } else if values != expectedValues, try !isAllowed(name, values, expectedValues) {
            note(name, "\(values)", "\(expectedValues)")
        }
    }

    /// True for a difference that means nothing.
    private func isAllowed(_ name: String, _ values: [String], _ expectedValues: [String]) throws -> Bool {
        if name == "etag", values.count == 1, try isAllowedEtag(values[0], expectedValues) { return true }
        if name == "set-cookie" || name == "www-authenticate" || values.isEmpty { return false }
        return Self.folded(values) == Self.folded(expectedValues)
    }

    /// An Etag that Tornado computed from its body must be computed from ours where the two may differ.
    private func isAllowedEtag(_ value: String, _ expectedValues: [String]) throws -> Bool {
        if mode == .none || (isHead && mode == .json) { return true }
        guard !isHead, mode == .json || example.bodyPattern != nil else { return false }
        let digest = try expected.bodyDigest ?? (expectedBody ?? []).sha1()
        return try expectedValues == ["\"\(digest)\""] && value == "\"\(body.sha1())\""
    }

    /// Repeated fields as one.
    private static func folded(_ values: [String]) -> [String] {
        values.joined(separator: ",").split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0).trimmingBlanks }
    }

    private var isHead: Bool { example.method == "HEAD" }

    /// Fields of the connection or of the server.
    private static let uncomparedHeaders: Set = [
        "date", "server", "connection", "keep-alive", "transfer-encoding", "content-length", "via", "x-powered-by",
        "upgrade", "trailer", "proxy-connection", "alt-svc",
    ]
}

extension ConformanceCase {
    fileprivate func patterns(_ name: String) -> [String]? {
        headerPatterns?.first { $0.key.lowercased() == name }?.value
    }
}
