// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Logging
private import Synchronization

/// Says once that a response has a longer head than nginx takes unless it is told to: it answers 502 then, with a line in
/// its own log only. Long cookies are the usual reason.
final class LongHeadWarning: Sendable {
    /// nginx's default for `fastcgi_buffer_size` on most machines, which is one page of memory.
    private static let limit = 4_096

    private let isSaid = Atomic(false)

    /// Looks at the length of a head.
    func note(_ count: Int, of environment: GatewayEnvironment, logger: Logger) {
        guard count > Self.limit, !isSaid.exchange(true, ordering: .relaxed) else { return }
        logger.warning(
            """
            \(environment.requestSummary): the head of the response has \(count) bytes, and nginx answers 502 to more than \
            its fastcgi_buffer_size (4 KiB unless it is set; 16 KiB in nginx-sample.conf). This is said once
            """
        )
    }
}
