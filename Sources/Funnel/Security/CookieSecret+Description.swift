// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension CookieSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many keys there are; nothing of them.
    public var description: String {
        switch keys {
        case .single: "CookieSecret(1 key)"
        case .versioned(let keys, _): "CookieSecret(versions \(keys.keys.sorted()))"
        }
    }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing: a log line with the settings in it tells no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
