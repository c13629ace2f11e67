// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import HTTPTypes

/// Takes the fields of a multipart form and passes over its files.
struct FieldCollector: MultipartSink {
    /// The fields that are complete.
    private(set) var form = FormData()

    private let limit: Int
    private let meter: LimitMeter
    private var fieldBytes = 0
    private var name: String?
    private var field: [UInt8] = []

    init(limits: Limits) {
        limit = limits.maximumFieldBytes
        meter = LimitMeter(tally: limits.tally, counter: .largeForms)
    }

    mutating func beginPart(_ header: PartHeader) {
        name = header.filename == nil ? header.name : nil
    }

    /// - Throws: ``HTTPError`` 413 for more field bytes than the limit.
    mutating func append(_ bytes: ArraySlice<UInt8>) throws {
        if name == nil { return }
        guard bytes.count <= limit - fieldBytes else {
            meter.count()
            throw HTTPError(.contentTooLarge, logMessage: "the form's fields are over \(limit) bytes")
        }
        fieldBytes += bytes.count
        field += bytes
    }

    mutating func endPart() {
        if let name { form.arguments[name, default: []].append(field) }
        field = []
    }
}
