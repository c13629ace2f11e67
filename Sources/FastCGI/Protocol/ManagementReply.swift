// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Answers to management records and to requests that are not served (FastCGI specification, sections 4 and 5.5).
enum ManagementReply {
    /// `FCGI_GET_VALUES_RESULT` with those of `values` that the content of a `FCGI_GET_VALUES` record asks for, each
    /// once. Unknown names are left out, and a malformed pair ends the list, as if nothing had followed.
    static func values(for content: ArraySlice<UInt8>, from values: [(name: String, value: Int)]) -> [UInt8] {
        let asked = names(in: content)
        var body: [UInt8] = []
        for (name, value) in values where asked.contains(Array(name.utf8)) {
            let text = String(value).utf8
            body += [UInt8(clamping: name.utf8.count), UInt8(clamping: text.count)]
            body += Array(name.utf8) + Array(text)
        }
        return record(.getValuesResult, requestID: 0, body)
    }

    /// `FCGI_UNKNOWN_TYPE` for a management record of a type that nobody has defined.
    static func unknownType(_ kind: RecordKind) -> [UInt8] {
        record(.unknownType, requestID: 0, [kind.rawValue, 0, 0, 0, 0, 0, 0, 0])
    }

    /// `FCGI_END_REQUEST` with the protocol status `FCGI_UNKNOWN_ROLE`.
    static func unknownRole(requestID: UInt16) -> [UInt8] {
        record(.endRequest, requestID: requestID, [0, 0, 0, 0, 3, 0, 0, 0])
    }

    /// A response of status 431 (RFC 6585, section 5) to a request whose parameters are not even read.
    static func tooManyParameters(requestID: UInt16) -> [UInt8] {
        let title = "431: Request Header Fields Too Large"
        let page = "<html><title>\(title)</title><body>\(title)</body></html>"
        let text =
            "Status: 431 Request Header Fields Too Large\r\nContent-Type: text/html; charset=UTF-8\r\n"
            + "Content-Length: \(page.utf8.count)\r\n\r\n\(page)"
        return response(Array(text.utf8), requestID: requestID)
    }

    /// A whole response, with the end of the request.
    static func response(_ bytes: [UInt8], requestID: UInt16) -> [UInt8] {
        var records: [UInt8] = []
        var rest = bytes[...]
        repeat {
            // The longest content that needs no padding.
            let content = rest.prefix(65_528)
            records += record(.standardOutput, requestID: requestID, Array(content))
            rest = rest.dropFirst(content.count)
        } while !rest.isEmpty
        if !bytes.isEmpty { records += record(.standardOutput, requestID: requestID, []) }
        return records + record(.endRequest, requestID: requestID, [UInt8](repeating: 0, count: 8))
    }

    private static func record(_ kind: RecordKind, requestID: UInt16, _ content: [UInt8]) -> [UInt8] {
        let padding = (8 - content.count % 8) % 8
        let header = RecordHeader(
            kind: kind,
            requestID: requestID,
            contentLength: content.count,
            paddingLength: padding
        )
        return header.bytes + content + [UInt8](repeating: 0, count: padding)
    }

    private static func names(in content: ArraySlice<UInt8>) -> Set<[UInt8]> {
        var names: Set<[UInt8]> = []
        var rest = content
        while let name = NameValueLength.take(&rest), let value = NameValueLength.take(&rest) {
            guard name <= rest.count, value <= rest.count - name else { break }
            names.insert(Array(rest.prefix(name)))
            rest = rest.dropFirst(name + value)
        }
        return names
    }
}
