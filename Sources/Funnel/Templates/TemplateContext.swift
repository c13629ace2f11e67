// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a template is rendered with.
public struct TemplateContext {
    /// The handler's own data: a dictionary, a structure, an array, or any other value.
    public var data: Any

    /// The names that every template of the handler has, where ``data`` has no such name:
    /// ``RequestHandler/templateNamespace()``. Among the values are ``LazyTemplateValue`` and ``TemplateLambda``.
    public var namespace: [String: Any]

    /// True if templates that have changed on disk are to be read again first: ``Settings/debug``.
    public var reloadsTemplates: Bool

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - namespace: The names that data need not have. Default: none.
    ///   - reloadsTemplates: Whether templates that have changed are read again. Default: false.
    public init(data: Any, namespace: [String: Any] = [:], reloadsTemplates: Bool = false) {
        self.data = data
        self.namespace = namespace
        self.reloadsTemplates = reloadsTemplates
    }
}
