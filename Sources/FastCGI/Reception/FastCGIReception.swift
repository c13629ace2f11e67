// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Answers requests that are about the server itself, before an application gets them.
///
/// It is asked for every request, on whatever thread has it in hand, and never waits.
///
/// - Parameter parameters: The parameters of a responder's request.
/// - Returns: The response as CGI writes it: header fields, an empty line, the body. Nil for all requests that are not
///   its own.
package typealias FastCGIReception = @Sendable (_ parameters: FastCGIParameters) -> [UInt8]?
