// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import HTTPTypes

/// Makes a form of the parts of a multipart body: fields in memory, files in memory or on disk.
struct FormBuilder: MultipartSink {
    /// The parts that are complete.
    private(set) var form = FormData()

    private let limits: Limits
    private var part: PartHeader?
    private var field: [UInt8] = []
    private var fieldBytes = 0
    private var file: FileCollector?

    init(limits: Limits) {
        self.limits = limits
    }

    mutating func beginPart(_ header: PartHeader) {
        part = header
        file = header.filename.map { _ in FileCollector(limits: limits) }
    }

    /// - Throws: ``HTTPError`` 413 for more field bytes than the limit; ``HTTPFileError`` if a temporary file cannot
    ///   be written.
    mutating func append(_ bytes: ArraySlice<UInt8>) throws {
        if file != nil {
            try file?.append(bytes)
            return
        }
        guard bytes.count <= limits.maximumFieldBytes - fieldBytes else {
            limits.count(.largeForms)
            throw HTTPError(
                .contentTooLarge,
                logMessage: "the form's fields are over \(limits.maximumFieldBytes) bytes"
            )
        }
        fieldBytes += bytes.count
        field += bytes
    }

    mutating func endPart() throws {
        guard let part else { return }
        if let filename = part.filename, let content = try file?.finish() {
            let upload = HTTPFile(
                name: part.name,
                filename: filename,
                contentType: part.contentType,
                content: content
            )
            form.files[part.name, default: []].append(upload)
        } else {
            form.arguments[part.name, default: []].append(field)
        }
        field = []
        file = nil
    }
}
