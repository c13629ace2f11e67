// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Funnel
internal import NIOCore
internal import NIOPosix

/// The listening sockets of a server, its event loops, and the connections on them.
final class ListenerSet: Sendable {
    private struct State {
        var group: MultiThreadedEventLoopGroup?
        var tables: [NIOLoopBound<ConnectionTable>] = []
        var channels: [any Channel] = []
        var shared: [SharedListener] = []
        var addresses: [HTTPAddress] = []
        var files: [UnixSocketFile] = []
        var isStopped = false
    }

    private let wanted: [HTTPAddress]
    /// Descriptors that listen already, of a socket that other processes share.
    private let inherited: [Int32]
    private let socketMode: UInt32
    private let server: ServerContext
    private let connections: OpenConnections
    private let state = Monitor(State())

    init(_ wanted: [HTTPAddress], inherited: [Int32] = [], socketMode: UInt32, server: ServerContext) {
        self.wanted = wanted
        self.inherited = inherited
        self.socketMode = socketMode
        self.server = server
        connections = OpenConnections(limit: server.limits.maximumConnections, slot: server.slot)
    }

    /// Where it listens.
    var addresses: [HTTPAddress] { state.withLock { $0.addresses } }

    /// How many sockets it listens on, and how many there are to be.
    var progress: (running: Int, all: Int) {
        (state.withLock { $0.channels.count + $0.shared.count }, wanted.count + inherited.count)
    }

    /// Starts the event loops and listens.
    ///
    /// - Throws: ``HTTPServerError`` for the first address where that is not possible.
    func open() throws(HTTPServerError) {
        // Parsing and sending take less than the application, which has the other processors.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, System.coreCount / 2))
        let tables = Self.tables(group, limits: server.limits)
        state.withLock { ($0.group, $0.tables) = (group, tables) }
        let bootstrap = bootstrap(group, tables: tables)
        for address in wanted {
            switch address {
            case .unix(let path): try listen(bootstrap, path: path)
            case .tcp(let host, let port): try listen(bootstrap, host: host, port: port, address: address)
            }
        }
        for descriptor in inherited { try share(descriptor, group, tables: tables) }
    }

    /// Stops listening, and closes what is idle.
    ///
    /// - Parameter whenClosed: Called when the last connection is closed.
    func stop(whenClosed: @escaping @Sendable () -> Void) {
        let (group, channels, shared, tables) = state.withLock { state in
            state.isStopped = true
            defer { state.shared = [] }
            return (state.group, state.channels, state.shared, state.tables)
        }
        for file in state.withLock({ $0.files }) { file.remove() }
        guard group != nil else { return whenClosed() }
        let connections = connections
        let closed = DispatchGroup()
        for channel in channels {
            closed.enter()
            channel.close().whenComplete { _ in closed.leave() }
        }
        for listener in shared {
            closed.enter()
            listener.stop { closed.leave() }
        }
        closed.notify(queue: .global()) {
            // A loop learns of it after the connections that were handed to it.
            for table in tables { table.eventLoop.execute { table.value.stop() } }
            connections.whenNone(whenClosed)
        }
    }

    /// Ends the event loops.
    func shutDown(whenDone: @escaping @Sendable () -> Void) {
        guard let group = state.withLock({ $0.group }) else { return whenDone() }
        group.shutdownGracefully(queue: .global()) { _ in whenDone() }
    }

    private static func tables(
        _ group: MultiThreadedEventLoopGroup,
        limits: Limits
    ) -> [NIOLoopBound<ConnectionTable>] {
        group.makeIterator().compactMap { loop in
            try? loop.submit { NIOLoopBound(ConnectionTable(loop: loop, limits: limits), eventLoop: loop) }.wait()
        }
    }

    private func bootstrap(
        _ group: MultiThreadedEventLoopGroup,
        tables: [NIOLoopBound<ConnectionTable>]
    ) -> ServerBootstrap {
        let (server, connections) = (server, connections)
        return ServerBootstrap(group: group)
            .serverChannelOption(ChannelOptions.backlog, value: 511)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            // One at a time, so that the limit on connections is met exactly.
            .serverChannelOption(ChannelOptions.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ConnectionLimiter(connections))
                }
            }
            .childChannelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { Self.prepare($0, server: server, tables: tables) }
    }

    /// Keeps a socket that listens, or closes it if the server was stopped meanwhile.
    private func keep(_ channel: any Channel, at address: HTTPAddress) {
        let isStopped = state.withLock { state in
            state.channels.append(channel)
            state.addresses.append(address)
            return state.isStopped
        }
        if isStopped { channel.close(promise: nil) }
    }

    private func listen(
        _ bootstrap: ServerBootstrap,
        host: String,
        port: UInt16,
        address: HTTPAddress
    ) throws(HTTPServerError) {
        do {
            let channel = try bootstrap.bind(host: host, port: Int(port)).wait()
            let actual = channel.localAddress?.port.flatMap(UInt16.init(exactly:)) ?? port
            keep(channel, at: .tcp(host: host, port: actual))
        } catch {
            throw HTTPServerError(listeningOn: address, error)
        }
    }

    /// Accepts from a socket that listens already.
    private func share(
        _ descriptor: Int32,
        _ group: MultiThreadedEventLoopGroup,
        tables: [NIOLoopBound<ConnectionTable>]
    ) throws(HTTPServerError) {
        let listener = try SharedListener(descriptor, connections: connections)
        let (server, connections) = (server, connections)
        try listener.start { connection in
            let bootstrap = ClientBootstrap(group: group)
                .channelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
                .channelInitializer { Self.prepare($0, server: server, tables: tables) }
            bootstrap.withConnectedSocket(connection).whenComplete { result in
                switch result {
                case .success(let channel): channel.closeFuture.whenComplete { _ in connections.remove() }
                case .failure: connections.remove()
                }
            }
        }
        let isStopped = state.withLock { state in
            if !state.isStopped { state.shared.append(listener) }
            return state.isStopped
        }
        if isStopped { listener.stop {} }
    }

    /// Gives a connection its handler.
    private static func prepare(
        _ channel: any Channel,
        server: ServerContext,
        tables: [NIOLoopBound<ConnectionTable>]
    ) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            guard let table = tables.first(where: { $0.eventLoop === channel.eventLoop }) else {
                throw ChannelError.inappropriateOperationForState
            }
            let connection = HTTPConnection(server: server, table: table.value)
            try channel.pipeline.syncOperations.addHandler(connection)
        }
    }

    private func listen(_ bootstrap: ServerBootstrap, path: String) throws(HTTPServerError) {
        let (descriptor, file) = try UnixSocketFile.bind(path, mode: socketMode)
        state.withLock { $0.files.append(file) }
        do {
            let channel = try bootstrap.withBoundSocket(descriptor).wait()
            keep(channel, at: .unix(path: path))
        } catch {
            throw HTTPServerError(listeningOn: .unix(path: path), error)
        }
    }
}

extension HTTPServerError {
    fileprivate init(listeningOn address: HTTPAddress, _ error: any Error) {
        let operation = "listen on \(address)"
        if let error = error as? IOError {
            self.init(operation: operation, code: error.errnoCode)
        } else if error is SocketAddressError {
            self.init(operation: operation, reason: "unknown host")
        } else {
            self.init(operation: operation, reason: "\(error)")
        }
    }
}
