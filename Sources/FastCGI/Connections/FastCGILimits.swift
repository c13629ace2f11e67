// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How much one ``ConnectionSet`` takes on, and how long it waits.
public struct FastCGILimits: Sendable, Hashable {
    /// Connections open at the same time, idle ones included. At the limit new ones wait in the queue of the listening
    /// socket. Default: 16,384. Each takes a descriptor.
    public var maximumConnections = 16_384

    /// Requests that have arrived while all workers are busy, and wait for one; further ones are answered with
    /// ``FastCGIContainment/overloadAnswer``. Only kept where ``ConnectionSet/attend()`` runs. Default: 512.
    public var maximumWaitingRequests = 512

    /// Parameters of one request; the ones beyond are dropped and reported. Default: 256.
    public var maximumParameters = 256

    /// Bytes of one request's parameters, names and values together; those beyond are dropped and reported.
    /// Default: 65,536.
    public var maximumParameterBytes = 65_536

    /// How long a kept connection may wait for its next request before it is closed. Longer than the web server's own
    /// limit (60 s in nginx), so that the web server is the one to close. Default: 75 s.
    public var idleTimeout: Duration = .seconds(75)

    /// How long the parameters of a request may take in all, from its first byte; then the connection is closed.
    /// Default: 10 s.
    public var parameterTimeout: Duration = .seconds(10)

    /// How long one read may wait for the web server, and a new connection for its first byte. Default: 60 s.
    public var receiveTimeout: Duration = .seconds(60)

    /// How long one write may wait for the web server. Default: 60 s.
    public var sendTimeout: Duration = .seconds(60)

    /// Bytes a second that a body, and a response, must make on average once they have been waited for as long as
    /// ``receiveTimeout`` or ``sendTimeout``; 0 for no such rule. Default: 1,024.
    public var minimumRate = 1_024

    /// How long a body, and a response, may be waited for in all, however fast they are. Default: nil, no limit, so
    /// that a long upload passes.
    public var transferTimeout: Duration?

    /// How long the application may have a request, waits for the web server not counted, before that is reported.
    /// Default: 30 s.
    public var handlerWarning: Duration = .seconds(30)

    /// How long it may have it before the request is answered with ``FastCGIContainment/timeoutAnswer`` in its place,
    /// or the connection cut if something was sent. The thread is not stopped: nothing can stop it safely. Default:
    /// nil, no limit.
    public var requestTimeout: Duration?

    /// How long a request may take in all before ``FastCGIExchange/finish()`` says what its time went to. Default: nil,
    /// which spares looking at the clock.
    public var slowLog: Duration?

    /// How many bytes of a body that nobody read are read and dropped so that the connection can be used again; with
    /// more it is closed. Default: 1 MiB.
    public var drainBytes = 1 << 20

    /// How long that may take, in all. Default: 2 s.
    public var drainTime: Duration = .seconds(2)

    /// How long, at a stop, an idle TCP connection is still listened to, and a new one waited for: a request may be on
    /// its way. Default: 0.5 s.
    public var stopGrace: Duration = .milliseconds(500)

    /// The defaults.
    public init() {}
}
