// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What supervisor and worker tell each other: a short text, one in a packet.
enum ControlMessage: Sendable, Hashable {
    /// The worker serves.
    case ready
    /// The answer to a ping: so many of its acceptors run.
    case pong(acceptors: Int, of: Int)
    /// The worker wants to be replaced, with the reason.
    case replace(String)
    /// The supervisor asks whether the worker is there.
    case ping
    /// Finish and let go of the connections, in so many milliseconds, while others serve on.
    case drain(milliseconds: Int)
    /// Finish in so many milliseconds, since the program stops.
    case stop(milliseconds: Int)

    /// The most bytes that a message has.
    static let maximumLength = 512

    /// Reads a message; nil for one that this version does not know.
    init?(_ bytes: some Sequence<UInt8>) {
        let text = String(decoding: Array(bytes), as: UTF8.self)
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let kind = words.first else { return nil }
        let rest = words.count > 1 ? words[1] : ""
        let numbers = rest.split(separator: " ").compactMap { Int($0) }.filter { $0 >= 0 }
        switch (kind, numbers.count) {
        case ("ready", _): self = .ready
        case ("ping", _): self = .ping
        case ("replace", _): self = .replace(rest)
        case ("pong", 2): self = .pong(acceptors: numbers[0], of: numbers[1])
        case ("drain", 1): self = .drain(milliseconds: numbers[0])
        case ("stop", 1): self = .stop(milliseconds: numbers[0])
        default: return nil
        }
    }

    /// The message as it is sent.
    var bytes: [UInt8] { Array(text.utf8.prefix(Self.maximumLength)) }

    private var text: String {
        switch self {
        case .ready: "ready"
        case .ping: "ping"
        case .pong(let acceptors, let all): "pong \(acceptors) \(all)"
        case .replace(let reason): "replace \(reason)"
        case .drain(let milliseconds): "drain \(milliseconds)"
        case .stop(let milliseconds): "stop \(milliseconds)"
        }
    }
}
