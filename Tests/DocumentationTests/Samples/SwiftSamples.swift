// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// All samples in Swift.
enum SwiftSamples {
    static let all: [SwiftSample] = {
        let comments = Repository.librarySources.flatMap { (try? DocumentationComments(path: $0).blocks) ?? [] }
        return Repository.pages.flatMap { samples(in: $0.blocks) }
            + comments.map { SwiftSample($0) }
            .filter { $0.blocks[0].language == "swift" }
    }()

    /// Those that are files, alone.
    static var files: [SwiftSample] { plain.filter { $0.kind == .file } }
    static var manifests: [SwiftSample] { plain.filter { $0.kind == .manifest } }

    /// Those that are parts, among the world.
    static var parts: [SwiftSample] { plain.filter { $0.kind != .file && $0.kind != .manifest } }

    static var excerpts: [SwiftSample] { all.filter { $0.origin != nil } }
    static var refused: [SwiftSample] { all.filter { $0.refusal != nil } }

    private static var plain: [SwiftSample] { all.filter { $0.file == nil && $0.origin == nil && $0.refusal == nil } }

    private static func samples(in blocks: [CodeBlock]) -> [SwiftSample] {
        var samples: [SwiftSample] = []
        for block in blocks where block.language == "swift" {
            samples.append(SwiftSample(block, after: samples.last))
        }
        return samples
    }
}
