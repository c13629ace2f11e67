// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

struct Item: Encodable {
    let id: Int
    let name: String
    let price: Double
    let tags: [String]
}

struct Page: Encodable {
    let query: String
    let page: Int
    let visitor: String
    let items: [Item]
}

func makePage(_ request: Request, first: Int) throws -> Page {
    guard let query = request.uri.queryParameters["q"] else { throw HTTPError(.badRequest) }
    guard let page = request.uri.queryParameters.get("page", as: Int.self) else { throw HTTPError(.badRequest) }
    let items = (first..<first + 20).map { id in
        Item(id: id, name: "Item number \(id)", price: Double(id) + 0.5, tags: ["new", "blue"])
    }
    return Page(query: String(query), page: page, visitor: request.cookies["visitor"]?.value ?? "nobody", items: items)
}

func answer(_ request: Request, first: Int) throws -> Response {
    let body = ByteBuffer(data: try JSONEncoder().encode(makePage(request, first: first)))
    let tag = etag(body)
    if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: [.eTag: tag]) }
    var response = Response(
        status: .ok,
        headers: [.contentType: "application/json; charset=utf-8", .eTag: tag],
        body: ResponseBody(byteBuffer: body)
    )
    response.setCookie(Cookie(name: "seen", value: String(first), path: "/"))
    return response
}

func etag(_ body: ByteBuffer) -> String {
    var digest = [UInt8](repeating: 0, count: 20)
    body.withUnsafeReadableBytes { bytes in
        _ = EVP_Digest(bytes.baseAddress, bytes.count, &digest, nil, EVP_sha1(), nil)
    }
    let digits = Array("0123456789abcdef".utf8)
    return "\"" + String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        + "\""
}

let router = Router()
router.get("/items") { request, _ in try answer(request, first: 1) }
router.get("/items/:id") { request, context in
    try answer(request, first: try context.parameters.require("id", as: Int.self))
}
router.get("/users/:user/items/:id") { request, context in
    try answer(request, first: try context.parameters.require("id", as: Int.self))
}
let port = Int(CommandLine.arguments[1]) ?? 8080
let application = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
try await application.runService()
