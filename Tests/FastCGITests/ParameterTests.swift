// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import FastCGI

@Suite struct ParameterTests {
    private func collect(_ pairs: [[UInt8]], limits: FastCGILimits = FastCGILimits()) -> FastCGIParameters {
        var collector = ParameterCollector(limits: limits)
        var pointers = ([Array("FCGI_ROLE=RESPONDER".utf8)] + pairs).map { bytes in
            strdup(String(decoding: [65], as: UTF8.self) + String(repeating: "x", count: bytes.count)).map { copy in
                for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
                copy[bytes.count] = 0
                return copy
            } as UnsafeMutablePointer<CChar>?
        }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { collector.collect($0.baseAddress) }
    }

    private func collect(_ pairs: String...) -> FastCGIParameters {
        collect(pairs.map { Array($0.utf8) })
    }

    private func pairs(_ parameters: FastCGIParameters) -> [String] {
        var pairs: [String] = []
        parameters.forEach {
            pairs.append(String(decoding: $0, as: UTF8.self) + "=" + String(decoding: $1, as: UTF8.self))
        }
        return pairs
    }

    @Test(
        arguments: [
            ([], []),
            (["A=1"], ["A=1"]),
            (["A="], ["A="]),
            (["A=1=2"], ["A=1=2"]),
            (["=v"], []),
            (["A=1", "B=2", "A=3"], ["A=3", "B=2"]),
            (["HTTP_ACCEPT=a", "X=1", "HTTP_ACCEPT=b", "HTTP_ACCEPT=c"], ["HTTP_ACCEPT=a, b, c", "X=1"]),
            (["HTTP_COOKIE=a=1", "HTTP_COOKIE=b=2"], ["HTTP_COOKIE=a=1; b=2"]),
            (
                ["HTTP_ACCEPT=a", "HTTP_COOKIE=b", "HTTP_ACCEPT=", "HTTP_COOKIE=d"],
                ["HTTP_ACCEPT=a, ", "HTTP_COOKIE=b; d"]
            ),
            (["HTTP_PROXY=x", "HTTP_PROXY_=y"], ["HTTP_PROXY_=y"]),
            (["HTTP_CONTENT_TYPE=x", "HTTP_CONTENT_LENGTH=1", "CONTENT_TYPE=y"], ["CONTENT_TYPE=y"]),
            (["CONTENT_LENGTH=1", "CONTENT_LENGTH=1"], ["CONTENT_LENGTH=1"]),
            (["CONTENT_LENGTH=-1", "A=-1"], ["A=-1"]),
            (["CONTENT_LENGTH=-12"], ["CONTENT_LENGTH=-12"]),
        ] as [([String], [String])]
    )
    func rulesAreKept(given: [String], expected: [String]) {
        let parameters = collect(given.map { Array($0.utf8) })
        #expect(pairs(parameters) == expected)
        #expect(parameters.conflict == nil)
        #expect(parameters.overflow == nil)
    }

    @Test(arguments: [
        (["HTTP_HOST=a", "HTTP_HOST=a"], "HTTP_HOST"),
        (["HTTP_AUTHORIZATION=a", "X=", "HTTP_AUTHORIZATION=b"], "HTTP_AUTHORIZATION"),
        (["HTTP_CONTENT_LENGTH=1", "HTTP_CONTENT_LENGTH=2"], "HTTP_CONTENT_LENGTH"),
        (["CONTENT_LENGTH=1", "CONTENT_LENGTH=2"], "CONTENT_LENGTH"),
    ])
    func conflictsAreNamed(given: [String], name: String) {
        #expect(collect(given.map { Array($0.utf8) }).conflict == name)
    }

    @Test func bytesStayAndTextIsRepaired() {
        let parameters = collect([Array("PATH=".utf8) + [0x2F, 0xFF, 0xE9]])
        #expect(parameters.bytes("PATH") == [0x2F, 0xFF, 0xE9])
        #expect(parameters["PATH"] == "/\u{FFFD}\u{FFFD}")
        #expect(parameters["OTHER"] == nil)
    }

    @Test func limitsCutTheRest() {
        var limits = FastCGILimits()
        limits.maximumParameters = 2
        let many = collect((0..<10_000).map { Array("N\($0)=1".utf8) }, limits: limits)
        #expect(many.overflow == .count)
        #expect(pairs(many) == ["N0=1", "N1=1"])
        limits.maximumParameterBytes = 8
        let long = collect([Array("A=12".utf8), Array("B=12345".utf8)], limits: limits)
        #expect(long.overflow == .bytes)
        #expect(pairs(long) == ["A=12"])
    }

    @Test func manyNamesAndManyRepeatsAreTold() {
        let names = collect((0..<256).map { Array("HTTP_X_\($0)=\($0)".utf8) })
        #expect(names.count == 256)
        #expect(names["HTTP_X_200"] == "200")
        let repeats = collect((0..<256).map { Array("HTTP_\($0 % 2)=\($0)".utf8) })
        #expect(repeats.count == 2)
        #expect(repeats["HTTP_1"]?.split(separator: ",").count == 128)
    }
}
