// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Applications as they run for their users: started by spawn-fcgi, with nginx and nginx-sample.conf before them.
///
/// One test at a time: each starts servers of its own.
@Suite(.serialized, .needsServers)
enum LiveTests {}
