// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What became of a request to nginx before several hosts.
struct HostAnswer: Sendable, Hashable, CustomStringConvertible {
    let method: String
    /// nil for a connection that ended.
    let status: Int?
    let isRight: Bool
    /// The hosts that nginx tried, in their order.
    let hosts: [String]
    /// What the clients had been told when the request was begun.
    let stage: Int

    init(method: String, _ answer: HTTPAnswer?, expecting text: String, stage: Int) {
        self.method = method
        self.stage = stage
        status = answer?.status
        isRight = answer?.status == 200 && answer?.text == text
        hosts = answer?.fields["x-host"]?.split(separator: ",").map { String($0.drop { $0 == " " }) } ?? []
    }

    /// The host that answered, if one did.
    var host: String? { isRight ? hosts.last : nil }

    var description: String { "\(method) of stage \(stage): \(status.map(String.init) ?? "cut off") by \(hosts)" }
}
