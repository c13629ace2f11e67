// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension MIMETypes {
    /// The types of the files that sites are made of, as IANA registers them.
    public static let standard = MIMETypes([
        // Pages
        "html": "text/html", "htm": "text/html", "xhtml": "application/xhtml+xml",
        "css": "text/css", "js": "text/javascript", "mjs": "text/javascript",
        "wasm": "application/wasm", "webmanifest": "application/manifest+json",
        "map": "application/json", "vtt": "text/vtt", "appcache": "text/cache-manifest",

        // Data
        "json": "application/json", "jsonld": "application/ld+json", "geojson": "application/geo+json",
        "xml": "text/xml", "xsl": "application/xslt+xml", "xslt": "application/xslt+xml", "dtd": "application/xml-dtd",
        "rss": "application/rss+xml", "atom": "application/atom+xml", "csv": "text/csv",
        "tsv": "text/tab-separated-values", "yaml": "application/yaml", "yml": "application/yaml",
        "toml": "application/toml", "sql": "application/sql", "ics": "text/calendar", "vcf": "text/vcard",
        "gpx": "application/gpx+xml", "kml": "application/vnd.google-earth.kml+xml",
        "kmz": "application/vnd.google-earth.kmz",

        // Text
        "txt": "text/plain", "text": "text/plain", "log": "text/plain", "conf": "text/plain", "ini": "text/plain",
        "md": "text/markdown", "markdown": "text/markdown", "rst": "text/x-rst", "rtf": "application/rtf",
        "c": "text/plain", "h": "text/plain", "py": "text/x-python", "swift": "text/plain", "sh": "application/x-sh",
        "diff": "text/plain", "patch": "text/plain", "tex": "application/x-tex",

        // Images
        "png": "image/png", "apng": "image/apng", "jpg": "image/jpeg", "jpeg": "image/jpeg", "jpe": "image/jpeg",
        "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml",
        "ico": "image/vnd.microsoft.icon", "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff",
        "heic": "image/heic", "heif": "image/heif", "jxl": "image/jxl", "jp2": "image/jp2",
        "psd": "image/vnd.adobe.photoshop",

        // Fonts
        "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf", "ttc": "font/collection",
        "eot": "application/vnd.ms-fontobject",

        // Sound
        "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "oga": "audio/ogg", "ogg": "audio/ogg",
        "opus": "audio/opus", "flac": "audio/flac", "wav": "audio/x-wav", "weba": "audio/webm", "mid": "audio/midi",
        "midi": "audio/midi", "aif": "audio/aiff", "aiff": "audio/aiff", "m3u": "audio/x-mpegurl",

        // Moving pictures
        "mp4": "video/mp4", "m4v": "video/mp4", "mpeg": "video/mpeg", "mpg": "video/mpeg", "webm": "video/webm",
        "ogv": "video/ogg", "mov": "video/quicktime", "avi": "video/x-msvideo", "mkv": "video/matroska",
        "3gp": "video/3gpp", "3g2": "video/3gpp2", "ts": "video/mp2t", "m2ts": "video/mp2t",
        "m3u8": "application/vnd.apple.mpegurl", "mpd": "application/dash+xml",

        // Documents
        "pdf": "application/pdf", "ps": "application/postscript", "eps": "application/postscript",
        "epub": "application/epub+zip", "doc": "application/msword", "xls": "application/vnd.ms-excel",
        "ppt": "application/vnd.ms-powerpoint",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odp": "application/vnd.oasis.opendocument.presentation",

        // Archives
        "gz": "application/gzip", "tgz": "application/gzip", "taz": "application/gzip", "tz": "application/gzip",
        "svgz": "application/gzip", "zip": "application/zip", "tar": "application/x-tar",
        "7z": "application/x-7z-compressed", "rar": "application/vnd.rar", "jar": "application/java-archive",
        "apk": "application/vnd.android.package-archive", "deb": "application/vnd.debian.binary-package",
        "rpm": "application/x-rpm",

        // Keys and signatures
        "pem": "application/x-pem-file", "crt": "application/x-x509-ca-cert", "asc": "application/pgp-signature",
        "torrent": "application/x-bittorrent",
    ])
}
