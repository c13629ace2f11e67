// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The parameters of a request, as one block of bytes and a list of where each stands in it.
///
/// What a web server sends twice is settled when they are read. A header field (`HTTP_…`) that came several times is joined
/// with `", "`, cookies with `"; "` (RFC 9110 section 5.3, RFC 6265 section 5.4); see ``conflict`` for those that cannot
/// be. Of any other name the last value counts: a configuration overrides what it included. `HTTP_PROXY` is dropped, since
/// libraries take it for a setting of the machine (CVE-2016-5385), and so are `HTTP_CONTENT_TYPE` and
/// `HTTP_CONTENT_LENGTH`, which RFC 3875 has without the prefix, and a `CONTENT_LENGTH` of -1, with which Caddy says that
/// the length is not known.
public struct FastCGIParameters: Sendable, Hashable {
    /// Which limit the parameters went beyond.
    public enum Overflow: Sendable, Hashable {
        /// ``FastCGILimits/maximumParameters``
        case count
        /// ``FastCGILimits/maximumParameterBytes``
        case bytes
    }

    /// All names and values.
    public let storage: [UInt8]

    /// The parameters, in the order in which their names came first.
    public let entries: [Entry]

    /// The name of a parameter that came twice and may not: `HTTP_HOST`, `HTTP_AUTHORIZATION`, `HTTP_CONTENT_LENGTH`, or
    /// `CONTENT_LENGTH` with different values. Who picks one may pick another than the web server did: answer 400.
    public let conflict: String?

    /// The limit that was exceeded; the entries are those before it. Answer 431.
    public let overflow: Overflow?

    /// How many there are.
    public var count: Int { entries.count }

    /// The value of a parameter as text; bytes that are not UTF-8 become replacement characters.
    public subscript(_ name: String) -> String? {
        entry(name).map { String(decoding: storage[$0.value], as: UTF8.self) }
    }

    /// The value of a parameter as it came.
    public func bytes(_ name: String) -> [UInt8]? {
        entry(name).map { Array(storage[$0.value]) }
    }

    /// The value of a parameter without copying it.
    package func slice(_ name: String) -> ArraySlice<UInt8>? {
        entry(name).map { storage[$0.value] }
    }

    /// Calls `body` with every name and value.
    public func forEach(_ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) throws -> Void) rethrows {
        for entry in entries { try body(storage[entry.name], storage[entry.value]) }
    }

    private func entry(_ name: String) -> Entry? {
        let wanted = name.utf8
        return entries.first { $0.nameCount == wanted.count && storage[$0.name].elementsEqual(wanted) }
    }
}
