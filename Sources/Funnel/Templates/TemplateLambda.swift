// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A function for templates, over a text that stands in the template: `{{#shout}}hello{{/shout}}` in Mustache.
///
///     names["shout"] = TemplateLambda { $0.uppercased() }
///
/// It gets the text as it was written, unrendered, and its result is never taken for a template.
public struct TemplateLambda {
    private let makeHTML: (String) throws -> String

    /// Makes a function whose result is text, which is escaped for HTML.
    ///
    /// - Parameter body: The function. What it throws ends the rendering.
    public init(_ body: @escaping (String) throws -> String) {
        makeHTML = { try body($0).htmlEscaped() }
    }

    private init(makingHTML makeHTML: @escaping (String) throws -> String) {
        self.makeHTML = makeHTML
    }

    /// Makes a function whose result is HTML, written as it is.
    ///
    /// - Parameter body: The function; what it takes from a request it must escape, with `htmlEscaped()`.
    public static func html(_ body: @escaping (String) throws -> String) -> TemplateLambda {
        TemplateLambda(makingHTML: body)
    }

    /// The function's result as HTML, for renderers.
    public func html(for text: String) throws -> String { try makeHTML(text) }
}
