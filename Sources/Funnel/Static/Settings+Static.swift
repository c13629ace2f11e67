// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Settings {
    /// The routes of ``staticPath``, none without it.
    var staticRoutes: [Route] {
        guard staticPath != nil else { return [] }
        let makeHandler = makeStaticHandler
        let patterns = [Self.escaped(staticURLPrefix) + "(.*)", "/(favicon\\.ico)", "/(robots\\.txt)"]
        return patterns.map { Route($0, makeHandler) }
    }

    /// Makes the handler that knows the files of ``staticPath`` and their URLs.
    var makeStaticHandler: @Sendable (HandlerContext) throws -> StaticFileHandler {
        if let staticHandler { return staticHandler }
        return { [staticPath, accelRedirectPrefix] context in
            guard let staticPath else { throw MissingSettingError(setting: "staticPath", feature: "static files") }
            return StaticFileHandler(context, root: staticPath, accelRedirectPrefix: accelRedirectPrefix)
        }
    }

    /// The pattern that matches a text and nothing else.
    private static func escaped(_ text: String) -> String {
        var pattern = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) { pattern += "\\" }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern
    }
}
