// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A worker's place at the ``ConnectionSet``: it hands out one request after the other.
///
/// Make it inside the thread that uses it. libfcgi's state for a request belongs to it, so it is not `Sendable`, and it
/// serves one request at a time.
public final class FastCGIAcceptor {
    private let slot: RequestSlot

    /// Joins the workers of a set.
    ///
    /// - Throws: ``FastCGIError`` when libfcgi cannot be initialised
    public init(_ connections: ConnectionSet) throws(FastCGIError) {
        try LibFCGI.prepare()
        slot = RequestSlot(connections)
    }

    /// Waits for the next request.
    ///
    /// Connections that break the protocol are closed on the way and never reported. A previous exchange that is still
    /// there is finished first.
    ///
    /// - Returns: The request; nil when the set has been stopped and nothing is left to serve
    /// - Throws: ``FastCGIError`` when the system cannot wait for events
    public func accept() throws(FastCGIError) -> FastCGIExchange? {
        slot.finish()
        guard let parameters = try slot.next() else { return nil }
        return FastCGIExchange(slot: slot, parameters: parameters)
    }
}

@available(*, unavailable)
extension FastCGIAcceptor: Sendable {}
