// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

@testable import Funnel

extension PathPattern {
    /// What the groups captured from a path, as text; nil if the path does not match.
    func texts(_ path: String) throws(PathMatchError) -> [String?]? {
        let path = Array(path.utf8)
        return try match(path)?.ranges.map { range in
            range.map { String(decoding: path[$0], as: UTF8.self) }
        }
    }
}
