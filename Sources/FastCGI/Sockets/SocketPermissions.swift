// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Who may connect to a unix socket: the mode and the owners of its file.
///
/// Who reaches the socket controls the program, so the default lets in its owner and its group and nobody else.
public struct SocketPermissions: Sendable, Hashable {
    /// The permission bits. Connecting takes the write bit. Default: `0o660`.
    public var mode: UInt32

    /// The owner, as a name or a number; nil, the default, leaves the user the process runs as.
    public var owner: String?

    /// The group, as a name or a number, often the web server's such as `www-data`; nil, the default, leaves the
    /// group the process runs as.
    public var group: String?

    /// Permissions with the given mode and owners.
    public init(mode: UInt32 = 0o660, owner: String? = nil, group: String? = nil) {
        self.mode = mode
        self.owner = owner
        self.group = group
    }
}
