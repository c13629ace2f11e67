// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension GatewayVariables {
    /// The rules for environments that these variables break.
    var violations: [GatewayViolation] {
        nameViolations + requestViolations + contentViolations
    }

    private var nameViolations: [GatewayViolation] {
        var known: Set<ArraySlice<UInt8>> = []
        return entries.compactMap { entry in
            let name = storage[entry.name]
            let text = String(decoding: name, as: UTF8.self)
            if name.isEmpty || name.contains(where: { $0 < ASCII.space || $0 == ASCII.equals || $0 == ASCII.delete }) {
                return GatewayViolation(.variableNames, "a variable is called \"\(text)\"")
            }
            return known.insert(name).inserted ? nil : GatewayViolation(.variableNames, "\(text) stands twice")
        }
    }

    private var requestViolations: [GatewayViolation] {
        var violations: [GatewayViolation] = []
        let method = value("REQUEST_METHOD") ?? []
        if method.isEmpty || !method.allSatisfy(\.isTokenCharacter) {
            violations.append(GatewayViolation(.requestMethod, describe("REQUEST_METHOD")))
        }
        if ["REQUEST_URI", "DOCUMENT_URI", "SCRIPT_NAME", "PATH_INFO"].allSatisfy({ value($0)?.isEmpty ?? true }) {
            violations.append(GatewayViolation(.requestTarget, "no variable has the path"))
        }
        for name in ["SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL"] where value(name)?.isEmpty ?? true {
            violations.append(GatewayViolation(.serverVariables, describe(name)))
        }
        for name in ["SCRIPT_NAME", "PATH_INFO"] {
            guard let path = value(name), !path.isEmpty, path.first != ASCII.slash else { continue }
            // `OPTIONS *` has no path (RFC 9110, section 7.1).
            if !path.elementsEqual("*".utf8) { violations.append(GatewayViolation(.pathVariables, describe(name))) }
        }
        return violations
    }

    private var contentViolations: [GatewayViolation] {
        var violations: [GatewayViolation] = []
        let length = value("CONTENT_LENGTH") ?? []
        if !length.allSatisfy(\.isASCIIDigit) {
            violations.append(GatewayViolation(.announcedLength, describe("CONTENT_LENGTH")))
        }
        for name in ["CONTENT_TYPE", "CONTENT_LENGTH"] {
            guard let field = value("HTTP_" + name), field != value(name) ?? [] else { continue }
            violations.append(
                GatewayViolation(.contentVariables, "\(describe("HTTP_" + name)), but \(describe(name))")
            )
        }
        return violations
    }

    private func describe(_ name: String) -> String {
        self[name].map { "\(name) is \"\($0)\"" } ?? "\(name) is missing"
    }
}
