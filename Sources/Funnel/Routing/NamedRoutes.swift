// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The URLs of an application's named routes.
struct NamedRoutes: Sendable {
    private let templates: [String: URLTemplate]

    /// Prepares the URLs.
    ///
    /// - Throws: ``ApplicationError/duplicateRouteName(_:patterns:)``.
    init(_ patterns: [(name: String, pattern: PathPattern)]) throws(ApplicationError) {
        var templates: [String: URLTemplate] = [:]
        for (name, pattern) in patterns {
            if let other = templates.updateValue(URLTemplate(pattern), forKey: name) {
                throw .duplicateRouteName(name, patterns: [other.pattern, pattern.source])
            }
        }
        self.templates = templates
    }

    /// The URL of a route.
    func url(_ name: String, _ arguments: [any CustomStringConvertible]) throws(ReverseURLError) -> String {
        guard let template = templates[name] else { throw .unknownName(name) }
        return try template.url(name: name, arguments)
    }
}
