// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// One entry of the log as it is written.
struct LogLine {
    let level: Logger.Level
    let label: String
    let message: String
    let metadata: Logger.Metadata
    let time: LogTime
    let isColored: Bool

    /// The entry, with the line break at its end.
    var bytes: [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(64 + label.utf8.count + message.utf8.count)
        appendPrefix(to: &line)
        Self.appendIndented(message, to: &line)
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            Self.appendIndented(" \(key)=\(value)", to: &line)
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }

    private func appendPrefix(to line: inout [UInt8]) {
        if isColored { line.append(contentsOf: LogColor.start(of: level).utf8) }
        line.append(UInt8(ascii: "["))
        line.append(level.letter)
        line.append(UInt8(ascii: " "))
        time.append(to: &line)
        line.append(UInt8(ascii: " "))
        line.append(contentsOf: label.utf8)
        line.append(UInt8(ascii: "]"))
        if isColored { line.append(contentsOf: LogColor.end.utf8) }
        line.append(UInt8(ascii: " "))
    }

    private static func appendIndented(_ text: String, to line: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            guard bytes.contains(UInt8(ascii: "\n")) else {
                line.append(contentsOf: bytes)
                return
            }
            for byte in bytes {
                line.append(byte)
                if byte == UInt8(ascii: "\n") { line.append(contentsOf: "    ".utf8) }
            }
        }
    }
}

extension Logger.Level {
    /// The letter that stands for the level.
    fileprivate var letter: UInt8 {
        switch self {
        case .trace: UInt8(ascii: "T")
        case .debug: UInt8(ascii: "D")
        case .info: UInt8(ascii: "I")
        case .notice: UInt8(ascii: "N")
        case .warning: UInt8(ascii: "W")
        case .error: UInt8(ascii: "E")
        case .critical: UInt8(ascii: "C")
        }
    }
}
