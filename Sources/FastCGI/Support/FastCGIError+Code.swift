// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension FastCGIError {
    /// The kind of a failure: a positive system error number, or a negative one of this library.
    ///
    /// It is a struct and not an enum, so that a number nobody thought of survives unharmed.
    public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        /// The number: `errno` when positive.
        public let rawValue: Int32

        /// Makes a code from its number.
        public init(rawValue: Int32) {
            self.rawValue = rawValue
        }

        /// A socket whose time limit ran out reports "try again"; here that is a timeout like any other.
        init(system code: Int32) {
            rawValue = code == EAGAIN ? ETIMEDOUT : code
        }

        /// The other side took longer than the receive or send timeout.
        public static let timedOut = Code(rawValue: ETIMEDOUT)
        /// The other side has closed the connection that was written to.
        public static let brokenPipe = Code(rawValue: EPIPE)
        /// The other side has torn the connection down.
        public static let connectionReset = Code(rawValue: ECONNRESET)
        /// The operating system does not allow it.
        public static let permissionDenied = Code(rawValue: EACCES)
        /// Another program serves this address.
        public static let addressInUse = Code(rawValue: EADDRINUSE)
        /// No more descriptors in this process.
        public static let tooManyDescriptors = Code(rawValue: EMFILE)

        /// A record announced a protocol version other than 1.
        public static let unsupportedVersion = Code(rawValue: -2)
        /// The web server aborted the request, broke the protocol, or went away before the body was complete.
        public static let incompleteRequest = Code(rawValue: -3)
        /// The parameters could not be decoded.
        public static let invalidParameters = Code(rawValue: -4)
        /// The exchange is finished; nothing more can be read or written.
        public static let finished = Code(rawValue: -5)

        /// A text that is no socket address.
        public static let invalidAddress = Code(rawValue: -101)
        /// A user that the system does not know.
        public static let unknownUser = Code(rawValue: -102)
        /// A group that the system does not know.
        public static let unknownGroup = Code(rawValue: -103)
        /// Something that is not a socket, or not one that listens.
        public static let notASocket = Code(rawValue: -104)
        /// libfcgi could not be initialised.
        public static let libraryUnavailable = Code(rawValue: -9998)
    }
}

extension FastCGIError.Code {
    /// A few words in lower case, to stand behind an operation.
    public var description: String {
        if rawValue > 0 { return String(cString: strerror(rawValue)).lowercased() }
        return switch self {
        case .unsupportedVersion: "unsupported protocol version"
        case .incompleteRequest: "the request was aborted or cut short"
        case .invalidParameters: "invalid parameters"
        case .finished: "the exchange is finished"
        case .invalidAddress: "not an address"
        case .unknownUser: "unknown user"
        case .unknownGroup: "unknown group"
        case .notASocket: "not a listening socket"
        case .libraryUnavailable: "libfcgi cannot be initialised"
        default: "error \(rawValue)"
        }
    }
}
