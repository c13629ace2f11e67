// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Bool: JSONScalar {
    func appendJSON(to text: inout [UInt8]) { text.append(contentsOf: self ? "true".utf8 : "false".utf8) }
}

extension String: JSONScalar {
    func appendJSON(to text: inout [UInt8]) { text.appendJSON(self) }
}

extension Double: JSONScalar {
    func appendJSON(to text: inout [UInt8]) { text.appendJSON(self) }
}

extension Float: JSONScalar {
    // By way of the shortest text, so that 0.1 stays 0.1.
    func appendJSON(to text: inout [UInt8]) { text.appendJSON(Double(description) ?? Double(self)) }
}

extension FixedWidthInteger {
    func appendJSON(to text: inout [UInt8]) { text.appendDecimal(self) }
}

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension Int128: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}
extension UInt128: JSONScalar {}
