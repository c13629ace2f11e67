// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Mustache

/// The templates of a folder, parsed, as they were at one time.
struct TemplateSet: Sendable {
    let library: MustacheLibrary
    let stamps: [String: FileStamp]

    /// The names, in alphabetical order.
    var names: [String] { stamps.keys.sorted() }

    /// Reads and parses all templates.
    init(_ folder: TemplateFolder) throws(MustacheTemplatesError) {
        try self.init(folder, stamps: folder.stamps())
    }

    /// - Parameter stamps: The state of the files, taken before they are read: a change meanwhile is seen next time.
    init(_ folder: TemplateFolder, stamps: [String: FileStamp]) throws(MustacheTemplatesError) {
        var templates: [String: MustacheTemplate] = [:]
        for name in stamps.keys.sorted() {
            let text = try folder.text(of: name)
            templates[name] = try Self.parse(text, path: folder.path(of: name))
            for partial in PartialReference.all(in: text) where stamps[partial.name] == nil {
                throw .unknownPartial(path: folder.path(of: name), line: partial.line, name: partial.name)
            }
        }
        library = MustacheLibrary(templates: templates)
        self.stamps = stamps
    }

    private static func parse(_ text: String, path: String) throws(MustacheTemplatesError) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: HTMLContent.pragma + text)
        } catch let error as MustacheTemplate.ParserError {
            // The pragma is a line of its own.
            throw .malformed(
                path: path,
                line: max(1, error.context.lineNumber - 1),
                column: column(error.context),
                reason: reason(error.error)
            )
        } catch {
            throw .malformed(path: path, line: 1, column: 1, reason: "\(error)")
        }
    }

    /// swift-mustache counts columns from the last bare line feed, so over all lines that end as on Windows.
    private static func column(_ context: MustacheParserContext) -> Int {
        context.line.prefix(max(0, context.columnNumber - 1)).reversed().prefix { !$0.isNewline }.count + 1
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? MustacheTemplate.Error else { return "the file ends inside a tag" }
        return switch error {
        case .sectionCloseNameIncorrect: "the section that ends here has another name, or none has begun"
        case .unfinishedName: "a tag is malformed, or does not end"
        case .expectedSectionEnd: "a section does not end"
        case .invalidSetDelimiter: "a change of delimiters is malformed"
        case .transformAppliedToInheritanceSection: "a block's name cannot have a transform"
        case .illegalTokenInsideInheritSection: "only blocks can stand inside a parent"
        case .textInsideInheritSection: "text stands inside a parent, outside its blocks"
        case .invalidConfigVariableSyntax: "a pragma is malformed"
        case .unrecognisedConfigVariable: "a pragma is unknown, or its value is"
        }
    }
}
