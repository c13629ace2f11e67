// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension RequestExplanation {
    /// The explanation for people, as plain text.
    public var text: String {
        let width = fields.map(\.name.count).max() ?? 0
        var lines = ["What this request is made of:", ""]
        for field in fields { lines += Self.lines(field, width: width) }
        if let refusal { lines += ["", "It is answered before any handler sees it: \(refusal)"] }
        lines += ["", warnings.isEmpty ? "Nothing is missing." : "Missing or wrong:"]
        for warning in warnings {
            lines.append("  \(warning.text)")
            if let line = warning.line { lines.append("      nginx, beside fastcgi_pass:  \(line)") }
        }
        lines += ["", "The \(variables.count) variables:"]
        lines += variables.map { "  \($0)" }
        return lines.map { "\($0)\n" }.joined()
    }

    private static func lines(_ field: ExplainedField, width: Int) -> [String] {
        let name = field.name + String(repeating: " ", count: width - field.name.count)
        let value = field.value.isEmpty ? "-" : field.value
        let origin = field.sources.isEmpty ? "nowhere" : field.sources.joined(separator: " and ")
        return ["  \(name)  \(value)  (from \(origin))"]
            + field.ignored.map { "      not \($0.name)=\($0.value): \($0.reason)" }
    }
}
