// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

final class NoContentHandler: RequestHandler {
    override func get() { setStatus(.noContent) }
    override func post() { setStatus(.noContent) }
    override func delete() { setStatus(.noContent) }
    override func head() { setStatus(.noContent) }
}
