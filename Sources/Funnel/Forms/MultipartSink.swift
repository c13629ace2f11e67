// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Takes what a ``MultipartParser`` finds.
protocol MultipartSink {
    /// A part begins. Its bytes follow, then the next part or the end of the form.
    mutating func beginPart(_ header: PartHeader) throws

    /// The next bytes of the part.
    mutating func append(_ bytes: ArraySlice<UInt8>) throws

    /// The part is complete.
    mutating func endPart() throws
}
