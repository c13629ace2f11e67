// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct GatewayVariablesTests {
    @Test func findsWhatWasSet() {
        var variables = GatewayVariables()
        variables["A"] = "1"
        variables["AB"] = ""
        #expect(variables["A"] == "1")
        #expect(variables["AB"] == "")
        #expect(variables["B"] == nil)
        #expect(variables.names == ["A", "AB"])
        #expect(variables.count == 2)
    }

    @Test func aNameStandsOnce() {
        var variables = GatewayVariables()
        variables["A"] = "1"
        variables["A"] = "22"
        #expect(variables["A"] == "22")
        #expect(variables.count == 1)
    }

    @Test func removesAndForgets() {
        var variables = GatewayVariables()
        variables["A"] = "1"
        variables["B"] = "2"
        variables["A"] = nil
        variables["C"] = nil
        #expect(variables["A"] == nil)
        #expect(variables["B"] == "2")
    }

    @Test func keepsBytesThatAreNoText() {
        var variables = GatewayVariables()
        variables.set("A", bytes: [0x2F, 0xFF])
        #expect(variables.bytes("A") == [0x2F, 0xFF])
        #expect(variables["A"] == "/\u{FFFD}")
    }

    @Test func aCopyIsItsOwn() {
        var first = GatewayVariables()
        first["A"] = "1"
        var second = first
        second["A"] = "2"
        #expect(first["A"] == "1")
    }

    @Test func rangesOutsideTheBlockAreClamped() {
        let variables = GatewayVariables(storage: [65, 49], count: 1) { _ in (0..<1, 1..<9) }
        #expect(variables["A"] == "1")
    }
}
