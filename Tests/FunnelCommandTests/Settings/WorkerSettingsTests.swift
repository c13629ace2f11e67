// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Testing

@testable import FunnelCommand

@Suite struct WorkerSettingsTests {
    private func settings(_ arguments: [String], _ environment: [String: String] = [:]) throws -> WorkerSettings {
        try WorkerSettings(try WorkerOptions.parse(arguments), environment: ProcessEnvironment(environment))
    }

    @Test func defaults() throws {
        let settings = try settings([])
        #expect(settings.count == nil)
        #expect(settings.maximumRequests == nil)
        #expect(settings.maximumMemory == nil)
        #expect(settings.drainTimeout == .seconds(30))
        #expect(settings.startTimeout == .seconds(30))
        #expect(settings.workerTimeout == .seconds(30))
    }

    private static let options = [
        "--workers", "4", "--max-requests", "1000", "--max-memory", "200MB", "--drain-timeout", "0",
        "--start-timeout", "5", "--worker-timeout", "6",
    ]
    private static let variables = [
        "FUNNEL_WORKERS": "4", "FUNNEL_MAX_REQUESTS": "1000", "FUNNEL_MAX_MEMORY": "200MB",
        "FUNNEL_DRAIN_TIMEOUT": "0", "FUNNEL_START_TIMEOUT": "5", "FUNNEL_WORKER_TIMEOUT": "6",
    ]

    @Test(arguments: [(options, [:]), ([], variables), (options, variables.mapValues { _ in "x" })])
    func optionBeatsVariableBeatsDefault(arguments: [String], environment: [String: String]) throws {
        let settings = try settings(arguments, environment)
        #expect(settings.count == .fixed(4))
        #expect(settings.maximumRequests == 1_000)
        #expect(settings.maximumMemory == 200 << 20)
        #expect(settings.drainTimeout == .zero)
        #expect(settings.startTimeout == .seconds(5))
        #expect(settings.workerTimeout == .seconds(6))
    }

    @Test func noTimeIsNoLimit() throws {
        #expect(try settings(["--workers", "2", "--worker-timeout", "0"]).workerTimeout == nil)
    }

    @Test(arguments: ["auto", "Auto"]) func autoIsOneForEachCore(text: String) throws {
        #expect(try settings(["--workers", text]).count == .auto)
    }

    @Test(arguments: [
        ("--workers", "0"), ("--workers", "1025"), ("--workers", "two"), ("--workers", ""), ("--workers", "+1"),
        ("--max-requests", "0"), ("--max-requests", "1.5"), ("--max-memory", "0"), ("--max-memory", "much"),
        ("--drain-timeout", "86401"), ("--start-timeout", "0"), ("--worker-timeout", "86401"),
    ])
    func aBadValueNamesOptionValueAndRule(option: String, value: String) throws {
        let error = try #require(throws: SettingError.self) {
            _ = try settings([option, value], ["FUNNEL_WORKERS": "2"])
        }
        #expect(error.source == option)
        #expect(error.value == value)
    }

    @Test(arguments: ["--max-requests", "--max-memory", "--drain-timeout", "--start-timeout", "--worker-timeout"])
    func withoutWorkersTheOthersMeanNothing(option: String) throws {
        let error = try #require(throws: SettingError.self) { _ = try settings([option, "5"]) }
        #expect("\(error)" == "\(option): '5' is not of use without --workers")
    }
}
