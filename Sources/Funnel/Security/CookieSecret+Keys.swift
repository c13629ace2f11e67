// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension CookieSecret {
    /// The key, if there is only one.
    var singleKey: [UInt8]? {
        if case .single(let key) = keys { return key }
        return nil
    }

    /// The key of a version, nil if there is none. A single key stands for every version, as in Tornado.
    func key(version: Int) -> [UInt8]? {
        switch keys {
        case .single(let key): key
        case .versioned(let keys, _): keys[version]
        }
    }

    /// The version to sign with: the one asked for, else the current one; 0 for a single key.
    func signingVersion(_ version: Int?) throws(SignedValueError) -> Int {
        if let version { return version }
        switch keys {
        case .single: return 0
        case .versioned(_, let current):
            guard let current else { throw .noCurrentKey }
            return current
        }
    }
}
