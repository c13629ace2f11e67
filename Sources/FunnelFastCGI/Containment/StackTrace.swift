// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials) && canImport(Runtime)
    private import FoundationEssentials
    private import Runtime
#endif

/// The addresses on a stack, as the names of functions with file and line where the program has them.
///
/// Takes time and memory, so it is made on a thread that waits for nothing else. Not for a signal handler.
struct StackTrace: CustomStringConvertible {
    private let addresses: [UInt]

    /// - Parameter addresses: Of an instruction, then return addresses.
    init(_ addresses: [UInt]) {
        self.addresses = Array(addresses.prefix(Self.namedAddresses))
    }

    /// The innermost function first, each with who called it behind; empty without addresses.
    var description: String {
        guard !addresses.isEmpty else { return "" }
        let frames = named ?? addresses.map { "0x" + String($0, radix: 16) }
        let shown = frames.prefix(Self.shownFrames).joined(separator: " < ")
        return frames.count > Self.shownFrames ? shown + " < …" : shown
    }

    /// As many as are of use: what lies behind are the functions of the framework.
    private static let shownFrames = 12

    /// Some more, for functions that are not shown. To name one takes up to a tenth of a second.
    private static let namedAddresses = 14

    #if canImport(FoundationEssentials) && canImport(Runtime)
        /// Nil if the runtime cannot say anything.
        private var named: [String]? {
            guard let trace = try? backtrace().symbolicated() else { return nil }
            return trace.frames.drop(while: Self.isOfCheck).filter { !$0.isSwiftThunk }.map(Self.name)
        }

        /// The functions that print the message of a failed check and then trap.
        private static func isOfCheck(_ frame: SymbolicatedBacktrace.Frame) -> Bool {
            frame.symbol?.name.hasSuffix("_assertionFailure(_:_:file:line:flags:)") == true
        }

        /// The runtime only captures stacks of its own thread, but it reads any from the form it saves them in.
        private func backtrace() throws -> Backtrace {
            var saved = try JSONDecoder().decode(SavedTrace.self, from: JSONEncoder().encode(Backtrace.capture()))
            saved.backtrace = Data(SavedTrace.compact(addresses)).base64EncodedString()
            return try JSONDecoder().decode(Backtrace.self, from: JSONEncoder().encode(saved))
        }

        private static func name(_ frame: SymbolicatedBacktrace.Frame) -> String {
            guard let symbol = frame.symbol else { return "\(frame.captured.originalProgramCounter)" }
            guard let location = symbol.sourceLocation, location.line > 0 else { return symbol.name }
            let file = location.path.split(separator: "/").last.map(String.init) ?? location.path
            return "\(symbol.name) (\(file):\(location.line))"
        }
    #else
        private var named: [String]? { nil }
    #endif
}
