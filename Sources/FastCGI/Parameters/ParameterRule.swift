// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What happens to a parameter whose name comes more than once.
enum ParameterRule: Sendable, Hashable {
    case keepLast
    case joinFields
    case joinCookies
    case conflict
    case conflictIfDifferent

    init(name: UnsafeRawBufferPointer) {
        if Self.matches(name, "CONTENT_LENGTH") {
            self = .conflictIfDifferent
        } else if !Self.begins(name, "HTTP_") {
            self = .keepLast
        } else if Self.conflicting.contains(where: { Self.matches(name, $0) }) {
            self = .conflict
        } else {
            self = Self.matches(name, "HTTP_COOKIE") ? .joinCookies : .joinFields
        }
    }

    private static let conflicting: [StaticString] = ["HTTP_HOST", "HTTP_AUTHORIZATION", "HTTP_CONTENT_LENGTH"]

    /// What nobody gets to see. The names have four lengths, so most are not compared at all.
    static func isDropped(_ name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) -> Bool {
        switch name.count {
        case 0: true
        case 10: matches(name, "HTTP_PROXY")
        case 14: matches(value, "-1") && matches(name, "CONTENT_LENGTH")
        case 17: matches(name, "HTTP_CONTENT_TYPE")
        case 19: matches(name, "HTTP_CONTENT_LENGTH")
        default: false
        }
    }

    private static func matches(_ name: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        name.count == text.utf8CodeUnitCount && begins(name, text)
    }

    private static func begins(_ name: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        guard name.count >= text.utf8CodeUnitCount, let base = name.baseAddress else { return false }
        return memcmp(base, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    /// What stands between joined values.
    var separator: StaticString {
        self == .joinCookies ? "; " : ", "
    }
}
