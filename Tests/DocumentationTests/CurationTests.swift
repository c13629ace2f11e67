// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Who reads a module's first page finds every type by what it is for.
@Suite struct CurationTests {
    @Test("Every product has documentation")
    func products() {
        #expect(Repository.libraries.count >= 7)
        for product in Repository.libraries {
            #expect(Repository.exists("Sources/\(product)/\(product).docc/\(product).md"), "\(product)")
        }
    }

    @Test("Every public type is listed under a topic", arguments: Repository.libraries)
    func types(_ module: String) throws {
        let pages = Repository.articles.filter { $0.path.hasPrefix("Sources/\(module)/\(module).docc/") }
        let listed = pages.flatMap(\.prose).map(\.text).filter { $0.hasPrefix("- ``") }
        let sources = Repository.librarySources.filter { $0.hasPrefix("Sources/\(module)/") }
        let types = try sources.flatMap { path in
            try Repository.text(path).matches(
                of: /(?m)^(?:public|open) (?:final )?(?:indirect )?(?:struct|class|enum|protocol|typealias) (\w+)/
            ).map { String($0.1) }
        }
        #expect(!types.isEmpty)
        for type in types { #expect(listed.contains("- ``\(type)``"), "\(type) is under no topic of \(module)") }
    }
}
