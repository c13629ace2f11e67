// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A date and a time of day in UTC, in the Gregorian calendar, which is taken to reach back to year 0.
struct CivilTime: Equatable {
    var year: Int
    /// From 1 to 12.
    var month: Int
    /// From 1 to 31.
    var day: Int
    var hour = 0
    var minute = 0
    var second = 0

    private static let secondsPerDay = 86_400
    /// Four hundred years: after so many days the calendar repeats.
    private static let daysPerEra = 146_097
    /// The days from the first of March of year 0 to the start of 1970.
    private static let daysBefore1970 = 719_468
    /// What four digits for the year can say.
    private static let years0To9999 = -62_167_219_200...253_402_300_799

    /// The whole seconds since the start of 1970.
    ///
    /// The fields have to be in range, or near it: the year within a few million.
    var secondsSince1970: Int {
        // Years are counted from March, so that the leap day is the last day of a year.
        let marchYear = month > 2 ? year : year - 1
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * Self.daysPerEra + dayOfEra - Self.daysBefore1970
        return days * Self.secondsPerDay + hour * 3_600 + minute * 60 + second
    }

    /// From 0 for Sunday to 6 for Saturday.
    var weekday: Int {
        // The start of 1970 was a Thursday.
        let weekday = (Self.floorDivision(secondsSince1970, Self.secondsPerDay) + 4) % 7
        return weekday < 0 ? weekday + 7 : weekday
    }

    static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func floorDivision(_ dividend: Int, _ divisor: Int) -> Int {
        dividend >= 0 ? dividend / divisor : (dividend + 1) / divisor - 1
    }
}

extension CivilTime {
    /// The moment so many seconds after the start of 1970; outside of the years 0 to 9999, the nearest end of them.
    init(secondsSince1970 seconds: Int) {
        let seconds = min(max(seconds, Self.years0To9999.lowerBound), Self.years0To9999.upperBound)
        let daysSince1970 = Self.floorDivision(seconds, Self.secondsPerDay)
        let time = seconds - daysSince1970 * Self.secondsPerDay
        // Counted from one era before year 0, because year 0 has two months before its March.
        let days = daysSince1970 + Self.daysBefore1970 + Self.daysPerEra
        let dayOfEra = days % Self.daysPerEra
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: (days / Self.daysPerEra - 1) * 400 + yearOfEra + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
            hour: time / 3_600,
            minute: time / 60 % 60,
            second: time % 60
        )
    }

    /// The moment of a date, without its fraction of a second.
    ///
    /// What is closer to the next second than half a microsecond is that second: a sum of decimal fractions does not
    /// fall one short.
    init(secondsSince1970 seconds: Double) {
        let whole = (seconds + 0.000_000_5).rounded(.down)
        let range = Self.years0To9999
        // Not a number is no moment at all: it becomes the start of 1970, because a response needs some date.
        let clamped = whole.isNaN ? 0 : min(max(whole, Double(range.lowerBound)), Double(range.upperBound))
        self.init(secondsSince1970: Int(clamped))
    }
}
