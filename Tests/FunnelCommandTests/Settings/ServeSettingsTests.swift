// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Funnel
import Logging
import Testing

@testable import FunnelCommand

@Suite struct ServeSettingsTests {
    private func settings(_ arguments: [String], _ environment: [String: String] = [:]) throws -> ServeSettings {
        let all = try Both.parse(arguments)
        return try ServeSettings(
            all.serving,
            common: all.common.values,
            environment: ProcessEnvironment(environment)
        )
    }

    private struct Both: ParsableArguments {
        @OptionGroup var serving: ServeOptions
        @OptionGroup var common: CommonOptions
    }

    @Test func defaults() throws {
        let settings = try settings([])
        #expect(settings.fastCGI == nil)
        #expect(settings.threads == 16)
        #expect(settings.access == .init(mode: 0o660, owner: nil, group: nil))
        #expect(settings.limits.maximumBodySize == 104_857_600)
        #expect(settings.limits.stopTimeout == .seconds(30))
        #expect(settings.limits.idleTimeout == .seconds(75))
        #expect(settings.limits.requestTimeout == nil)
        #expect(settings.limits.slowLog == nil)
        #expect(settings.role == .responder)
        #expect(settings.logTarget == .standardError)
        #expect(settings.containsTraps)
        #expect(settings.logLevel == .info)
        #expect(settings.limits.maximumWaitingRequests == 512)
        #expect(settings.statusPages.isEmpty)
    }

    private static let options = [
        "--fastcgi", "unix:/run/a.sock", "--threads", "4", "--max-body", "1MB", "--log-level", "Debug",
        "--socket-mode", "0600", "--socket-owner", "ann", "--socket-group", "www-data", "--stop-timeout", "5",
        "--idle-timeout", "6", "--head-timeout", "7", "--request-timeout", "8", "--max-connections", "9",
        "--role", "authorizer", "--log-file", "syslog:local1", "--slow-log", "2s",
        "--containment", "off", "--max-waiting", "10", "--status-path", "/a/status", "--ping-path", "/a/ping",
        "--status-allow", "10.0.0.0/8, ::1",
    ]
    private static let variables = [
        "FUNNEL_FASTCGI": "unix:/run/a.sock", "FUNNEL_THREADS": "4", "FUNNEL_MAX_BODY": "1MB",
        "FUNNEL_LOG_LEVEL": "debug", "FUNNEL_SOCKET_MODE": "600", "FUNNEL_SOCKET_OWNER": "ann",
        "FUNNEL_SOCKET_GROUP": "www-data", "FUNNEL_STOP_TIMEOUT": "5",
        "FUNNEL_IDLE_TIMEOUT": "6", "FUNNEL_HEAD_TIMEOUT": "7", "FUNNEL_REQUEST_TIMEOUT": "8",
        "FUNNEL_MAX_CONNECTIONS": "9", "FUNNEL_ROLE": "Authorizer", "FUNNEL_LOG_FILE": "syslog:local1",
        "FUNNEL_CONTAINMENT": "off", "FUNNEL_SLOW_LOG": "2000ms", "FUNNEL_MAX_WAITING": "10",
        "FUNNEL_STATUS_PATH": "/a/status", "FUNNEL_PING_PATH": "/a/ping",
        "FUNNEL_STATUS_ALLOW": "10.0.0.0/8,::1",
    ]
    private static let others = [
        "FUNNEL_FASTCGI": "b", "FUNNEL_THREADS": "x", "FUNNEL_MAX_BODY": "x", "FUNNEL_LOG_LEVEL": "x",
        "FUNNEL_SOCKET_MODE": "x", "FUNNEL_SOCKET_OWNER": "b", "FUNNEL_SOCKET_GROUP": "b", "FUNNEL_STOP_TIMEOUT": "x",
        "FUNNEL_IDLE_TIMEOUT": "x", "FUNNEL_HEAD_TIMEOUT": "x", "FUNNEL_REQUEST_TIMEOUT": "x",
        "FUNNEL_MAX_CONNECTIONS": "x", "FUNNEL_ROLE": "x", "FUNNEL_LOG_FILE": "syslog:x",
        "FUNNEL_CONTAINMENT": "x", "FUNNEL_SLOW_LOG": "2", "FUNNEL_MAX_WAITING": "x", "FUNNEL_STATUS_PATH": "x",
        "FUNNEL_PING_PATH": "x", "FUNNEL_STATUS_ALLOW": "x",
    ]

    @Test(arguments: [(options, [:]), ([], variables), (options, others)])
    func optionBeatsVariableBeatsDefault(arguments: [String], environment: [String: String]) throws {
        let settings = try settings(arguments, environment)
        #expect(settings.fastCGI == "unix:/run/a.sock")
        #expect(settings.threads == 4)
        #expect(settings.access == .init(mode: 0o600, owner: "ann", group: "www-data"))
        #expect(settings.limits.maximumBodySize == 1_048_576)
        #expect(settings.limits.stopTimeout == .seconds(5))
        #expect(settings.limits.idleTimeout == .seconds(6))
        #expect(settings.limits.headTimeout == .seconds(7))
        #expect(settings.limits.requestTimeout == .seconds(8))
        #expect(settings.limits.slowLog == .seconds(2))
        #expect(settings.limits.maximumConnections == 9)
        #expect(settings.role == .authorizer)
        #expect(settings.logTarget == .syslog(.local1))
        #expect(!settings.containsTraps)
        #expect(settings.logLevel == .debug)
        #expect(settings.limits.maximumWaitingRequests == 10)
        let pages = try StatusPages(
            statusPath: "/a/status",
            pingPath: "/a/ping",
            allowing: ["10.0.0.0/8", "::1"]
        )
        #expect(settings.statusPages == pages)
    }

    @Test func anEmptyVariableIsNotSet() throws {
        #expect(try settings([], ["FUNNEL_THREADS": ""]).threads == 16)
    }

    @Test(arguments: [
        ("--threads", "0"), ("--threads", "1025"), ("--threads", "+4"), ("--threads", "four"), ("--threads", ""),
        ("--threads", "99999999999999999999"), ("--max-body", "lots"), ("--log-level", "loud"),
        ("--socket-mode", "0888"), ("--socket-mode", "1000"), ("--socket-mode", ""), ("--socket-owner", ""),
        ("--stop-timeout", "1.5"), ("--stop-timeout", "86401"), ("--fastcgi", ""), ("--http", ""),
        ("--idle-timeout", "0"), ("--head-timeout", "0"), ("--request-timeout", ""), ("--slow-log", "2"),
        ("--max-connections", "0"),
        ("--max-waiting", "many"), ("--status-path", "status"), ("--status-path", ""), ("--status-path", "/a b"),
        ("--ping-path", "/p?q"), ("--ping-path", "/%70ing"), ("--status-allow", ""), ("--status-allow", "localhost"),
        ("--status-allow", "10.0.0.1/8"), ("--status-allow", "::1,"),
        ("--role", "filter"), ("--log-file", ""), ("--log-file", "syslog:kern"),
    ])
    func aBadValueNamesOptionValueAndRule(option: String, value: String) throws {
        let error = try #require(throws: SettingError.self) { _ = try settings([option, value]) }
        #expect(error.source == option)
        #expect(error.value == value)
        #expect("\(error)" == "\(option): '\(value)' is not \(error.rule)")
    }

    @Test func pagesNeedPathsOfTheirOwn() throws {
        let error = try #require(throws: SettingError.self) {
            _ = try settings(["--status-path", "/a"], ["FUNNEL_PING_PATH": "/a"])
        }
        #expect("\(error)" == "--ping-path: '/a' is not another path than the status's")
    }

    @Test func aBadVariableIsNamed() throws {
        let error = try #require(throws: SettingError.self) { _ = try settings([], ["FUNNEL_THREADS": "0"]) }
        #expect("\(error)" == "FUNNEL_THREADS: '0' is not a whole number from 1 to 1024")
    }
}
