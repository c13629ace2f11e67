// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
internal import Locking

#if canImport(FoundationEssentials) && canImport(Runtime)
    private import FoundationEssentials
    private import Runtime
#endif

/// The names of the functions at addresses of this program.
///
/// To find them the debug information of the whole program is read, which takes about a second of a processor. A program
/// that traps mostly does so at the same place again, so each address is looked up once.
final class FrameNames: Sendable {
    /// One function. An address may lie in several: in one, and in those that it was inlined into.
    struct Frame: Sendable, Hashable {
        let text: String
        /// It prints the message of a failed check and then traps.
        var isOfCheck = false
    }

    static let shared = FrameNames()

    private let known = Lock<[StackAddress: [Frame]]>([:])
    private let lookUp: @Sendable ([StackAddress]) -> [StackAddress: [Frame]]

    /// - Parameter lookUp: How names are found. Default: in the program's debug information.
    init(lookUp: @escaping @Sendable ([StackAddress]) -> [StackAddress: [Frame]] = FrameNames.search) {
        self.lookUp = lookUp
    }

    /// More addresses than a program traps at.
    private static let capacity = 4_096

    /// The functions of a stack, the innermost first; for addresses without a name, and where other processes are
    /// searching, places in the program's file.
    func frames(at addresses: [StackAddress]) -> [Frame] {
        var names = known.withLock(\.self)
        var missing: Set<StackAddress> = []
        let new = addresses.filter { names[$0] == nil && missing.insert($0).inserted }
        if !new.isEmpty {
            let found = lookUp(new)
            names.merge(found) { _, new in new }
            known.withLock { known in
                if known.count > Self.capacity { known = [:] }
                known.merge(found) { _, new in new }
            }
        }
        return addresses.flatMap { names[$0] ?? [Frame(text: CodePlace.text(of: $0.value))] }
    }

    #if canImport(FoundationEssentials) && canImport(Runtime)
        @Sendable private static func search(for addresses: [StackAddress]) -> [StackAddress: [Frame]] {
            guard let trace = NamingTurn.take({ try? backtrace(addresses).symbolicated() }) ?? nil else { return [:] }
            // Each address has one frame or more, in the order of the addresses.
            var found: [StackAddress: [Frame]] = [:]
            for frame in trace.frames {
                guard let address = StackAddress(frame.captured) else { continue }
                found[address, default: []] += frame.isSwiftThunk ? [] : [Frame(frame)]
            }
            return found
        }

        /// The runtime only captures stacks of its own thread, but it reads any from the form it saves them in.
        private static func backtrace(_ addresses: [StackAddress]) throws -> Backtrace {
            var saved = try JSONDecoder().decode(SavedTrace.self, from: JSONEncoder().encode(Backtrace.capture()))
            saved.backtrace = Data(SavedTrace.compact(addresses)).base64EncodedString()
            return try JSONDecoder().decode(Backtrace.self, from: JSONEncoder().encode(saved))
        }
    #else
        @Sendable private static func search(for addresses: [StackAddress]) -> [StackAddress: [Frame]] { [:] }
    #endif
}

#if canImport(FoundationEssentials) && canImport(Runtime)
    extension StackAddress {
        fileprivate init?(_ frame: Backtrace.Frame) {
            switch frame {
            case .programCounter(let address): self.init(value: UInt(address) ?? 0, isReturn: false)
            case .returnAddress(let address): self.init(value: UInt(address) ?? 0, isReturn: true)
            default: return nil
            }
        }
    }

    extension FrameNames.Frame {
        fileprivate init(_ frame: SymbolicatedBacktrace.Frame) {
            guard let symbol = frame.symbol else {
                self.init(text: "\(frame.captured.originalProgramCounter)")
                return
            }
            let isOfCheck = symbol.name.hasSuffix("_assertionFailure(_:_:file:line:flags:)")
            guard let location = symbol.sourceLocation, location.line > 0 else {
                self.init(text: symbol.name, isOfCheck: isOfCheck)
                return
            }
            let file = location.path.split(separator: "/").last.map(String.init) ?? location.path
            self.init(text: "\(symbol.name) (\(file):\(location.line))", isOfCheck: isOfCheck)
        }
    }
#endif
