// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A metric of Prometheus with its samples, in the text format of version 0.0.4.
struct PrometheusFamily {
    enum Kind: String {
        case counter
        case gauge
    }

    let name: String
    let kind: Kind
    let help: String
    /// Labels and values, in order.
    var samples: [(labels: [(String, String)], value: String)] = []

    init(_ name: String, _ kind: Kind, _ help: String, _ value: String? = nil) {
        self.name = "funnel_" + name
        self.kind = kind
        self.help = help
        if let value { samples = [([], value)] }
    }

    /// Adds a sample.
    func adding(_ labels: [(String, String)], _ value: String?) -> PrometheusFamily {
        guard let value else { return self }
        var family = self
        family.samples.append((labels, value))
        return family
    }

    /// Its lines; none without samples.
    var text: String {
        guard !samples.isEmpty else { return "" }
        let head = "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
        return head
            + samples.map { labels, value in
                let list = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
                return name + (list.isEmpty ? "" : "{\(list)}") + " \(value)\n"
            }.joined()
    }

    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for character in value.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
