// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The process's limit on open descriptors.
package enum DescriptorLimit {
    /// Raises the soft limit to the hard one: each connection is a descriptor. A system that refuses is left alone.
    package static func raise() {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(resource, &limit)
    }

    /// How many of so many connections there is room for below the hard limit. Some descriptors are left for what else
    /// a program opens, such as the files of handlers: most of its parts fail without, and libdispatch ends the process.
    package static func room(forConnections wanted: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0, let hard = Int(exactly: limit.rlim_max) else { return wanted }
        return min(wanted, max(1, hard - min(reserve, hard / 2)))
    }

    private static let reserve = 64

    #if canImport(Glibc)
        private static var resource: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
    #else
        private static var resource: Int32 { Int32(RLIMIT_NOFILE) }
    #endif
}
