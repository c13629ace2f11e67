// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Forms and what Tornado 6.6.1 makes of them, recorded from its `parse_body_arguments`.
///
/// A result is `400` or one line for each field, `name=value`, and each file, `name:filename|type|bytes`, sorted.
enum TornadoRows {}
