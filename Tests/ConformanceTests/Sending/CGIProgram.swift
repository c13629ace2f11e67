// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

@testable import ConformanceApp

/// Starts the built program for each request, as a web server does with a CGI program.
struct CGIProgram: ConformanceTransport {
    /// The folder with the static files.
    let root: String

    func send(_ request: RawRequest) throws -> ReceivedResponse {
        let folder = try TemporaryDirectory()
        try folder.write("input", request.body)
        try folder.write("output", [])
        let process = try ChildProgram(
            Self.path,
            environment: environment(request),
            input: folder.file("input"),
            output: folder.file("output")
        )
        let status = process.waitForEnd()
        let output = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.file("output"))))
        guard var response = ReceivedResponse(cgi: output) else {
            throw TestFailure("no header block in \(output.count) bytes, wait status \(status)")
        }
        if request.method == "HEAD" { response.body = [] }
        return response
    }

    private func environment(_ request: RawRequest) -> [(String, String)] {
        let inherited = ["PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR"].compactMap { name in
            ProcessInfo.processInfo.environment[name].map { (name, $0) }
        }
        return inherited + [("CONFORMANCE_ROOT", root)] + request.variables.map { ($0.name, $0.value) }
    }

    /// The folder that the test program runs from has the application too.
    private static let path: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("conformance-app").path
    }()
}

extension ReceivedResponse {
    /// Reads what a CGI program wrote; nil if there is no head.
    fileprivate init?(cgi output: [UInt8]) {
        guard let end = output.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        self.init(status: 200, reason: "OK", headers: [], body: Array(output[end.upperBound...]))
        for line in output[..<end.lowerBound].split(separator: UInt8(ascii: "\n")) {
            let name = line.prefix { $0 != UInt8(ascii: ":") }
            let value = line[name.endIndex...].dropFirst().latin1.trimmingBlanks
            guard name.latin1.lowercased() == "status" else {
                headers.append((name: name.latin1, value: value))
                continue
            }
            let parts = value.split(separator: " ", maxSplits: 1)
            status = parts.first.flatMap { Int($0) } ?? 0
            reason = parts.dropFirst().first.map(String.init) ?? ""
        }
    }
}
