// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Dates as HTTP writes them (RFC 9110, section 5.6.7): `Sun, 27 Jan 2013 18:43:20 GMT`.
///
/// Always in English and in GMT, whatever the process's locale and time zone are.
public enum HTTPDate {
    /// The date for a header field, without its fraction of a second. Tornado's `format_timestamp`.
    ///
    /// - Parameter date: A date of the years 0 to 9999; one outside becomes the nearest end of them.
    public static func string(_ date: Date) -> String {
        string(CivilTime(secondsSince1970: date.timeIntervalSince1970))
    }

    /// The date for a header field. Tornado's `format_timestamp`.
    ///
    /// - Parameter seconds: Whole seconds since the start of 1970 in UTC, as `stat` and `time` count them. What lies
    ///   outside of the years 0 to 9999 becomes the nearest end of them.
    public static func string(secondsSince1970 seconds: Int) -> String {
        string(CivilTime(secondsSince1970: seconds))
    }

    /// Reads the date of a header field, in whole seconds since the start of 1970 in UTC.
    ///
    /// Every form that the readers of e-mail dates in Python take is taken, which is what Tornado uses for
    /// `If-Modified-Since`: the three forms of HTTP, a missing weekday, two-digit years (69 to 99 are of the last
    /// century), offsets such as `+0200`, North American time zones by name. A date without a zone is in UTC.
    ///
    /// - Parameter text: The date. Only ASCII has a meaning.
    /// - Returns: The seconds, or nil for a text that is no date, or a date that does not exist.
    public static func parse(_ text: String) -> Int? {
        HTTPDateParser.parse(text)
    }

    /// Reads the date of a header field; see ``parse(_:)``.
    public static func date(_ text: String) -> Date? {
        parse(text).map { Date(timeIntervalSince1970: Double($0)) }
    }

    static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func string(_ time: CivilTime) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity("Sun, 27 Jan 2013 18:43:20 GMT".utf8.count)
        bytes.append(contentsOf: weekdays[time.weekday].utf8)
        bytes.append(contentsOf: ", ".utf8)
        bytes.appendTwoDigits(time.day)
        bytes.append(ASCII.space)
        bytes.append(contentsOf: months[time.month - 1].utf8)
        bytes.append(ASCII.space)
        bytes.appendTwoDigits(time.year / 100)
        bytes.appendTwoDigits(time.year % 100)
        bytes.append(ASCII.space)
        bytes.appendTime(time)
        bytes.append(contentsOf: " GMT".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    mutating func appendTwoDigits(_ number: Int) {
        append(ASCII.zero + UInt8(truncatingIfNeeded: number / 10 % 10))
        append(ASCII.zero + UInt8(truncatingIfNeeded: number % 10))
    }

    /// Adds the time of day, as `18:43:20`.
    mutating func appendTime(_ time: CivilTime) {
        appendTwoDigits(time.hour)
        append(ASCII.colon)
        appendTwoDigits(time.minute)
        append(ASCII.colon)
        appendTwoDigits(time.second)
    }
}
