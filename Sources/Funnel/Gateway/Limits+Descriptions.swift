// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import FunnelStatus

extension Limits {
    /// Every limit with its value, its answer and its counter, in the order of their declaration.
    public var descriptions: [LimitDescription] {
        sizes + times
    }

    private var sizes: [LimitDescription] {
        [
            .init(maximumBodySize, "maximumBodySize", "413", [.largeBodies], "bytes in a request's body"),
            .init(maximumVariables, "maximumVariables", "431", [.tooManyParameters], "variables in a request"),
            .init(
                maximumVariableBytes,
                "maximumVariableBytes",
                "431",
                [.excessiveParameters],
                "bytes in the names and values of a request's variables"
            ),
            .init(
                maximumHeadSize,
                "maximumHeadSize",
                "431, 414",
                [.largeHeads],
                "bytes in the head of an HTTP request"
            ),
            .init(maximumFormFields, "maximumFormFields", "400", [.tooManyFields], "fields in a query or a form"),
            .init(maximumParts, "maximumParts", "400", [.tooManyParts], "parts in a multipart form"),
            .init(
                maximumPartHeaderSize,
                "maximumPartHeaderSize",
                "400",
                [.largePartHeaders],
                "bytes in the header of a part"
            ),
            .init(maximumFieldBytes, "maximumFieldBytes", "413", [.largeForms], "bytes of a form's fields in memory"),
            .init(
                maximumFileBytesInMemory,
                "maximumFileBytesInMemory",
                "to disk",
                [.filesOnDisk],
                "bytes of an uploaded file in memory"
            ),
            .init(maximumConnections, "maximumConnections", "wait", [.timesFull], "connections open at a time"),
            .init(
                maximumWaitingRequests,
                "maximumWaitingRequests",
                "503",
                [.overloads],
                "requests that wait for a thread"
            ),
        ]
    }

    private var times: [LimitDescription] {
        [
            .init(idleTimeout, "idleTimeout", "close", [.idleTimeouts], "a kept connection without a request"),
            .init(headTimeout, "headTimeout", "close", [.parameterTimeouts], "the head of a request, in all"),
            .init(receiveTimeout, "receiveTimeout", "408", [.bodyTimeouts], "one read of a body"),
            .init(sendTimeout, "sendTimeout", "close", [.responseTimeouts], "one write of a response"),
            .init(
                minimumRate,
                "minimumRate",
                "408, close",
                [.bodyTimeouts, .responseTimeouts],
                "bytes a second that bodies and responses make on average"
            ),
            .init(
                transferTimeout,
                "transferTimeout",
                "408, close",
                [.bodyTimeouts, .responseTimeouts],
                "a body, and a response, in all"
            ),
            .init(handlerWarning, "handlerWarning", "log", [.slowRequests], "a handler at work before a warning"),
            .init(requestTimeout, "requestTimeout", "504, close", [.handlerTimeouts], "a handler at work"),
            .init(slowLog, "slowLog", "log", [.slowRequests], "a request, in all, before a line at its end"),
            .init(drainBytes, "drainBytes", "close", [.drainOverflows], "bytes of an unread body that are read away"),
            .init(drainTime, "drainTime", "close", [.drainTimeouts], "reading an unread body away"),
            .init(stopTimeout, "stopTimeout", "exit 1", [.lostRequests], "requests in hand after a stop was asked for"),
        ]
    }
}

extension LimitDescription {
    fileprivate init(
        _ number: Int,
        _ name: String,
        _ answer: String,
        _ counters: [ServerCounter],
        _ purpose: String
    ) {
        self.init(
            name: name,
            value: "\(number)",
            number: Double(number),
            answer: answer,
            counters: counters,
            purpose: purpose
        )
    }

    fileprivate init(
        _ time: Duration?,
        _ name: String,
        _ answer: String,
        _ counters: [ServerCounter],
        _ purpose: String
    ) {
        self.init(
            name: name,
            value: time.map { $0.wholeMilliseconds % 1_000 == 0 ? "\($0.components.seconds) s" : "\($0.inSeconds) s" }
                ?? "none",
            number: time?.inSeconds,
            answer: answer,
            counters: counters,
            purpose: purpose
        )
    }

    /// What a status says of it.
    package var status: LimitStatus { LimitStatus(name: name, value: value, number: number, counters: counters) }
}

extension Duration {
    /// With milliseconds, and nothing below.
    fileprivate var inSeconds: Double { Double(wholeMilliseconds) / 1_000 }
}
