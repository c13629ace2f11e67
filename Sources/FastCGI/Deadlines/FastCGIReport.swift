// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the watch over the deadlines has to say about a request.
public struct FastCGIReport: Sendable {
    /// What happened to the request.
    public enum Event: Sendable, Hashable {
        /// The application has had it for longer than ``FastCGILimits/handlerWarning``. Nothing was done about it.
        case slow
        /// The phase took too long: the connection was cut, or for a body its receiving side.
        case cut
        /// Its parameters claim more than ``FastCGILimits/maximumParameterBytes``: it was answered 431, unread.
        case refused
    }

    /// What happened.
    public let event: Event

    /// The phase in which it happened.
    public let phase: FastCGIPhase

    /// The time since the request began, waiting for the web server included.
    public let elapsed: Duration

    /// The parameters; nil while they are being read.
    public let parameters: FastCGIParameters?

    /// What the application said about the request, such as the name of its handler; nil if nothing.
    public let note: String?
}
