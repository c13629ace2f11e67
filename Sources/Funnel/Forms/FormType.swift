// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Which kind of form a body is, by its `Content-Type`.
enum FormType: Hashable {
    /// None: the body is whatever the handler takes it for.
    case none
    case urlencoded
    case multipart(boundary: [UInt8])

    /// Looks at the type.
    ///
    /// As in Tornado, types are compared in lower case only and by their beginning, the method does not matter, and a
    /// charset is passed over.
    ///
    /// - Throws: ``HTTPError`` 400 for a form with a `Content-Encoding`, whatever it says; ``MultipartError`` for
    ///   a type that only begins like `multipart/form-data`, and for one without a boundary.
    init(_ variables: GatewayVariables) throws {
        let type = (variables.value("CONTENT_TYPE") ?? []).trimmingBlanks
        if type.starts(with: "application/x-www-form-urlencoded".utf8) {
            self = .urlencoded
        } else if type.starts(with: "multipart/form-data".utf8) {
            self = .multipart(boundary: try Self.boundary(in: type))
        } else {
            self = .none
            return
        }
        guard variables.value("HTTP_CONTENT_ENCODING") == nil else {
            throw HTTPError(.badRequest, logMessage: "a form with Content-Encoding")
        }
    }

    private static func boundary(in type: ArraySlice<UInt8>) throws(MultipartError) -> [UInt8] {
        let fields = type.split(separator: ASCII.semicolon, omittingEmptySubsequences: false).map(\.trimmingBlanks)
        guard let name = fields.first, name.elementsEqual("multipart/form-data".utf8) else { throw .wrongType }
        let prefix = "boundary=".utf8
        guard let field = fields.first(where: { $0.starts(with: prefix) && $0.count > prefix.count }) else {
            throw .noBoundary
        }
        let value = field.dropFirst(prefix.count)
        guard value.first == ASCII.quote, value.last == ASCII.quote else { return Array(value) }
        guard value.count > 2 else { throw .noBoundary }
        return Array(value.dropFirst().dropLast())
    }
}
