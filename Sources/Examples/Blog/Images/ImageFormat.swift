// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The kinds of picture that browsers show, told by how the file begins: what the client says about it counts for nothing.
enum ImageFormat: String, CaseIterable {
    case png, jpg, gif, webp

    init?(_ beginning: [UInt8]) {
        let format = Self.allCases.first { $0.matches(beginning) }
        guard let format else { return nil }
        self = format
    }

    /// How many bytes are needed to tell.
    static let beginning = 12

    private func matches(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .jpg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .gif: bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8))
        case .webp: bytes.starts(with: Array("RIFF".utf8)) && bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
        }
    }
}
