// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension GatewayResponse {
    /// The rules for responses that this one breaks: those that the transports enforce, and those that are good manners.
    func violations(isHead: Bool) -> [GatewayViolation] {
        var violations: [GatewayViolation] = []
        do throws(GatewayViolation) {
            _ = try keepingRules(isHead: isHead)
        } catch {
            violations.append(error)
        }
        if status.code > 599 { violations.append(GatewayViolation(.status, "\(status.code) is outside of 200 to 599")) }
        violations += headerFields.compactMap(\.violation)
        if status.allowsBody, body.length != 0, headerFields[.contentType] == nil {
            violations.append(GatewayViolation(.contentType, "a body without Content-Type"))
        }
        return violations
    }
}

extension HTTPField {
    fileprivate var violation: GatewayViolation? {
        if Self.connectionFields.contains(name.canonicalName) {
            return GatewayViolation(.connectionField, "\(name.rawName) is the transport's to send")
        }
        let isValid = withUnsafeBytesOfValue { value in
            value.allSatisfy(\.isFieldValueCharacter)
                && value.first?.isBlank != true && value.last?.isBlank != true
        }
        return isValid ? nil : GatewayViolation(.headerValue, "\(name.rawName) is \"\(value)\"")
    }

    /// Beside those that ``GatewayResponse/keepingRules(isHead:)`` knows.
    private static let connectionFields: Set<String> = [
        "connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade",
    ]
}
