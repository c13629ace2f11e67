// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Runs a test on one input of libFuzzer's.
///
/// - Parameters:
///   - start: The first byte.
///   - count: How many bytes there are.
/// - Returns: What libFuzzer wants to hear.
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int, _ test: ([UInt8]) throws -> Void) -> CInt {
    do {
        try test(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        fatalError("an error that the parser must not throw: \(error)")
    }
    return 0
}

/// Stops the program, which libFuzzer reports as a find, unless something holds that must hold for every input.
public func claim(_ holds: Bool, _ text: @autoclosure () -> String, line: UInt = #line) {
    if !holds { fatalError("line \(line): \(text())") }
}

/// What is left of an input after some numbers were taken from its beginning: they vary a test by what it is fed.
public struct Choices {
    /// The bytes that are left.
    public private(set) var rest: ArraySlice<UInt8>

    /// Begins with all bytes.
    public init(_ input: [UInt8]) {
        rest = input[...]
    }

    /// The next number, 0 when no byte is left.
    public mutating func number(below limit: Int) -> Int {
        Int(rest.popFirst() ?? 0) % limit
    }
}
