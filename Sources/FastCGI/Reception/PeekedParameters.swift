// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The parameters of a request that nobody has read yet, from a look at its first bytes.
enum PeekedParameters {
    /// Collects them by the same rules as those that libfcgi has read.
    ///
    /// - Parameters:
    ///   - bytes: The first bytes of the connection, a request's parameters among them to their end.
    ///   - count: How many of them there are.
    static func collect(
        _ bytes: [UInt8],
        count: Int,
        requestID: UInt16,
        with collector: inout ParameterCollector
    ) -> FastCGIParameters {
        // libfcgi puts the role first.
        var text: [CChar] = [0]
        var starts = [0]
        var rest = stream(bytes, count: count, requestID: requestID)[...]
        while let (name, value) = pair(&rest) {
            starts.append(text.count)
            text += name.map(CChar.init(bitPattern:)) + [CChar(UInt8(ascii: "="))]
            text += value.map(CChar.init(bitPattern:)) + [0]
        }
        return text.withUnsafeMutableBufferPointer { text in
            var environment = starts.map { start in text.baseAddress.map { $0 + start } } + [nil]
            return environment.withUnsafeMutableBufferPointer { collector.collect($0.baseAddress) }
        }
    }

    /// The contents of the request's parameter records, one after the other.
    private static func stream(_ bytes: [UInt8], count: Int, requestID: UInt16) -> [UInt8] {
        var stream: [UInt8] = []
        var offset = 0
        while let header = RecordHeader(bytes, at: offset, end: count) {
            let content = offset + RecordHeader.size
            offset = content + header.bodyLength
            guard header.kind == .parameters, header.requestID == requestID else { continue }
            guard header.contentLength > 0, content + header.contentLength <= count else { break }
            stream += bytes[content..<content + header.contentLength]
        }
        return stream
    }

    /// A name and a value (FastCGI specification, section 3.4); nil at the end, and for what is cut off.
    private static func pair(_ rest: inout ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
        guard let nameCount = NameValueLength.take(&rest), let valueCount = NameValueLength.take(&rest),
            nameCount <= rest.count, valueCount <= rest.count - nameCount
        else { return nil }
        let name = rest.prefix(nameCount)
        let value = rest.dropFirst(nameCount).prefix(valueCount)
        rest = rest.dropFirst(nameCount + valueCount)
        return (name, value)
    }
}
