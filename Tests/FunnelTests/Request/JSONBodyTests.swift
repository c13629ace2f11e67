// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct JSONBodyTests {
    private struct Order: Decodable, Equatable {
        struct Item: Decodable, Equatable {
            var name: String
            var price: Int
        }
        var items: [Item]
    }

    private func order(_ body: String, type: String = "application/json") throws -> Order {
        try HTTPServerRequest(.make("POST", "/", ["CONTENT_TYPE": type], body: Array(body.utf8))).json(as: Order.self)
    }

    private let whole = #"{"items": [{"name": "é", "price": 1}], "more": true}"#

    @Test(arguments: [
        "application/json", "Application/JSON", "application/json; charset=utf-8", " application/json ;a=b",
        "application/vnd.shop+json", "application/problem+JSON; x",
    ])
    func isDecoded(type: String) throws {
        #expect(try order(whole, type: type) == Order(items: [.init(name: "é", price: 1)]))
    }

    @Test(arguments: ["", "text/plain", "application/jsonx", "application/x-json", "+json", "multipart/form-data"])
    func mustBeDeclared(type: String) throws {
        let error = #expect(throws: HTTPError.self) { try order(whole, type: type) }
        #expect(error?.status.code == 415)
    }

    /// A body that does not fit, and what the log says about the place.
    @Test(arguments: [
        ("", "at the top"), ("{", "at the top"), ("[]", "at the top"), ("{}", "at items: missing"),
        (#"{"items":[1]}"#, "at items.0"),
        (#"{"items": [{"name": "a", "price": 1}, {"name": "b", "price": "x"}]}"#, "at items.1.price"),
        (#"{"items": [{"name": "a"}]}"#, "at items.0.price: missing"),
        (#"{"items": [{"name": null, "price": 1}]}"#, "at items.0.name"),
        (#"{"items": []} x"#, "at the top"), ("\u{FF}", "at the top"),
    ])
    func mustFit(body: String, place: String) throws {
        let error = #expect(throws: HTTPError.self) { try order(body) }
        #expect(error?.status == .badRequest)
        #expect(error?.logMessage?.contains("the body is no Order: \(place)") == true, "\(error?.logMessage ?? "")")
    }

    @Test func nothingDeepStopsTheProcess() throws {
        struct Nested: Decodable {
            init(from decoder: any Decoder) throws {
                var list = try decoder.unkeyedContainer()
                while !list.isAtEnd { _ = try list.decode(Nested.self) }
            }
        }
        let body = Array(String(repeating: "[", count: 1_000_000).utf8)
        let request = try HTTPServerRequest(.make("POST", "/", ["CONTENT_TYPE": "application/json"], body: body))
        let error = #expect(throws: HTTPError.self) { try request.json(as: Nested.self) }
        #expect(error?.status == .badRequest)
    }
}
