// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// A form with a token, and what takes it.
final class FormHandler: ReferenceUserHandler {
    override func get() throws {
        write("<form>\(try xsrfFormHTML())</form>")
    }

    override func head() { accept() }
    override func options() { accept() }
    override func post() { accept() }
    override func put() { accept() }
    override func patch() { accept() }
    override func delete() { accept() }

    private func accept() {
        write("accepted \(request.method.rawValue)")
    }
}
