// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A body whose reads are checked, on both sides.
final class ValidatedInput: GatewayInput {
    private let input: any GatewayInput
    private let course: RequestCourse
    private let announced: Int?
    private var count = 0
    private var hasEnded = false

    init(_ environment: GatewayEnvironment, course: RequestCourse) {
        input = environment.input
        self.course = course
        announced = environment.variables["CONTENT_LENGTH"].flatMap { Int($0) }
    }

    var isDisconnected: Bool { input.isDisconnected }

    func read(upTo wanted: Int) throws -> [UInt8] {
        try check(wanted > 0, .readCount, "a read of \(wanted) bytes")
        try check(!course.isCompleted, .readAfterEnd, "the body was read after the completion")
        let piece = try input.read(upTo: wanted)
        try check(piece.count <= max(0, wanted), .readSize, "\(piece.count) bytes for a read of \(wanted)")
        try check(!hasEnded || piece.isEmpty, .bodyEnd, "\(piece.count) bytes after the end of the body")
        count += piece.count
        if let announced {
            let isRight = piece.isEmpty && wanted > 0 ? count == announced : count <= announced
            try check(isRight, .bodyLength, "\(count) bytes of body for a CONTENT_LENGTH of \(announced)")
        }
        if piece.isEmpty, wanted > 0 { hasEnded = true }
        return piece
    }

    private func check(_ isKept: Bool, _ rule: GatewayRule, _ detail: @autoclosure () -> String) throws {
        if !isKept { try course.reporter.raise(GatewayViolation(rule, detail())) }
    }
}
