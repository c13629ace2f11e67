// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The media types of files, by the extensions of their names.
///
///     settings.mimeTypes["gpx"] = "application/gpx+xml"
///
/// The case of extensions does not matter.
public struct MIMETypes: Sendable, Hashable {
    private var types: [String: String]

    /// Makes a table.
    ///
    /// - Parameter types: Media types by extension, without the dot. Default: none.
    public init(_ types: [String: String] = [:]) {
        self.types = Dictionary(types.map { (Self.key($0), $1) }) { $1 }
    }

    /// The type for an extension, without its dot; nil for one that is not known.
    public subscript(fileExtension: String) -> String? {
        get { types[Self.key(fileExtension)] }
        set { types[Self.key(fileExtension)] = newValue }
    }

    /// The type of a file, from the last extension of its name.
    ///
    /// Compressed files are what they are, not what is in them: `data.tar.gz` is `application/gzip`. A name that begins
    /// with its only dot has no extension.
    ///
    /// - Returns: The type, without a charset; `application/octet-stream` for what is not known, which browsers save
    ///   and never run.
    public func type(ofPath path: String) -> String {
        let name = path.utf8[(path.utf8.lastIndex(of: ASCII.slash) ?? path.utf8.startIndex)...]
            .drop { $0 == ASCII.slash || $0 == ASCII.dot }
        guard let dot = name.lastIndex(of: ASCII.dot) else { return Self.unknown }
        return self[String(path[dot...].dropFirst())] ?? Self.unknown
    }

    private static let unknown = "application/octet-stream"

    private static func key(_ fileExtension: String) -> String {
        String(decoding: fileExtension.utf8.map(\.asciiLowercased), as: UTF8.self)
    }
}
