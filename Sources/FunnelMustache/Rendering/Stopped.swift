// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Mustache

/// What stands for values when the rendering has failed.
struct Stopped: MustacheParent, CustomStringConvertible {
    var description: String { "" }

    func child(named name: String) -> Any? { Rendering.stop }
}
