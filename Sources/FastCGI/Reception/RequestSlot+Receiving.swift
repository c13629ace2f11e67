// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

extension RequestSlot {
    /// Answers the request if it is one for the reception.
    ///
    /// - Returns: False if it is for the application
    func receive(_ parameters: FastCGIParameters) -> Bool {
        guard let reception = connections.reception, preview.role == .responder, parameters.conflict == nil,
            parameters.overflow == nil, let answer = reception(parameters)
        else { return false }
        counters.add(.statusPages)
        do throws(FastCGIError) {
            try answer.withUnsafeBytes { bytes in
                Result { () throws(FastCGIError) in try write(bytes) }
            }.get()
            finish()
        } catch {
            abort()
        }
        return true
    }
}
