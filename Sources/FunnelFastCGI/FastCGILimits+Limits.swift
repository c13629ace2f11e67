// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
internal import Funnel

extension FastCGILimits {
    /// The part of an application's limits that the connections keep.
    init(_ limits: Limits) {
        self.init()
        maximumConnections = limits.maximumConnections
        maximumWaitingRequests = limits.maximumWaitingRequests
        maximumParameters = limits.maximumVariables
        maximumParameterBytes = limits.maximumVariableBytes
        idleTimeout = limits.idleTimeout
        parameterTimeout = limits.headTimeout
        receiveTimeout = limits.receiveTimeout
        minimumRate = limits.minimumRate
        transferTimeout = limits.transferTimeout
        handlerWarning = limits.handlerWarning
        requestTimeout = limits.requestTimeout
        slowLog = limits.slowLog
        sendTimeout = limits.sendTimeout
        drainBytes = limits.drainBytes
        drainTime = limits.drainTime
    }
}
