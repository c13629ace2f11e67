// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension KnownSettings {
    static let workers = Setting(
        option: "--workers",
        rule: "auto or a whole number from 1 to 1024",
        parse: { $0.lowercased() == "auto" ? .auto : whole($0, in: 1...1024).map(WorkerCount.fixed) }
    )

    static let maxRequests = Setting(
        option: "--max-requests",
        rule: "a whole number from 1 to 1000000000000",
        parse: { whole($0, in: 1...1_000_000_000_000) }
    )

    static let maxMemory = Setting(
        option: "--max-memory",
        rule: ByteCount.rule,
        parse: { ByteCount.parse($0).flatMap { $0 > 0 ? $0 : nil } }
    )

    static let drainTimeout = Setting(
        option: "--drain-timeout",
        rule: "a whole number of seconds from 0 to 86400",
        parse: { whole($0, in: 0...86_400).map { Duration.seconds($0) } }
    )

    static let workerTimeout = Setting(
        option: "--worker-timeout",
        rule: "a whole number of seconds from 0 to 86400",
        parse: { whole($0, in: 0...86_400).map { Duration.seconds($0) } }
    )

    static let startTimeout = Setting(
        option: "--start-timeout",
        rule: "a whole number of seconds from 1 to 86400",
        parse: { whole($0, in: 1...86_400).map { Duration.seconds($0) } }
    )
}
