// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Reads the dates of e-mail and HTTP, in the order of steps that Python's `email.utils` has, because with so lenient
/// a reader the steps are the specification.
struct HTTPDateParser {
    private typealias Word = ArraySlice<UInt8>

    private var day: Word
    private var month: Word
    private var year: Word
    private var time: Word
    private var zone: Word

    /// The whole seconds since the start of 1970, nil for what is no date.
    static func parse(_ text: String) -> Int? {
        guard var parser = HTTPDateParser(text), let month = parser.monthNumber() else { return nil }
        parser.putInOrder()
        return parser.moment(month: month)
    }

    private init?(_ text: String) {
        // Five words are looked at after the weekday's; more than that need not be cut apart.
        var words = Array(text.utf8).split(maxSplits: 6, whereSeparator: \.isDateSpace)
        Self.dropWeekday(&words)
        Self.completeWords(&words)
        guard words.count >= 5, !words[0].isEmpty, !words[1].isEmpty, !words[2].isEmpty else { return nil }
        (day, month, year, time, zone) = (words[0], words[1], words[2], words[3], words[4])
    }

    private static func dropWeekday(_ words: inout [Word]) {
        guard let first = words.first else { return }
        if first.last == ASCII.comma || isName(first, of: HTTPDate.weekdays) {
            words.removeFirst()
        } else if let comma = first.lastIndex(of: ASCII.comma) {
            words[0] = first[(comma + 1)...]
        }
    }

    /// Cuts `27-Jan-13` into three words, and adds the zone's, empty where there is none.
    private static func completeWords(_ words: inout [Word]) {
        if words.count == 3 {
            let date = words[0].split(separator: ASCII.hyphen, omittingEmptySubsequences: false)
            if date.count == 3 { words.replaceSubrange(..<1, with: date) }
        }
        guard words.count == 4 else { return }
        let time = words[3]
        let sign = time.firstIndex(of: ASCII.plus) ?? time.firstIndex(of: ASCII.hyphen)
        if let sign, sign > time.startIndex {
            words[3] = time[..<sign]
            words.append(time[sign...])
        } else {
            words.append([])
        }
    }

    /// The month, which may stand before the day (asctime), with the day put in its place.
    private mutating func monthNumber() -> Int? {
        if let number = Self.month(named: month) { return number }
        swap(&day, &month)
        return Self.month(named: month)
    }

    /// Puts year, time and zone, which come in any order, in their places.
    private mutating func putInOrder() {
        if day.last == ASCII.comma { day.removeLast() }
        if let colon = year.firstIndex(of: ASCII.colon), colon > year.startIndex { swap(&year, &time) }
        if year.last == ASCII.comma { year.removeLast() }
        if let first = year.first, !first.isASCIIDigit { swap(&year, &zone) }
        if time.last == ASCII.comma { time.removeLast() }
    }

    private func moment(month: Int) -> Int? {
        guard let year = DateNumber(year)?.value.map(Self.fullYear), let day = DateNumber(day)?.value,
            let time = timeOfDay(), let offset = offset(),
            1...9_999 ~= year, 1...CivilTime.daysInMonth(month, ofYear: year) ~= day
        else { return nil }
        let civil = CivilTime(
            year: year,
            month: month,
            day: day,
            hour: time.hour,
            minute: time.minute,
            second: time.second
        )
        return civil.secondsSince1970 - offset
    }

    /// The year in full for one of two digits.
    private static func fullYear(_ year: Int) -> Int {
        if year >= 100 { return year }
        return year > 68 ? year + 1_900 : year + 2_000
    }

    private func timeOfDay() -> (hour: Int, minute: Int, second: Int)? {
        var parts = time.split(separator: ASCII.colon, maxSplits: 3, omittingEmptySubsequences: false)
        if parts.count == 1 {
            parts = time.split(separator: ASCII.dot, maxSplits: 3, omittingEmptySubsequences: false)
        }
        guard 2...3 ~= parts.count else { return nil }
        let numbers = parts.compactMap { DateNumber($0)?.value }
        guard numbers.count == parts.count else { return nil }
        let second = numbers.count == 3 ? numbers[2] : 0
        guard 0..<24 ~= numbers[0], 0..<60 ~= numbers[1], 0..<60 ~= second else { return nil }
        return (numbers[0], numbers[1], second)
    }

    /// The seconds that the zone is ahead of UTC, 0 for a zone that nobody knows; nil for a day or more.
    private func offset() -> Int? {
        if let name = Self.zones.first(where: { Self.isSame(zone, $0.name) }) { return name.hours * 3_600 }
        guard let number = DateNumber(zone) else { return 0 }
        guard let value = number.value else { return nil }
        let seconds = (abs(value) / 100 * 60 + abs(value) % 100) * 60
        guard seconds < 86_400 else { return nil }
        return value < 0 ? -seconds : seconds
    }

    private static let zones: [(name: String, hours: Int)] = [
        ("GMT", 0), ("UT", 0), ("UTC", 0), ("Z", 0), ("AST", -4), ("ADT", -3), ("EST", -5), ("EDT", -4),
        ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7),
    ]

    private static let fullMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func month(named word: Word) -> Int? {
        let index =
            HTTPDate.months.firstIndex { isSame(word, $0) } ?? fullMonths.firstIndex { isSame(word, $0) }
        return index.map { $0 + 1 }
    }

    private static func isName(_ word: Word, of names: [String]) -> Bool {
        names.contains { isSame(word, $0) }
    }

    private static func isSame(_ word: Word, _ name: String) -> Bool {
        word.count == name.utf8.count && word.elementsEqual(name.utf8) { $0.asciiLowercased == $1.asciiLowercased }
    }
}

extension UInt8 {
    /// What separates words: the white space of ASCII and its four information separators, as in Python.
    fileprivate var isDateSpace: Bool {
        self == ASCII.space || ASCII.tab...ASCII.carriageReturn ~= self || 0x1C...0x1F ~= self
    }
}
