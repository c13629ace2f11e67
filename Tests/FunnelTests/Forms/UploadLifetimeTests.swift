// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// Temporary files live as long as their request.
@Suite struct UploadLifetimeTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func environment(
        ending end: String = "\r\n--B--",
        failure: GatewayInputError? = nil
    ) -> GatewayEnvironment {
        var limits = Limits()
        limits.temporaryFolder = folder.path
        let head = Array("--B\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n".utf8)
        var environment = GatewayEnvironment.make("POST", "/", ["CONTENT_TYPE": Form.type], limits: limits)
        let pieces = [head] + Array(repeating: Array(repeating: 120, count: 65_536), count: 4) + [Array(end.utf8)]
        environment.input = PieceInput(pieces, failure: failure)
        return environment
    }

    /// Keeps the file beyond the request, as a careless handler does. Confined to the thread of its test.
    private final class Keeper: @unchecked Sendable {
        var file: HTTPFile?
        var openFiles: [Int] = []
    }

    @Test(arguments: [true, false])
    func filesAreGoneWhenTheResponseWasSent(fails: Bool) throws {
        let keeper = Keeper()
        let folder = folder.path
        let logged = try LoggedApplication([
            Route(".*") {
                TestHandler($0) { handler in
                    keeper.file = try handler.request.files["f"]?.first
                    #expect(try keeper.file?.read(from: 0, upTo: 1) == [120])
                    if fails { throw HTTPError(.conflict) }
                }
            }
        ])
        let response = logged.application.respond(to: environment())
        #expect(response.status.code == (fails ? 409 : 200))
        #expect(self.folder.openFiles == 1, "while the response is sent")
        response.completion?()
        #expect(self.folder.openFiles == 0)
        let error = #expect(throws: HTTPFileError.self) { try keeper.file?.body }
        #expect(error?.operation == .read)
        #expect(error?.path == folder)
    }

    @Test(
        arguments: [
            (nil, "\r\n--B--\r\n--B--", 400), (nil, "", 400), (.disconnected, "", 400), (.timedOut, "", 408),
        ] as [(GatewayInputError?, String, Int)]
    )
    func filesAreGoneWhenTheFormIsNotWhole(failure: GatewayInputError?, end: String, code: Int) throws {
        let application = try Application([Route(".*", RequestHandler.init)])
        let response = application.respond(to: environment(ending: end, failure: failure))
        #expect(response.status.code == code)
        #expect(folder.openFiles == 0)
        #expect(folder.names.isEmpty)
    }

    @Test(arguments: ["/nonexistent/folder", "/proc"])
    func aFolderThatCannotBeWrittenIsNamed(path: String) throws {
        var environment = environment()
        environment.limits.temporaryFolder = path
        let (response, lines) = try TestHandler.answer(environment) { _ in }
        #expect(response.status == .internalServerError)
        #expect(lines.contains { $0.hasPrefix("error:") && $0.contains("cannot make a temporary file in \(path): ") })
    }
}
