// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The form in which entries are written, new ones and old ones.
///
/// Subclasses override ``save(_:)``.
class DraftHandler: FormHandler {
    /// The picture that the form has.
    private var image: String?

    /// Stores what was written.
    func save(_ draft: Draft) throws {}

    override func showForm(problem: String?) throws {
        let draft = Draft(
            title: try bodyArgument("title", default: ""),
            text: try bodyArgument("text", default: ""),
            image: try image ?? storedImage
        )
        try showForm(draft, problem: problem)
    }

    /// Shows the form with a draft, and with further data.
    func showForm(_ draft: Draft, problem: String?, _ more: [String: Any?] = [:]) throws {
        let data: [String: Any?] = [
            "title": "Write an entry", "problem": problem, "entry_title": draft.title, "text": draft.text,
            "image": draft.image, "signed_out": try user == nil,
        ]
        try render("compose", data.merging(more) { $1 })
    }

    final override func submit() throws {
        guard try user != nil else {
            throw Problem(.forbidden, "You are signed out. What you wrote is below, and not saved yet.")
        }
        let title = try bodyArgument("title", default: "").cleaned
        let text = try bodyArgument("text", default: "").cleaned
        // First, so that the picture need not be chosen again if something is wrong with the rest.
        image = try sentImage ?? storedImage
        try Self.check(title: title, text: text)
        try save(Draft(title: title, text: text, image: image))
    }

    private static func check(title: String, text: String) throws {
        guard !title.isEmpty else { throw Problem(.badRequest, "Give the entry a title.") }
        guard title.count <= Draft.mostTitleCharacters else {
            throw Problem(
                .badRequest,
                "The title is too long: there is room for \(Draft.mostTitleCharacters) characters."
            )
        }
        guard !text.isEmpty else { throw Problem(.badRequest, "Write something.") }
        guard text.utf8.count <= Draft.mostTextBytes else {
            let sizes = (text.utf8.count.inMegabytes, Draft.mostTextBytes.inMegabytes)
            throw Problem(
                .contentTooLarge,
                "The text has \(sizes.0), and an entry has room for \(sizes.1). Divide it into several entries."
            )
        }
    }

    /// The picture that came with the form, stored.
    private var sentImage: String? {
        get throws {
            guard let file = try request.files["image"]?.first else { return nil }
            do {
                return try site.images.add(file)
            } catch let refusal as ImageFolder.Refusal {
                if case .notStored(let reason) = refusal {
                    logError(HTTPError(.serviceUnavailable, logMessage: reason))
                }
                throw Problem(refusal.status, "\(refusal)")
            }
        }
    }

    /// The picture that was stored before, unless it is to be taken away.
    private var storedImage: String? {
        get throws {
            guard try bodyArgument("remove_image", default: nil) == nil else { return nil }
            return try bodyArgument("stored_image", default: nil).flatMap { site.images.contains($0) ? $0 : nil }
        }
    }
}

extension String {
    /// With line ends of one kind, and without the two characters that no XML has, because the feed is XML. Control
    /// characters became spaces when the form was read.
    fileprivate var cleaned: String {
        let scalars = replacing("\r\n", with: "\n").unicodeScalars.filter { $0 != "\u{FFFE}" && $0 != "\u{FFFF}" }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension ImageFolder.Refusal {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .noImage: .unsupportedMediaType
        case .tooLarge: .contentTooLarge
        case .notStored: .serviceUnavailable
        }
    }
}
