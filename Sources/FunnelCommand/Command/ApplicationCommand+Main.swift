// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension ApplicationCommand {
    /// Runs the program: what `@main` calls.
    ///
    /// The exit code is 0 for a clean stop, 64 for wrong usage, 1 for anything else that kept the program from its
    /// work; `request --fail` exits with 22 for a status of 400 or above.
    public static func main() {
        Program<Self>.run()
    }
}
