// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct ArgumentTests {
    private func argument(_ query: String, trimmed: Bool = true) throws -> String {
        try TestHandler.answer(.make("GET", "/?\(query)")) {
            $0.write(try $0.argument("a", default: "none", trimmed: trimmed))
        }.response.text
    }

    @Test(arguments: [
        ("a=1&a=2", "2"), ("", "none"), ("a", ""), ("a=+x+", "x"), ("a=%E3%80%80x%C2%A0", "x"), ("a=x%00y", "x y"),
        ("a=x%09y", "x\ty"), ("a=x%7Fy", "x\u{7F}y"), ("a=%01", ""), ("a=%C3%A9", "é"), ("A=1", "none"),
    ])
    func theLastValueCounts(query: String, value: String) throws {
        #expect(try argument(query) == value)
    }

    @Test func spaceCanBeKept() throws {
        #expect(try argument("a=+x+", trimmed: false) == " x ")
    }

    @Test func bytesThatAreNoTextAre400() throws {
        let (response, lines) = try TestHandler.answer(.make("GET", "/?a=%ff")) { _ = try $0.argument("a") }
        #expect(response.status == .badRequest)
        #expect(lines[0].contains("Invalid unicode in a"))
    }

    @Test func allValues() throws {
        let (response, _) = try TestHandler.answer(.make("GET", "/?a=1&b=x&a=+2")) {
            $0.write(try $0.arguments("a").joined(separator: ",") + "\(try $0.queryArguments("c"))")
        }
        #expect(response.text == "1,2[]")
    }

    /// A query and a form, then the values of `a` in all, in the query, and in the form.
    @Test(arguments: [
        ("", "", "[] [] []"), ("a=q", "", "[\"q\"] [\"q\"] []"), ("", "a=b", "[\"b\"] [] [\"b\"]"),
        ("a=1&a=2", "a=3&a=4", "[\"1\", \"2\", \"3\", \"4\"] [\"1\", \"2\"] [\"3\", \"4\"]"),
    ])
    func queryComesBeforeBody(query: String, form: String, values: String) throws {
        let (response, _) = try TestHandler.answer(.form(form, query: query)) {
            $0.write("\(try $0.arguments("a")) \(try $0.queryArguments("a")) \(try $0.bodyArguments("a"))")
        }
        #expect(response.text == values)
    }

    @Test func theLastOfAllCounts() throws {
        let (response, _) = try TestHandler.answer(.form("a=b1&a=b2", query: "a=q")) {
            $0.write("\(try $0.argument("a")) \(try $0.queryArgument("a")) \(try $0.bodyArgument("a"))")
        }
        #expect(response.text == "b2 q b2")
    }

    @Test func whatIsMissing() throws {
        let (response, _) = try TestHandler.answer(.form("b=1", query: "q=1")) { handler throws in
            for get in [handler.argument, handler.queryArgument, handler.bodyArgument] {
                #expect(throws: MissingArgumentError("a")) { try get("a", true) }
            }
            #expect(throws: MissingArgumentError("q")) { try handler.bodyArgument("q") }
            #expect(throws: MissingArgumentError("b")) { try handler.queryArgument("b", as: Int.self) }
            #expect(try handler.argument("a", default: nil) == nil)
            #expect(try handler.queryArgument("b", default: "-") == "-")
            #expect(try handler.bodyArgument("b", default: nil) == "1")
        }
        #expect(response.status == .ok)
    }

    @Test func valuesConvert() throws {
        let (response, _) = try TestHandler.answer(.form("b=+2.5+&b=3.5", query: "n=+7+&e=&t=true")) { handler in
            #expect(try handler.argument("n", as: Int.self) == 7)
            #expect(try handler.queryArgument("n", as: Int.self, default: 1) == 7)
            #expect(try handler.argument("m", as: Int.self, default: 1) == 1)
            #expect(try handler.argument("m", as: Int.self, default: nil) == nil)
            #expect(try handler.bodyArgument("b", as: Double.self) == 3.5)
            #expect(try handler.argument("t", as: Bool.self, default: false))
            let page = try handler.argument("m", as: Int.self, default: 1) + 1
            #expect(page == 2)
        }
        #expect(response.status == .ok)
    }

    @Test(arguments: ["n=x", "n=", "n=1&n=x", "n=99999999999999999999", "n=1.5"])
    func whatDoesNotConvertIs400(query: String) throws {
        let (response, lines) = try TestHandler.answer(.make("GET", "/?\(query)")) {
            _ = try $0.argument("n", as: Int.self, default: 1)
        }
        #expect(response.status == .badRequest)
        #expect(lines[0].contains("argument n is no Int"))
    }

    /// A name beyond ASCII is found by its text, however the form was written.
    @Test(arguments: ["é", "名前", "a b", "Ã©"])
    func namesAreFoundByTheirText(name: String) throws {
        let encoded = name.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let multipart = "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n2\r\n--B--"
        let environment = GatewayEnvironment.make(
            "POST",
            "/?\(encoded)=1",
            ["CONTENT_TYPE": "multipart/form-data; boundary=B"],
            body: Array(multipart.utf8)
        )
        for environment in [environment, .form("\(encoded)=2", query: "\(encoded)=1")] {
            let (response, _) = try TestHandler.answer(environment) {
                $0.write("\(try $0.arguments(name)) \(try $0.bodyArgument(name))")
            }
            #expect(response.text == "[\"1\", \"2\"] 2")
        }
    }

    private final class Typed: RequestHandler {
        override func get() throws {
            write("\(try pathArguments.require(0, as: Int.self) + 1) \(pathArguments.count) \(pathArguments[7] ?? "-")")
        }
    }

    @Test(arguments: [("/7", 200), ("/x", 404), ("/99999999999999999999", 404), ("/", 404)])
    func pathArgumentsConvert(path: String, code: Int) throws {
        let application = try Application([Route("/(.+)?", Typed.init)])
        let response = application.respond(to: .make("GET", path))
        #expect(response.status.code == code)
        if code == 200 { #expect(response.text == "8 1 -") }
    }

    private final class Shouting: RequestHandler {
        override func decodeArgument(_ value: [UInt8], name: String?) throws -> String {
            try super.decodeArgument(value, name: name).uppercased() + (name ?? "")
        }
        override func get() throws { write(try argument("q") + " " + (pathArguments[0] ?? "")) }
    }

    @Test func decodingCanBeReplaced() throws {
        let application = try Application([Route("/(.*)", Shouting.init)])
        #expect(application.respond(to: .make("GET", "/path?q=text")).text == "TEXTq PATH")
    }
}

extension GatewayEnvironment {
    /// A POST of an urlencoded form.
    fileprivate static func form(_ body: String, query: String = "") -> GatewayEnvironment {
        let type = "application/x-www-form-urlencoded"
        return .make("POST", "/?\(query)", ["CONTENT_TYPE": type], body: Array(body.utf8))
    }
}
