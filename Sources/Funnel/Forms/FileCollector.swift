// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

/// Takes the bytes of one uploaded file: into memory as long as they are few, then into a temporary file.
struct FileCollector {
    private let limits: Limits
    /// All of the file as long as it is in memory, afterwards what is still to be written.
    private var bytes: [UInt8] = []
    private var file: TemporaryFile?

    init(limits: Limits) {
        self.limits = limits
    }

    /// - Throws: ``HTTPFileError`` if the temporary file cannot be made or written.
    mutating func append(_ more: ArraySlice<UInt8>) throws(HTTPFileError) {
        bytes += more
        if let file {
            // Content that looks like delimiters comes in small pieces; they are not worth a write each.
            if bytes.count >= Self.writeSize { try flush(to: file) }
        } else if bytes.count > limits.maximumFileBytesInMemory {
            limits.count(.filesOnDisk)
            let file = try TemporaryFile(folder: TemporaryFile.folder(limits))
            try flush(to: file)
            self.file = file
        }
    }

    /// The file, complete.
    mutating func finish() throws(HTTPFileError) -> HTTPFile.Content {
        guard let file else { return .bytes(bytes) }
        try flush(to: file)
        return .file(file)
    }

    private mutating func flush(to file: TemporaryFile) throws(HTTPFileError) {
        try file.append(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private static let writeSize = 65_536
}
