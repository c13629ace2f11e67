// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Every sample in Swift compiles, in pages and in documentation comments.
@Suite struct SwiftSampleTests {
    @Test("A whole file compiles as a reader's", arguments: SwiftSamples.files)
    func file(_ sample: SwiftSample) throws {
        try expectRight([sample.source(0)])
    }

    @Test("Parts compile among the world")
    func parts() throws {
        let sources = SwiftSamples.parts.enumerated().map { $1.source($0) }
        // Most are in comments: without them, the comments are no longer read.
        #expect(sources.count > 50)
        try expectRight([Repository.text(World.path)] + sources)
    }

    @Test("A package manifest compiles", arguments: SwiftSamples.manifests)
    func manifest(_ sample: SwiftSample) throws {
        let compiler = try SwiftCompiler([sample.source(0)], options: SwiftCompiler.manifestOptions())
        #expect(compiler.errors == "")
    }

    @Test("What is said not to compile does not", arguments: SwiftSamples.refused)
    func refused(_ sample: SwiftSample) throws {
        let compiler = try SwiftCompiler([Repository.text(World.path), sample.source(0)])
        let words = try #require(sample.refusal)
        #expect(compiler.errorLines.contains { $0.contains(words) }, "\(compiler.errors)")
    }

    @Test(
        "A sample that is a file is that file",
        arguments: Repository.pages.flatMap(\.blocks).filter { $0.file != nil }
    )
    func copy(_ block: CodeBlock) throws {
        let file = try Repository.text(#require(block.file)).split(separator: "\n", omittingEmptySubsequences: false)
        let withoutHeader = file.drop { $0.hasPrefix("//") || $0.hasPrefix("#") }.drop { $0.isEmpty }
        #expect(block.text == withoutHeader.joined(separator: "\n"))
    }

    @Test("A sample from a file has lines of it", arguments: SwiftSamples.excerpts)
    func excerpt(_ sample: SwiftSample) throws {
        var rest = try Repository.text(#require(sample.origin)).components(separatedBy: "\n")[...]
        for line in sample.text.split(separator: "\n") {
            rest = rest.drop { $0 != line }.dropFirst()
            #expect(rest.startIndex < rest.endIndex, "\(line)")
        }
    }

    private func expectRight(_ sources: [String]) throws {
        let compiler = try SwiftCompiler(sources)
        for line in compiler.errorLines { Issue.record("\(line)") }
        #expect(compiler.errorLines.isEmpty == compiler.errors.isEmpty, "\(compiler.errors)")
    }
}
