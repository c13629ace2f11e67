// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// Statuses, methods and header fields are words of this module's own interface: `HTTPError(.notFound)` and
// `setStatus(.created)` take no second import.
@_documentation(visibility: internal) @_exported public import HTTPTypes
