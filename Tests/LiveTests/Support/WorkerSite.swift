// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A site whose application has a supervisor and workers.
final class WorkerSite {
    let site: Site
    let workers: Int

    /// Starts it, and waits until all workers serve.
    init(
        workers: Int = 2,
        _ options: [String] = [],
        isKept: Bool = true,
        environment: [String: String] = [:]
    ) throws {
        self.workers = workers
        site = try Site(
            .liveApp,
            ["serve", "--workers", "\(workers)", "--threads", "4", "--log-level", "notice"] + options,
            link: "program",
            nginxEdits: isKept ? [:] : ["fastcgi_keep_conn on;": "fastcgi_keep_conn off;"],
            environment: environment
        )
        guard waitForReady(generation: 1, count: workers) else { throw TestFailure("no workers: \(log)") }
    }

    var log: String { site.app.log }
    var supervisor: pid_t { site.app.id }

    /// The processes of the workers, those that finish among them.
    var processes: [pid_t] {
        let path = "/proc/\(supervisor)/task/\(supervisor)/children"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split { !$0.isNumber }.compactMap { pid_t($0) }.sorted()
    }

    /// Waits until so many workers of a generation were ready.
    func waitForReady(generation: Int, count: Int) -> Bool {
        waitUntil { log.components(separatedBy: "is ready (generation \(generation))").count > count }
    }

    /// Waits until so many requests that take half a second or more have begun.
    func waitForSlow(_ count: Int) -> Bool {
        waitUntil { log.components(separatedBy: "a slow request begins").count > count }
    }

    func waitForLog(_ text: String) -> Bool {
        waitUntil { log.contains(text) }
    }

    /// Puts another program in the place of this one.
    func replaceProgram(with command: String) throws {
        try site.app.folder.script("other", command)
        try site.app.folder.link("program", to: site.app.folder.file("other"))
    }
}
