// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

extension StatusPages {
    /// The pages that options and environment ask for.
    init(_ options: ServeOptions, environment: ProcessEnvironment) throws(SettingError) {
        let status = try KnownSettings.statusPath.value(option: options.statusPath, environment: environment)
        let ping = try KnownSettings.pingPath.value(option: options.pingPath, environment: environment)
        let allowed = try KnownSettings.statusAllow.value(option: options.statusAllow, environment: environment)
        if let status, status == ping {
            throw SettingError(
                source: KnownSettings.pingPath.option,
                value: status,
                rule: "another path than the status's"
            )
        }
        do throws(TrustedProxiesError) {
            try self.init(statusPath: status, pingPath: ping, allowing: allowed ?? StatusPages.thisMachine)
        } catch {
            // The rule of the setting is the same.
            let value = (allowed ?? []).joined(separator: ",")
            throw SettingError(
                source: KnownSettings.statusAllow.option,
                value: value,
                rule: KnownSettings.statusAllow.rule
            )
        }
    }
}
