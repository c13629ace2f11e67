// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import TestSupport

@testable import ConformanceApp

extension ResponseComparison {
    mutating func compareBody() throws {
        if let pattern = example.bodyPattern {
            let matches = try PythonPattern(pattern, dotMatchesLineBreaks: true).matchesAll(of: body.latin1)
            if !matches { note("body", body.latin1, pattern) }
        } else if mode == .none {
            return
        } else if mode == .json, let expectedBody, !expectedBody.isEmpty {
            if !isSameJSON(expectedBody) { note("json", body.latin1, expectedBody.latin1) }
        } else if let expectedBody {
            let text = Self.canonicalPage(body.latin1, status: response.status)
            let expectedText = Self.canonicalPage(expectedBody.latin1, status: expected.status)
            if text != expectedText { note("body", text, expectedText) }
        } else if try body.sha1() != expected.bodyDigest {
            note("body", "\(body.count) bytes with SHA-1 \(try body.sha1())", "SHA-1 \(expected.bodyDigest ?? "")")
        }
    }

    private func isSameJSON(_ expectedBody: [UInt8]) -> Bool {
        if body == expectedBody { return true }
        guard let value = try? JSONText.decode(JSONValue.self, from: body) else { return false }
        return (try? JSONText.decode(JSONValue.self, from: expectedBody)) == value
    }

    /// An error page with the phrase that is meant.
    private static func canonicalPage(_ page: String, status: Int) -> String {
        (renamedReasons[status] ?? []).dropFirst().reduce(page) {
            $0.replacing(": \($1)", with: ": \(canonicalReason($1, status: status))")
        }
    }

    mutating func compareTokens() throws {
        for check in example.checks ?? [] {
            guard check.type == "xsrf_token" else { throw TestFailure("unknown check \(check.type)") }
            guard let token = try unmaskedToken(check.place) else {
                note("token", "none", "one in \(check.place)")
                continue
            }
            if let expected = check.token, token.hexadecimal != expected { note("token", token.hexadecimal, expected) }
            let length = check.length ?? 16
            if token.count != length { note("token", "\(token.count) bytes", "\(length)") }
        }
    }

    /// The first XSRF token of version 2 at a place, without its mask.
    private func unmaskedToken(_ place: String) throws -> [UInt8]? {
        let cookie = place.split(separator: ":").last.map { "\($0)=" } ?? ""
        let cookies = response.values("set-cookie").filter { $0.hasPrefix(cookie) }
        let text = place == "body" ? body.latin1 : cookies.joined(separator: "\n")
        guard let token = try? PythonPattern("(2\\|[0-9a-f]{8}\\|[0-9a-f]+\\|[0-9]+)").firstGroup(in: text) else {
            return nil
        }
        let parts = token.split(separator: "|")
        guard let mask = Hexadecimal.decode(parts[1].utf8), let masked = Hexadecimal.decode(parts[2].utf8) else {
            return nil
        }
        return masked.enumerated().map { $1 ^ mask[$0 % mask.count] }
    }
}
