// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Pieces of configurations for nginx are what nginx takes.
@Suite(.enabled(if: ProgramRun.path(of: "nginx") != nil, "nginx is missing: apt-get install nginx"))
struct ConfigurationTests {
    private static var blocks: [CodeBlock] {
        let comments = Repository.librarySources.flatMap { (try? DocumentationComments(path: $0).blocks) ?? [] }
        return (Repository.pages.flatMap(\.blocks) + comments).filter { $0.language == "nginx" }
    }

    @Test("nginx takes it", arguments: Self.blocks)
    func nginx(_ block: CodeBlock) throws {
        let folder = try TemporaryDirectory()
        try folder.write("nginx.conf", Self.configuration(around: block, in: folder).utf8)
        // As a distribution has it, for `include`.
        try folder.write("fastcgi_params", "fastcgi_param REQUEST_URI $request_uri;\n".utf8)
        let run = try ProgramRun("nginx", ["-t", "-p", folder.path, "-c", folder.file("nginx.conf")])
        #expect(run.status == 0, "\(run.output)")
    }

    @Test("nginx refuses what it does not know")
    func wrong() throws {
        let block = CodeBlock(path: "", line: 1, language: "nginx", note: nil, lines: ["fastcgi_keep_con on;"])
        let folder = try TemporaryDirectory()
        try folder.write("nginx.conf", Self.configuration(around: block, in: folder).utf8)
        #expect(try ProgramRun("nginx", ["-t", "-p", folder.path, "-c", folder.file("nginx.conf")]).status == 1)
    }

    /// What stands around a piece in a whole file.
    private static func configuration(around block: CodeBlock, in folder: TemporaryDirectory) -> String {
        func has(_ word: String) -> Bool { block.lines.contains { $0.hasPrefix("\(word) ") } }
        let listen = "listen 127.0.0.1:8080;"
        let server =
            if has("server") || has("upstream") {
                block.text.replacing(/listen [^;]*;/, with: listen)
            } else if has("location") {
                "server { \(listen)\n\(block.text)}"
            } else {
                "server { \(listen)\nlocation / {\n\(block.text)}\n}"
            }
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder.path);\n" }
        return """
            pid \(folder.path)/pid;
            error_log stderr;
            events {}
            http {
            access_log off;
            \(folders.joined())\(server)
            }
            """
    }
}
