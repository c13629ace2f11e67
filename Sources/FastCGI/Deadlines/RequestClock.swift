// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The moments of one request, read only where slow requests are looked for.
struct RequestClock {
    private let began = Monotonic.now()
    private var handed: UInt64 = 0
    private var answered: UInt64 = 0
    private var settled: UInt64 = 0

    /// The application gets the request.
    mutating func noteHanded() { handed = Monotonic.now() }

    /// The application has answered.
    mutating func noteAnswered() { answered = Monotonic.now() }

    /// The body has come to its end, and the end of the response is to be sent.
    mutating func noteSettled() { settled = Monotonic.now() }

    /// What the time until now went to, with what the application waited for before it had answered.
    ///
    /// - Returns: nil if it took less than `threshold`, in nanoseconds
    func times(
        beyond threshold: UInt64,
        watch: RequestWatch,
        isComplete: Bool,
        sentBytes: Int
    ) -> FastCGITimes? {
        let now = Monotonic.now()
        let total = now &- began
        guard total >= threshold, total < .max / 2 else { return nil }
        let (body, response, note) = watch.waits
        return FastCGITimes(
            total: Self.duration(total),
            parameters: Self.duration(handed == 0 ? total : handed &- began),
            body: Self.duration(body &+ (settled == 0 ? 0 : settled &- answered)),
            response: Self.duration(response &+ (settled == 0 ? 0 : now &- settled)),
            isComplete: isComplete,
            sentBytes: sentBytes,
            note: note
        )
    }

    private static func duration(_ nanoseconds: UInt64) -> Duration { .nanoseconds(Int64(clamping: nanoseconds)) }
}
