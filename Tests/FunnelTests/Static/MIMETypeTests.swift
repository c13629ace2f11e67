// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite("Media types")
struct MIMETypeTests {
    @Test(
        "follow the last extension of a name",
        arguments: [
            ("hello.txt", "text/plain"), ("style.css", "text/css"), ("page.html", "text/html"),
            ("app.js", "text/javascript"), ("app.mjs", "text/javascript"), ("data.json", "application/json"),
            ("pixel.png", "image/png"), ("image.svg", "image/svg+xml"), ("favicon.ico", "image/vnd.microsoft.icon"),
            ("data.bin", "application/octet-stream"), ("a.webp", "image/webp"), ("a.avif", "image/avif"),
            ("a.woff2", "font/woff2"), ("a.wasm", "application/wasm"), ("a.pdf", "application/pdf"),
            ("site.webmanifest", "application/manifest+json"), ("a.mp4", "video/mp4"), ("a.mp3", "audio/mpeg"),
            ("PHOTO.JPG", "image/jpeg"), ("a/b.c/d.Html", "text/html"), ("a.css.txt", "text/plain"),
            ("archive.tar.gz", "application/gzip"), ("page.html.gz", "application/gzip"), ("a.tgz", "application/gzip"),
            ("drawing.svgz", "application/gzip"), ("notes.txt.bz2", "application/octet-stream"),
            ("page.html.xz", "application/octet-stream"), ("page.html.br", "application/octet-stream"),
            ("page.html.Z", "application/octet-stream"), ("weird.zzunknown", "application/octet-stream"),
            ("noext", "application/octet-stream"), ("", "application/octet-stream"), (".", "application/octet-stream"),
            (".html", "application/octet-stream"), ("..html", "application/octet-stream"),
            ("a/.html", "application/octet-stream"), (".x.html", "text/html"), ("html", "application/octet-stream"),
            ("a.html.", "application/octet-stream"), ("a.html/b", "application/octet-stream"),
            ("a.html ", "application/octet-stream"), ("a.\u{212A}ml", "application/octet-stream"),
        ]
    )
    func types(path: String, type: String) {
        #expect(MIMETypes.standard.type(ofPath: path) == type)
        #expect(MIMETypes.standard.type(ofPath: "/srv/x.css/\(path)") == type)
    }

    @Test("can be added and changed, whatever the case of the extension")
    func changes() {
        var types = MIMETypes.standard
        types["GPX"] = "application/gpx+xml"
        types["xml"] = "application/xml"
        types["css"] = nil
        #expect(types["gpx"] == "application/gpx+xml")
        #expect(types.type(ofPath: "a.XML") == "application/xml")
        #expect(types.type(ofPath: "a.css") == "application/octet-stream")
        #expect(MIMETypes(["TXT": "text/x"])["txt"] == "text/x")
        #expect(MIMETypes()["txt"] == nil)
    }
}
