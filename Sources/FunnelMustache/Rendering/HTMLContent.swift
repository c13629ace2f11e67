// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Mustache

/// How `{{name}}` is escaped.
///
/// swift-mustache's own HTML type compares characters, and to Swift a quotation mark with a combining accent behind it is
/// another character than a quotation mark: it would come through, and end the attribute that it stands in. Funnel's
/// escaping goes by bytes, as browsers do.
struct HTMLContent: MustacheContentType {
    func escapeText(_ text: String) -> String { text.htmlEscaped() }

    /// The line that every template begins with, so that this type escapes it. swift-mustache has no other way to set
    /// it; a partial starts again from the type of its own.
    static let pragma: String = {
        MustacheContentTypes.register(HTMLContent(), named: name)
        // For templates that say so themselves.
        MustacheContentTypes.register(HTMLContent(), named: "HTML")
        return "{{%CONTENT_TYPE:\(name)}}\n"
    }()

    private static let name = "FunnelHTML"
}
