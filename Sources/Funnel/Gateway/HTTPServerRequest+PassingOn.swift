// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension HTTPServerRequest {
    /// Gets the body ready for an application that is mounted where this request came.
    ///
    /// Tornado parses a form before it passes a request on, so that one that is malformed is answered with 400, and then
    /// passes the body on again. Here that is so for forms that are kept in memory anyway. A larger one goes straight
    /// through, unread, unless its fields are needed for the check against forged requests: then it goes through a
    /// temporary file. So no upload is in memory, let alone twice; of an urlencoded form, which has a limit of its own, the
    /// bytes and the fields are.
    ///
    /// - Parameter needsFields: True if ``bodyArguments`` will be asked for.
    /// - Returns: The body where it is not the one of ``GatewayEnvironment/init(_:)``.
    /// - Throws: As ``bodyArguments``.
    func takeBodyToPassOn(needsFields: Bool) throws -> (any GatewayInput)? {
        let limits = environment.limits
        let isSmall = contentLength.map { $0 <= limits.maximumFileBytesInMemory } ?? false
        let type: FormType
        do {
            type = try FormType(environment.variables)
        } catch let error as MultipartError {
            form = FormData()
            throw error.httpError
        }
        guard isSmall || needsFields else {
            form = FormData()
            return nil
        }
        guard case .multipart(let boundary) = type, !isSmall else {
            try parseForm()
            return nil
        }
        return try spool(boundary)
    }

    private func spool(_ boundary: [UInt8]) throws -> any GatewayInput {
        form = FormData()
        return try rememberingFailure {
            do {
                let limits = environment.limits
                let file = try TemporaryFile(folder: TemporaryFile.folder(limits))
                var parser = try MultipartParser(
                    boundary: boundary,
                    limits: limits,
                    sink: FieldCollector(limits: limits)
                )
                try streamBody { piece in
                    try parser.push(piece)
                    try file.append(piece)
                    return true
                }
                try parser.finish()
                form = parser.sink.form
                content = .used(.parsedAsForm)
                return ConnectedInput(SpooledInput(file), connection: environment.input)
            } catch let error as MultipartError {
                throw error.httpError
            }
        }
    }
}
