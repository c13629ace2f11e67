// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

extension LogEvent {
    /// The metadata of an entry: what is said with it goes before what the logger says, and that before the provider's.
    func metadata(with own: Logger.Metadata, provider: Logger.MetadataProvider?) -> Logger.Metadata {
        var all = provider?.get() ?? [:]
        if !own.isEmpty { all.merge(own) { _, new in new } }
        if let metadata { all.merge(metadata) { _, new in new } }
        if let error { all["error"] = "\(error)" }
        return all
    }
}
