// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why a response cannot be sent as the application gave it.
enum ResponseDefect: Error, Hashable, CustomStringConvertible {
    case status(Int)
    case contentLength(String)
    case lengthMismatch(announced: Int, actual: Int)
    case streamTooLong(announced: Int)
    case streamTooShort(announced: Int, actual: Int)

    var description: String {
        switch self {
        case .status(let code): "\(code) is no final status"
        case .contentLength(let value): "Content-Length '\(value)' is no number"
        case .lengthMismatch(let announced, let actual): "Content-Length is \(announced), the body has \(actual) bytes"
        case .streamTooLong(let announced): "more was written than the Content-Length of \(announced)"
        case .streamTooShort(let announced, let actual): "Content-Length is \(announced), \(actual) bytes were written"
        }
    }
}
