// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What an ``Authorizer`` says of a request.
public enum Authorization {
    /// The web server may go on with the request, and hands on the variables: to the application that answers it, for
    /// example, with `REMOTE_USER`. A name has letters, digits and underscores.
    case allowed(variables: [String: String] = [:])

    /// The response is the answer to the request, and the web server looks no further. One with status 200 would
    /// allow the request, so 403 is sent in its place.
    case refused(GatewayResponse)
}
