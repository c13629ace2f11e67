// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    @preconcurrency private import Glibc
#elseif canImport(Musl)
    @preconcurrency private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

extension GatewayVariables {
    /// The environment of the process.
    static func ofProcess() -> GatewayVariables {
        var variables = GatewayVariables()
        // The environment is read before any other thread runs, and nothing in the package changes it.
        var next = environ
        while let entry = next.pointee {
            let text = UnsafeRawBufferPointer(start: entry, count: strlen(entry))
            let name = text.prefix { $0 != ASCII.equals }
            variables.append(name: name, value: text[name.endIndex...].dropFirst())
            next += 1
        }
        return variables
    }

    /// How many bytes the names and values have.
    var size: Int { storage.count }

    /// The variables without `HTTP_PROXY`, which a client can set and libraries take for the outgoing proxy.
    func withoutUnsafeFields() -> GatewayVariables {
        var safe = self
        safe["HTTP_PROXY"] = nil
        return safe
    }
}
