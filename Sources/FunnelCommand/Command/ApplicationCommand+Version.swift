// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

extension ApplicationCommand {
    /// No version of its own.
    public static var version: String { "" }

    /// What `--version` prints: a line for the application, if it has a version, and one for the framework.
    static var versionText: String {
        let framework = "Funnel \(Application.frameworkVersion)"
        return version.isEmpty ? framework : "\(ProgramName.current) \(version)\n\(framework)"
    }
}
