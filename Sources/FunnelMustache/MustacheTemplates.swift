// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Funnel
private import Mustache

/// Mustache templates in a folder, as the renderer behind `render` of handlers.
///
///     settings.templates = try MustacheTemplates(folder: "templates")
///
///     // templates/story.mustache: <h1>{{title}}</h1> {{#comments}}{{>comment}}{{/comments}}
///     try render("story", ["title": story.title, "comments": comments])
///
/// A template's name is its path in the folder without the extension: `stories/list` for `stories/list.mustache`. That
/// is also the name by which others include it as a partial, `{{>stories/list}}`. All are read and parsed once, when
/// this is made, and shared by all threads. With `Settings.debug` the folder is looked through at each
/// rendering, and read again if a file has changed.
///
/// **Escaping.** `{{name}}` is escaped for HTML, so that it can stand in text and in quoted attributes; it cannot in
/// unquoted attributes, in scripts, in styles, and as a URL, which might be `javascript:…`. `{{{name}}}` and `{{&name}}`
/// write HTML as it is: only for what this program has made or cleaned, never for what a client sent. A file that begins
/// with `{{% CONTENT_TYPE:TEXT}}` is text and escapes nothing.
///
/// **Data.** Dictionaries with string keys, structures and classes by their stored properties, tuples by their labels;
/// arrays, sets and other collections are sections that repeat. A value that is nil is false, and unlike a name that is
/// not there it is not looked for further out. No value is ever parsed as a template: functions are
/// `TemplateLambda`, used as sections, and a lambda of swift-mustache's own is data like any other.
///
/// **Nesting.** A partial may include itself, say for the answers to an answer. How deep that goes is up to the
/// data, and every level takes room on the stack, so that it ends with ``MustacheTemplatesError/tooDeep(name:)`` before
/// the stack does. A partial that includes itself without any section between never ends: that is the template's
/// mistake, and ends the process.
public final class MustacheTemplates: TemplateRenderer {
    private let folder: TemplateFolder
    private let atStart: TemplateSet
    private let latest: LatestTemplates

    /// Reads and parses all templates of a folder and its sub-folders.
    ///
    /// - Parameters:
    ///   - folder: The folder; a relative path starts at the process's working folder.
    ///   - fileExtension: What the names of template files end with, after a dot. Other files, and all whose names begin
    ///     with a dot, are not looked at. Default: `mustache`.
    /// - Throws: ``MustacheTemplatesError`` if the folder or a file cannot be read, if a template does not parse, or if
    ///   it includes one that does not exist; with the file and the line.
    public init(folder: String, fileExtension: String = "mustache") throws(MustacheTemplatesError) {
        self.folder = TemplateFolder(path: folder, fileExtension: fileExtension)
        atStart = try TemplateSet(self.folder)
        latest = LatestTemplates(self.folder, atStart)
    }

    /// The names of the templates that were there at the start, in alphabetical order.
    public var names: [String] { atStart.names }

    /// Makes a page.
    ///
    /// - Throws: ``MustacheTemplatesError`` if there is no template of that name, if the data is nested too deep, or, where
    ///   templates are reloaded, if one does not parse; what lazy values and lambdas throw.
    public func render(_ name: String, _ context: TemplateContext) throws -> String {
        let templates = context.reloadsTemplates ? try latest.templates() : atStart
        let rendering = Rendering(template: name, namespace: context.namespace)
        guard let page = templates.library.render(rendering.root(context.data), withTemplate: name) else {
            throw MustacheTemplatesError.notFound(name: name, folder: folder.path)
        }
        if let error = rendering.error { throw error }
        return page
    }
}
