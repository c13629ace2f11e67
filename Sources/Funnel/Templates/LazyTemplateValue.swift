// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A value for a template that is made only if the template asks for it.
///
///     names["unread"] = LazyTemplateValue { try database.unreadCount(for: user) }
public struct LazyTemplateValue {
    private let make: () throws -> Any?

    /// Makes a value that is made later, each time a template mentions it.
    ///
    /// - Parameter make: Makes the value. What it throws ends the rendering.
    public init(_ make: @escaping () throws -> Any?) {
        self.make = make
    }

    /// The value; nil is as good as none.
    public var value: Any? {
        get throws { try make() }
    }
}
