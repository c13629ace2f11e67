// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Sends every GET elsewhere. Tornado's `RedirectHandler`.
///
///     Route("/old") { RedirectHandler($0, to: "/new") }
///     Route("/swap/(.*?)/(.*)") { RedirectHandler($0, to: "/{1}/{0}") }
///     Route("/user/(?P<who>[^/]+)") { RedirectHandler($0, to: "https://people.example.org/{who}", permanent: false) }
///
/// `{0}` is what the first group of the pattern caught, percent-decoded, `{who}` what the group of that name caught, and
/// `{}` the next one; a group that took no part is empty. `{{` and `}}` stand for braces. The request's query is added
/// to that of the URL.
///
/// What comes from the request can change neither scheme nor host: such a request is answered 400. So there can be no
/// group in these parts of the URL. All methods but GET are answered 405, HEAD too, as in Tornado.
open class RedirectHandler: RequestHandler {
    private let url: String
    private let isPermanent: Bool

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - context: What the route gives.
    ///   - url: Where to, with the arguments in braces. A mistake in it is logged and answered with 500.
    ///   - permanent: 301, which browsers and search engines remember, instead of 302. Default: true.
    public init(_ context: HandlerContext, to url: String, permanent: Bool = true) {
        self.url = url
        isPermanent = permanent
        super.init(context)
    }

    /// Redirects.
    open override func get() throws {
        let template = try RedirectTemplate(url)
        var location = try template.url(pathArguments)
        let query = request.queryPairs
        // Before the check, because adding a query can change the rest.
        if !query.isEmpty { location = location.addingQuery(bytes: query) }
        guard template.permits(location) else {
            throw HTTPError(.badRequest, logMessage: "Redirect URL cannot change the scheme or host")
        }
        guard location.utf8.allSatisfy(\.isFieldValueCharacter) else {
            throw HTTPError(.badRequest, logMessage: "Redirect URL contains invalid characters")
        }
        try redirect(to: location, permanent: isPermanent)
    }
}

extension HTTPServerRequest {
    /// The names and values of the query, percent-decoded. Values of one name stand together, where the first of them
    /// stood, as in Tornado; names stay the bytes that they are, which in Tornado become other ones unless they are
    /// ASCII.
    fileprivate var queryPairs: [(name: [UInt8], value: [UInt8])] {
        var places: [[UInt8]: Int] = [:]
        var groups: [[(name: [UInt8], value: [UInt8])]] = []
        for field in target.query.split(separator: ASCII.ampersand) {
            let name = field.prefix { $0 != ASCII.equals }
            let pair = (
                name: PercentEncoding.decode(name, plusIsSpace: true),
                value: PercentEncoding.decode(field[name.endIndex...].dropFirst(), plusIsSpace: true)
            )
            if let place = places[pair.name] {
                groups[place].append(pair)
            } else {
                places[pair.name] = groups.count
                groups.append([pair])
            }
        }
        return groups.flatMap(\.self)
    }
}
