// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

/// What came in the query and in a form.
extension HTTPServerRequest {
    /// The values of query and form by name, the query's first: ``queryArguments`` and ``bodyArguments`` together.
    ///
    /// - Throws: As ``bodyArguments``.
    public var arguments: [String: [[UInt8]]] {
        get throws { try queryArguments.merging(bodyArguments) { $0 + $1 } }
    }

    /// The values of a form by name, decoded but otherwise as they came, in the order they came. Empty if the body is
    /// no form.
    ///
    /// Names in an urlencoded form are read as ISO 8859-1 and those in a multipart form as UTF-8, as in Tornado;
    /// the handler's ``RequestHandler/bodyArgument(_:trimmed:)`` finds a name in either.
    ///
    /// In a handler the form has been parsed already; a body that is none was answered with 400 then.
    ///
    /// - Throws: If it has not been parsed: ``HTTPError`` 400 for a form that is malformed or has too many fields or
    ///   parts, 413 for one that is too large; ``GatewayInputError`` if it does not come to its end;
    ///   ``HTTPFileError`` if a file cannot be kept. Thrown once; after that there are no arguments.
    public var bodyArguments: [String: [[UInt8]]] {
        get throws { try parseForm().arguments }
    }

    /// The files of a form by the name of their field, in the order they came. Empty if there are none.
    ///
    /// - Throws: As ``bodyArguments``.
    public var files: [String: [HTTPFile]] {
        get throws { try parseForm().files }
    }

    /// Parses the body if it is a form and has not been parsed.
    @discardableResult
    func parseForm() throws -> FormData {
        if let form { return form }
        // Should parsing fail, the page that says so can still ask for arguments.
        form = FormData()
        let parsed = try rememberingFailure {
            do {
                return try readForm()
            } catch let error as MultipartError {
                throw error.httpError
            }
        }
        form = parsed
        return parsed
    }

    /// Gives up the temporary files: the request has ended.
    func discardFiles() {
        form?.files.values.forEach { files in files.forEach { $0.discard() } }
    }

    private func readForm() throws -> FormData {
        let limits = environment.limits
        switch try FormType(environment.variables) {
        case .none: return FormData()
        case .urlencoded:
            let isWide = limits.maximumFieldBytes >= limits.maximumBodySize
            let bytes = try wholeBody(
                limit: min(limits.maximumBodySize, limits.maximumFieldBytes),
                counter: isWide ? .largeBodies : .largeForms
            )
            try Self.checkFields(bytes[...], limits: limits)
            return FormData(arguments: FormFields.parse(bytes[...]))
        case .multipart(let boundary): return try readMultipart(boundary)
        }
    }

    private func readMultipart(_ boundary: [UInt8]) throws -> FormData {
        let limits = environment.limits
        var parser = try MultipartParser(boundary: boundary, limits: limits, sink: FormBuilder(limits: limits))
        var reader = try reader(limit: limits.maximumBodySize)
        var bytes: [UInt8] = []
        var isSmall = true
        while let piece = try reader.next() {
            try parser.push(piece)
            isSmall = isSmall && piece.count <= limits.maximumFileBytesInMemory - bytes.count
            isSmall ? bytes.append(contentsOf: piece) : bytes.removeAll()
        }
        try parser.finish()
        if case .unread = content { content = isSmall ? .bytes(bytes) : .used(.parsedAsForm) }
        return parser.sink.form
    }
}
