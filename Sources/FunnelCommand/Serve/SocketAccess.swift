// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Who may connect to a unix socket.
struct SocketAccess: Sendable, Hashable {
    /// The permissions.
    var mode: UInt32 = 0o660
    /// The owner's name, nil for the program's user.
    var owner: String?
    /// The group's name, nil for the program's group.
    var group: String?
}

extension SocketAccess {
    /// True if nothing was asked for, which is all that a socket without a file can have.
    var isDefault: Bool { self == SocketAccess() }

    init(_ options: ServeOptions, environment: ProcessEnvironment) throws(SettingError) {
        mode = try KnownSettings.socketMode.value(option: options.socketMode, environment: environment) ?? 0o660
        owner = try KnownSettings.socketOwner.value(option: options.socketOwner, environment: environment)
        group = try KnownSettings.socketGroup.value(option: options.socketGroup, environment: environment)
    }
}
