// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Whoever starts the program, as long as it looks on: until the first worker serves. The log may go where it does not
/// look.
package struct Starter {
    /// What it reads; the workers that are started meanwhile get it too.
    package let descriptor: Int32
    /// Says something to it.
    package let tell: (String) -> Void
    /// The program has started: the descriptor is not needed any more.
    package let forget: () -> Void

    /// The name under which workers get the descriptor, in ``WorkerStart/passed``.
    package static let name = "starter"

    /// Makes it of what the program can do.
    package init(descriptor: Int32, tell: @escaping (String) -> Void, forget: @escaping () -> Void) {
        self.descriptor = descriptor
        self.tell = tell
        self.forget = forget
    }
}
