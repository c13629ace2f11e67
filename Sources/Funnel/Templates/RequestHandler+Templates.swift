// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Pages made of templates, by the renderer in ``Settings/templates``.
extension RequestHandler {
    /// Writes a page and ends the request. Tornado's `render`.
    ///
    ///     try render("story", ["story": story, "comments": comments])
    ///
    /// - Parameters:
    ///   - name: The template's name.
    ///   - data: The values by name. Default: none, beside those of ``templateNamespace()``.
    /// - Throws: ``MissingSettingError`` without ``Settings/templates``; what the renderer throws; ``HTTPOutputError`` if
    ///   the response is complete already. Nothing is written then.
    public func render(_ name: String, _ data: [String: Any?] = [:]) throws {
        try finish(rendering: name, data)
    }

    /// Writes a page and ends the request, with a structure, an array or another value as data.
    ///
    ///     try render("story", StoryPage(story: story, comments: comments))
    ///
    /// - Throws: ``MissingSettingError`` without ``Settings/templates``; what the renderer throws; ``HTTPOutputError`` if
    ///   the response is complete already. Nothing is written then.
    public func render(_ name: String, _ data: Any) throws {
        try finish(rendering: name, data)
    }

    /// Makes a page, or a part of one, without writing it. Tornado's `render_string`.
    ///
    /// - Parameters:
    ///   - name: The template's name.
    ///   - data: The values by name. Default: none, beside those of ``templateNamespace()``.
    /// - Throws: ``MissingSettingError`` without ``Settings/templates``; what the renderer throws.
    public func renderString(_ name: String, _ data: [String: Any?] = [:]) throws -> String {
        try rendered(name, data)
    }

    /// Makes a page, or a part of one, of a structure, an array or another value, without writing it.
    ///
    /// - Throws: ``MissingSettingError`` without ``Settings/templates``; what the renderer throws.
    public func renderString(_ name: String, _ data: Any) throws -> String {
        try rendered(name, data)
    }

    private func finish(rendering name: String, _ data: Any) throws {
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        write(try rendered(name, data))
        try finish()
    }

    private func rendered(_ name: String, _ data: Any) throws -> String {
        let renderer = try requireSetting(\.templates, for: "render(_:_:)")
        let context = try TemplateContext(
            data: data,
            namespace: templateNamespace(),
            reloadsTemplates: application.settings.debug
        )
        return try renderer.render(name, context)
    }
}
