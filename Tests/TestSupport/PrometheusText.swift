// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A text in the format of Prometheus, version 0.0.4, read as strictly as its documentation allows: whatever breaks a rule is
/// an error, also where Prometheus itself would let it pass.
public struct PrometheusText: Sendable {
    /// The values by name and labels as they are written: `requests_total`, `responses_total{class="2xx"}`.
    public private(set) var samples: [String: Double] = [:]
    /// The types by name.
    public private(set) var types: [String: String] = [:]

    /// Reads a text.
    public init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw TestFailure("the last line does not end") }
        var family: String?
        var helped: Set<String> = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            if line.hasPrefix("# HELP ") {
                guard words.count == 4, Self.isName(words[2]), !words[3].isEmpty, helped.insert(words[2]).inserted
                else {
                    throw TestFailure("HELP: \(line)")
                }
                family = nil
            } else if line.hasPrefix("# TYPE ") {
                guard words.count == 4, helped.contains(words[2]), types[words[2]] == nil,
                    ["counter", "gauge"].contains(words[3]), (words[3] == "counter") == words[2].hasSuffix("_total")
                else { throw TestFailure("TYPE: \(line)") }
                types[words[2]] = words[3]
                family = words[2]
            } else {
                try add(line, family: family)
            }
        }
    }

    private mutating func add(_ line: Substring, family: String?) throws {
        guard let space = line.lastIndex(of: " "), let family else { throw TestFailure("no sample: \(line)") }
        let key = String(line[..<space])
        let name = key.prefix { $0 != "{" }
        guard name == family, let value = Double(line[line.index(after: space)...]),
            Self.areLabels(key.dropFirst(name.count)), samples.updateValue(value, forKey: key) == nil
        else { throw TestFailure("sample: \(line)") }
    }

    /// `[a-zA-Z_:][a-zA-Z0-9_:]*`
    private static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || (0x30...0x39).contains(byte)
                || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
    }

    /// Nothing, or names and quoted values in which only `\\\\`, `\\"` and `\\n` are escapes.
    private static func areLabels(_ text: Substring) -> Bool {
        if text.isEmpty { return true }
        guard text.hasPrefix("{"), text.hasSuffix("}") else { return false }
        var rest = text.dropFirst().dropLast()
        var names: Set<String> = []
        while !rest.isEmpty {
            let name = rest.prefix { $0 != "=" }
            rest = rest.dropFirst(name.count)
            guard isName(name), !name.contains(":"), names.insert(String(name)).inserted, rest.hasPrefix("=\"") else {
                return false
            }
            rest = rest.dropFirst(2)
            guard takeValue(&rest) else { return false }
            if rest.isEmpty { return true }
            guard rest.removeFirst() == ",", !rest.isEmpty else { return false }
        }
        return !names.isEmpty
    }

    private static func takeValue(_ rest: inout Substring) -> Bool {
        while let character = rest.popFirst() {
            if character == "\"" { return true }
            if character == "\\" {
                guard let next = rest.popFirst(), "\\\"n".contains(next) else { return false }
            }
        }
        return false
    }
}
