// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension ApplicationCommand {
    /// Makes the application for a command.
    ///
    /// - Throws: ``ApplicationFailure`` with what ``makeApplication()`` threw.
    func madeApplication() throws(ApplicationFailure) -> ServedApplication {
        do {
            return try makeApplication()
        } catch {
            throw ApplicationFailure(cause: error)
        }
    }
}
