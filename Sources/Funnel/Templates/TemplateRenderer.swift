// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What makes pages of templates and data, behind ``RequestHandler/render(_:_:)-(String,[String:Any?])``.
///
/// `FunnelMustache` has one for Mustache. One of your own wraps another language: it loads its templates at the start,
/// is shared by all threads, and escapes for HTML unless a template asks for something else.
public protocol TemplateRenderer: Sendable {
    /// Makes a page.
    ///
    /// - Parameters:
    ///   - name: The template's name, as handlers write it, such as `stories/list`.
    ///   - context: The data.
    /// - Returns: The page. Nothing in the data may be taken for a template: it is what clients sent.
    /// - Throws: An error that names the template, if there is none of that name or if it does not work; what a
    ///   ``LazyTemplateValue`` or a ``TemplateLambda`` of the context throws. Uncaught it is logged and answered with 500.
    func render(_ name: String, _ context: TemplateContext) throws -> String
}
