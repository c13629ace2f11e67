// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A sample in Swift, and how it becomes something that compiles.
///
/// What the sample is, its text says:
///
/// - With an `import`: a file, compiled alone, as a reader's is. With `import PackageDescription` a
///   package manifest.
/// - With an `extension` or `@main`: declarations of a file, compiled among the world.
/// - With a member, such as `override func` or `init(_ context`, that is not indented: a part of a handler.
/// - Anything else: statements in a method of a handler, which may throw and has `settings` of its own and a `user`.
///
/// All but the first see the world: the classes, types and constants of `World/World.swift`, such as `StoryHandler` and
/// `database`. An `…` is code that is left out.
///
/// A comment on the line before a block says what the text cannot, and is not seen by readers:
///
///     <!-- sample: continues -->            goes on after the sample before it in the page
///     <!-- sample: is Tests/App/App.swift --> is that file, without its header, and compiled as that
///     <!-- sample: from Sources/App.swift -->  is lines of that file, perhaps with others between them
///     <!-- sample: refused: not Sendable -->  does not compile, with an error that has these words
struct SwiftSample: Sendable, CustomTestStringConvertible {
    enum Kind: Sendable { case file, manifest, declarations, member, statements }

    /// The block, and the ones that it continues.
    let blocks: [CodeBlock]

    init(_ block: CodeBlock, after earlier: SwiftSample? = nil) {
        blocks = (block.note == "continues" ? earlier?.blocks ?? [] : []) + [block]
    }

    private var block: CodeBlock { blocks[blocks.count - 1] }
    var testDescription: String { block.testDescription }

    var file: String? { block.file }
    var origin: String? { block.origin }
    var refusal: String? { block.refusal }

    var text: String { block.text }

    var kind: Kind {
        let lines = blocks.flatMap(\.lines)
        func has(_ beginnings: String...) -> Bool {
            lines.contains { line in beginnings.contains(where: line.hasPrefix) }
        }
        if has("import PackageDescription") { return .manifest }
        if has("import ", "@testable import ") { return .file }
        if has("extension ", "@main") { return .declarations }
        if has("override ", "init(", "class var ", "static let ") { return .member }
        return .statements
    }

    /// The sample as a file, with the errors' lines counted as in the page.
    ///
    /// - Parameter number: Makes names that no other sample has.
    func source(_ number: Int) -> String {
        switch kind {
        case .file, .manifest: located
        case .declarations: World.imports + located
        case .member:
            "\(World.imports)final class Sample\(number): SampleHandler {\n\(located)}\n"
        case .statements:
            """
            \(World.imports)final class Sample\(number): SampleHandler {
                func sample() throws {
                    var settings = Settings()
                    let user = User()
                    do {
            \(located)
                    }
                }
            }

            """
        }
    }

    private var located: String {
        blocks.map { block in
            let text = kind == .file || kind == .manifest ? block.text : block.text.replacing("…", with: "fatalError()")
            return "#sourceLocation(file: \"\(block.path)\", line: \(block.line))\n\(text)#sourceLocation()\n"
        }.joined()
    }
}
