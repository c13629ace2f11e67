// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import HTTPTypes
import Testing

/// The variables that the web servers of the matrix pass, as `Tests/LiveTests/Matrix` has recorded them.
@Suite struct ParameterDumpTests {
    struct Dump: Sendable, CustomTestStringConvertible {
        let name: String
        let variables: GatewayVariables

        var testDescription: String { name }
    }

    private static let dumps: [Dump] = {
        let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../Request/ParameterDumps").standardized
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else {
                return nil
            }
            var variables = GatewayVariables()
            for line in text.split(separator: "\n") {
                let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                variables[String(parts[0])] = String(parts[1])
            }
            return Dump(name: name, variables: variables)
        }
    }()

    @Test func thereAreDumps() {
        #expect(Self.dumps.count == 10)
    }

    @Test(arguments: dumps)
    func requestsAreTheSameBehindEveryServer(dump: Dump) throws {
        let request = try HTTPServerRequest(GatewayEnvironment(variables: dump.variables))
        #expect(request.method.rawValue == "GET")
        #expect(request.uri == "/variables/a%2Fb//c%20d?q=1&r=%26")
        #expect(request.path == "/variables/a%2Fb//c%20d")
        #expect(request.query == "q=1&r=%26")
        #expect(request.host == "example.org:8123")
        #expect(request.hostName == "example.org")
        #expect(request.scheme == "http")
        #expect(request.remoteIP == "127.0.0.1")
        #expect(request.version == "HTTP/1.1")
        #expect(request.contentLength == nil || request.contentLength == 0)
        #expect(request.cookies == ["a": "1"])
        #expect(request.headers[.authorization] == "Basic YTpi")
    }

    @Test(arguments: dumps)
    func explanationsAgreeWithRequests(dump: Dump) throws {
        let request = try HTTPServerRequest(GatewayEnvironment(variables: dump.variables))
        let explanation = RequestExplanation(dump.variables)
        let values = Dictionary(uniqueKeysWithValues: explanation.fields.map { ($0.name, $0.value) })
        #expect(values["method"] == request.method.rawValue)
        #expect(values["path"] == request.path)
        #expect(values["query"] == request.query)
        #expect(values["scheme"] == request.scheme)
        #expect(values["host"] == request.host)
        #expect(values["address"] == request.remoteIP)
        #expect(values["version"] == request.version)
        #expect(values["authorization"] == "Basic (not shown)")
        #expect(explanation.warnings.isEmpty)
        #expect(explanation.refusal == nil)
    }
}
