// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a form brought.
struct FormData {
    /// The raw values of its fields by name, in the order they came.
    var arguments: [String: [[UInt8]]] = [:]

    /// Its files by the name of their field, in the order they came.
    var files: [String: [HTTPFile]] = [:]
}
