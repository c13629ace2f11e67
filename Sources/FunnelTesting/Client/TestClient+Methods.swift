// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// Shorter forms of ``TestClient/fetch(_:method:headers:body:follow:)``, which says what they take and throw.
extension TestClient {
    /// Sends a GET.
    @discardableResult
    public func get(_ target: String, headers: HTTPFields = [:], follow: Redirects = .nothing) throws -> TestResponse {
        try fetch(target, headers: headers, follow: follow)
    }

    /// Sends a HEAD.
    @discardableResult
    public func head(_ target: String, headers: HTTPFields = [:], follow: Redirects = .nothing) throws -> TestResponse {
        try fetch(target, method: .head, headers: headers, follow: follow)
    }

    /// Sends a DELETE.
    @discardableResult
    public func delete(
        _ target: String,
        headers: HTTPFields = [:],
        follow: Redirects = .nothing
    ) throws -> TestResponse {
        try fetch(target, method: .delete, headers: headers, follow: follow)
    }

    /// Sends a PUT.
    @discardableResult
    public func put(
        _ target: String,
        body: TestBody,
        headers: HTTPFields = [:],
        follow: Redirects = .nothing
    ) throws -> TestResponse {
        try fetch(target, method: .put, headers: headers, body: body, follow: follow)
    }

    /// Sends a PATCH.
    @discardableResult
    public func patch(
        _ target: String,
        body: TestBody,
        headers: HTTPFields = [:],
        follow: Redirects = .nothing
    ) throws -> TestResponse {
        try fetch(target, method: .patch, headers: headers, body: body, follow: follow)
    }

    /// Sends a POST.
    @discardableResult
    public func post(
        _ target: String,
        body: TestBody = .bytes([]),
        headers: HTTPFields = [:],
        follow: Redirects = .nothing
    ) throws -> TestResponse {
        try fetch(target, method: .post, headers: headers, body: body, follow: follow)
    }

    /// Posts an urlencoded form: `try client.post("/login", form: ["user": "ann"])`.
    @discardableResult
    public func post(
        _ target: String,
        form: KeyValuePairs<String, String>,
        headers: HTTPFields = [:],
        follow: Redirects = .nothing
    ) throws -> TestResponse {
        try post(target, body: .form(form), headers: headers, follow: follow)
    }

    /// Posts a multipart form:
    /// `try client.post("/photos", multipart: [.file("photo", filename: "cat.png", content: bytes)])`.
    @discardableResult
    public func post(
        _ target: String,
        multipart parts: [MultipartPart],
        headers: HTTPFields = [:],
        follow: Redirects = .nothing
    ) throws -> TestResponse {
        try post(target, body: .multipart(parts), headers: headers, follow: follow)
    }

    /// Posts a value as JSON.
    @discardableResult
    public func post(
        _ target: String,
        json value: some Encodable,
        headers: HTTPFields = [:],
        follow: Redirects = .nothing
    ) throws -> TestResponse {
        try post(target, body: .json(value), headers: headers, follow: follow)
    }
}
