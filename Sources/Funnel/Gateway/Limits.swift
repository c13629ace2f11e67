// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import FunnelStatus

/// Every limit on what comes from outside, in one value, each with the answer it gives.
///
/// The defaults are for a program behind a web server on the same machine.
public struct Limits: Sendable {
    /// Where it is counted how often limits are met; nil where nobody wants to know. The transport sees to it that this
    /// memory is there as long as the process.
    package var tally: CounterBlock?

    /// Most bytes in a request's body; more is answered 413. Default: 100 MB (104,857,600).
    public var maximumBodySize = 104_857_600

    /// Most variables in a request; more is answered 431. Default: 256.
    public var maximumVariables = 256

    /// Most bytes in the names and values of a request's variables; more is answered 431. Default: 65,536.
    public var maximumVariableBytes = 65_536

    /// Most bytes in the head of a request that the embedded HTTP server takes; more is answered 431, or 414 if the
    /// first line alone is longer. Default: 65,536, as in Tornado.
    public var maximumHeadSize = 65_536

    /// Most fields in a query string or an urlencoded form, counted by their separators, so that empty fields
    /// count; more is answered 400. Default: 1,000, as in Tornado.
    public var maximumFormFields = 1_000

    /// Most parts in a multipart form, counted as Tornado does, with the empty piece before the first delimiter: at
    /// the default 99 parts pass and 100 are answered 400. 0 refuses all multipart forms. Default: 100.
    public var maximumParts = 100

    /// Most bytes in the header of one part of a multipart form; more is answered 400. Default: 10,240, as in
    /// Tornado.
    public var maximumPartHeaderSize = 10_240

    /// Most bytes of a form that are kept in memory as fields: those of an urlencoded form, and those of all parts
    /// without a filename of a multipart form together; more is answered 413. Default: 8 MiB (8,388,608).
    public var maximumFieldBytes = 8_388_608

    /// Most bytes of one uploaded file that are kept in memory; a larger file goes to a temporary file, and if that
    /// cannot be written the answer is 500. Default: 64 KiB (65,536).
    public var maximumFileBytesInMemory = 65_536

    /// The folder for temporary files; it should be on a disk, not in memory as `/tmp` often is. Default: nil,
    /// which means the folder that the environment variable `TMPDIR` names, else `/var/tmp`.
    public var temporaryFolder: String?

    /// Most connections open at a time; more wait in the listening socket's queue. Default: 16,384. Over FastCGI it is
    /// never more than the process's hard limit of descriptors less 64, which are left for files and the like.
    public var maximumConnections = 16_384

    /// Most requests that wait for a thread while all are busy; one more is answered 503. Default: 512.
    public var maximumWaitingRequests = 512

    /// How long a kept connection may lie idle before it is closed. Default: 75 s, longer than nginx's 60 s, so
    /// that it is nginx that closes.
    public var idleTimeout: Duration = .seconds(75)

    /// How long the head of a request may take in all, from its first byte; past it, the connection is closed. Default: 10 s.
    public var headTimeout: Duration = .seconds(10)

    /// How long one read from a connection may wait; the body is then answered 408. Default: 60 s.
    public var receiveTimeout: Duration = .seconds(60)

    /// How long one write to a connection may wait; the connection is then closed. Default: 60 s.
    public var sendTimeout: Duration = .seconds(60)

    /// Bytes a second that a body and a response must make on average, once they have been waited for as long as
    /// ``receiveTimeout`` or ``sendTimeout``; past it, a body is answered 408 and a response is cut. 0 switches the
    /// rule off. Default: 1,024.
    public var minimumRate = 1_024

    /// How long a body, and a response, may be waited for in all, however fast they are; past it as for
    /// ``minimumRate``. Default: nil, no limit, so that a long upload passes.
    public var transferTimeout: Duration?

    /// How long a handler may work on a request, waits for the client not counted, before a warning is logged.
    /// Default: 30 s.
    public var handlerWarning: Duration = .seconds(30)

    /// How long it may in all, waits for the client not counted; then the request is answered 504 over FastCGI if nothing
    /// of a response was sent, and its connection cut otherwise.
    /// The thread works on: nothing can stop it safely. Default: nil, no limit.
    public var requestTimeout: Duration?

    /// How long a request may take in all before a warning is logged at its end, with handler, route, and what the time
    /// went to. Default: nil, no such log.
    public var slowLog: Duration?

    /// Most bytes of an unread body that are read away to keep a connection; past it, it is closed.
    /// Default: 1 MiB.
    public var drainBytes = 1_048_576

    /// How long reading away an unread body may take; past it, the connection is closed. Default: 2 s.
    public var drainTime: Duration = .seconds(2)

    /// How long requests in hand may take to finish after a stop was asked for. Default: 30 s.
    public var stopTimeout: Duration = .seconds(30)

    /// The default limits.
    public init() {}
}
