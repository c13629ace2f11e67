// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// Every web server with its configuration, and what works behind it.
    @Suite(.needsAllServers)
    struct MatrixTests {
        @Test("The requests of the matrix", arguments: MatrixServer.allCases)
        func requests(_ server: MatrixServer) throws {
            let site = try MatrixSite(server)
            for row in MatrixRow.allCases where row != .kept || server.keepsConnections != nil {
                let expected = MatrixTable.entry(row, server)
                let result = outcome(row, site)
                #expect(result == expected, "\(row.rawValue) behind \(server.title)\n\(site.log.suffix(400))")
            }
        }

        @Test("The parameters are those that are stored", arguments: MatrixServer.allCases)
        func parameters(_ server: MatrixServer) throws {
            let site = try MatrixSite(server)
            let dump = try ParameterDump(of: site)
            if ParameterDump.isToBeStored { return try dump.store(server) }
            let stored = try ParameterDump(storedFor: server)
            // Another version of the server may pass other parameters; the rows say whether it does well.
            guard dump["SERVER_SOFTWARE"] == stored["SERVER_SOFTWARE"] else { return }
            #expect(dump.names == stored.names)
        }

        @Test("The table of Documentation/deploy/README.md is true")
        func table() throws {
            let file = DeployedFile.deploy("README.md")
            let lines = try file.text().components(separatedBy: "\n")
            let table = MatrixTable.markdown.components(separatedBy: "\n")
            #expect(table.allSatisfy(lines.contains), "in it should be:\n\(MatrixTable.markdown)")
        }

        private func outcome(_ row: MatrixRow, _ site: MatrixSite) -> String {
            do {
                return try row.run(on: site)
            } catch {
                return "\(error)"
            }
        }
    }
}
