// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Limits {
    /// Every limit with its value, its answer and its counter, in the order of their declaration.
    public var descriptions: [LimitDescription] {
        sizes + times
    }

    private var sizes: [LimitDescription] {
        [
            .init(maximumBodySize, "maximumBodySize", "413", "access log", "bytes in a request's body"),
            .init(maximumVariables, "maximumVariables", "431", "log", "variables in a request"),
            .init(
                maximumVariableBytes,
                "maximumVariableBytes",
                "431",
                "excessiveParameters",
                "bytes in the names and values of a request's variables"
            ),
            .init(maximumHeadSize, "maximumHeadSize", "431, 414", "log", "bytes in the head of an HTTP request"),
            .init(maximumFormFields, "maximumFormFields", "400", "access log", "fields in a query or a form"),
            .init(maximumParts, "maximumParts", "400", "access log", "parts in a multipart form"),
            .init(maximumPartHeaderSize, "maximumPartHeaderSize", "400", "access log", "bytes in the header of a part"),
            .init(maximumFieldBytes, "maximumFieldBytes", "413", "access log", "bytes of a form's fields in memory"),
            .init(
                maximumFileBytesInMemory,
                "maximumFileBytesInMemory",
                "to disk",
                "–",
                "bytes of an uploaded file in memory"
            ),
            .init(maximumConnections, "maximumConnections", "wait", "timesFull", "connections open at a time"),
        ]
    }

    private var times: [LimitDescription] {
        [
            .init(idleTimeout, "idleTimeout", "close", "idleTimeouts", "a kept connection without a request"),
            .init(headTimeout, "headTimeout", "close", "parameterTimeouts", "the head of a request, in all"),
            .init(receiveTimeout, "receiveTimeout", "408", "bodyTimeouts", "one read of a body"),
            .init(sendTimeout, "sendTimeout", "close", "responseTimeouts", "one write of a response"),
            .init(
                minimumRate,
                "minimumRate",
                "408, close",
                "bodyTimeouts, responseTimeouts",
                "bytes a second that bodies and responses make on average"
            ),
            .init(
                transferTimeout,
                "transferTimeout",
                "408, close",
                "bodyTimeouts, responseTimeouts",
                "a body, and a response, in all"
            ),
            .init(handlerWarning, "handlerWarning", "log", "slowRequests", "a handler at work before a warning"),
            .init(requestTimeout, "requestTimeout", "504, close", "handlerTimeouts", "a handler at work"),
            .init(slowLog, "slowLog", "log", "slowRequests", "a request, in all, before a line at its end"),
            .init(drainBytes, "drainBytes", "close", "–", "bytes of an unread body that are read away"),
            .init(drainTime, "drainTime", "close", "–", "reading an unread body away"),
            .init(stopTimeout, "stopTimeout", "exit 1", "log", "requests in hand after a stop was asked for"),
        ]
    }
}

extension LimitDescription {
    fileprivate init(_ number: Int, _ name: String, _ answer: String, _ counter: String, _ purpose: String) {
        self.init(name: name, value: "\(number)", answer: answer, counter: counter, purpose: purpose)
    }

    fileprivate init(_ time: Duration?, _ name: String, _ answer: String, _ counter: String, _ purpose: String) {
        let value = time.map(Self.seconds) ?? "none"
        self.init(name: name, value: value, answer: answer, counter: counter, purpose: purpose)
    }

    /// Whole seconds as `75 s`, parts of one as `0.5 s`.
    private static func seconds(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        guard milliseconds != 0 else { return "\(seconds) s" }
        return "\(Double(seconds) + Double(milliseconds) / 1_000) s"
    }
}
