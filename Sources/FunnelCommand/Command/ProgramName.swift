// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The name that the program was started under.
enum ProgramName {
    /// The file name, without its folder.
    static var current: String { fileName(of: CommandLine.arguments.first ?? "") }

    /// The last part of a path, `application` if there is none: whoever starts a program may leave its name out.
    static func fileName(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? "application"
    }
}
