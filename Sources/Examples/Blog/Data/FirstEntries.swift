// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension BlogDatabase {
    /// Fills a new blog, so that there is something to see: ten entries, the newest of today, nine days apart.
    ///
    /// A blog that has entries, or an author, is left as it is.
    func addFirstEntries(now: Date = Date()) throws {
        guard !pool.configuration.readonly else { return }
        try pool.write { db in
            guard try Author.all().isEmpty(db), try Entry.all().isEmpty(db) else { return }
            for (index, draft) in FirstEntries.all.enumerated().reversed() {
                _ = try Self.add(draft, published: now.addingTimeInterval(-9 * 86_400 * Double(index)), db)
            }
        }
    }
}

/// The entries of a new blog: they are about the blog itself, the newest first.
enum FirstEntries {
    static let all = [
        Draft(
            title: "Hello, and welcome",
            text: """
                This is a blog in Swift. A program of some fifty short files makes it: it answers through nginx and FastCGI, \
                keeps its entries in SQLite, and needs no JavaScript.

                Nobody owns it yet. The first who signs up becomes the author, and can change this text.

                ## Where to look

                - The handlers, one file each, are in `Sources/Examples/Blog/Handlers`.
                - The pages are Mustache templates, in `Views`.
                - The tests, in `Tests/BlogTests`, show how a site is tested without a server.

                Take what you need from it: that is what it is for.
                """
        ),
        Draft(
            title: "One handler, one file",
            text: """
                A page of this blog is a class with a method for each thing that can be asked of it. This is the archive \
                of a month, less its imports:

                ```
                final class MonthHandler: BlogHandler {
                    override func get() throws {
                        let month: String = try pathArguments.require("month")
                        try renderKept("month", key: month) {
                            let items = try site.database.entries(month: month)
                            guard !items.isEmpty else { throw HTTPError(.notFound) }
                            return ["title": month.monthInWords, "items": items.map(\\.templateData)]
                        }
                    }
                }
                ```

                What is thrown becomes the answer. A handler lives for one request, on one thread, and may wait for the \
                database: there is nothing asynchronous to think about.
                """
        ),
        Draft(
            title: "Forms that forget nothing",
            text: """
                Nothing is worse than a form that loses an hour's work. Here every form comes back as it was sent, with a line \
                on top that says what to do: if the title is missing, if the picture is none, if the disk is full.

                It also comes back when it has **expired**. Each form carries a token that only this site knows; another site \
                that sends a form in your name has none, and its form is shown to you instead of being obeyed.
                """
        ),
        Draft(
            title: "Two people, one entry",
            text: """
                Open the same entry in two windows, change it in both, and save both. The second one is told: both texts are \
                on the page, and nothing is overwritten until somebody who has seen them says so.

                The trick is old and small. Each entry counts its versions, the form remembers which one it was made from, and \
                the database compares the two in the transaction that writes.
                """
        ),
        Draft(
            title: "Why SQLite is enough",
            text: """
                A blog is read all day and written once a week. SQLite in WAL mode lets any number of threads read while one \
                writes, and nobody waits. There is no server to install, and the backup is a file.

                > Small. Fast. Reliable. Choose any three.

                The words of all entries are in an index of SQLite's own, [FTS5](https://www.sqlite.org/fts5.html): the search \
                is one query.
                """
        ),
        Draft(
            title: "Pictures, and what calls itself one",
            text: """
                A browser says what kind of file it sends, and anybody can make it say anything. So the blog looks at how the \
                file begins: PNG, JPEG, GIF and WebP each have a signature. Everything else is politely refused.

                A picture gets a name that nobody can guess, and never changes after that, which is why your browser may keep \
                it for a year.
                """
        ),
        Draft(
            title: "A password is not kept",
            text: """
                What is stored is a hash made with *scrypt*, its salt and its parameters beside it. To make one takes 32 MB of \
                memory and a moment of time: nothing for somebody who signs in, and very much for somebody who has to try a \
                billion words.

                Who fails five times has to wait for a quarter of an hour. And a name that does not exist takes as long as \
                one that does, so that there is nothing to learn from the clock.
                """
        ),
        Draft(
            title: "Kept until something changes",
            text: """
                The front page is the same for all visitors, so it is made once and kept. The database counts its changes: a \
                page that was made for another count is made anew. No timer, no guess, and never an old page.

                Browsers take part in this. A page has an `ETag`, and who has it already is answered with 304 and no page at \
                all.
                """
        ),
        Draft(
            title: "For telephones, without scripts",
            text: """
                The style sheet has less than ten kilobytes, follows the light or dark mode of your system, and asks for no \
                font from anywhere. Its URL has a version in it that changes when the file does, so browsers may keep it for \
                good and are never out of date.

                Try it: make the window as narrow as it goes.
                """
        ),
        Draft(
            title: "A tornado that does not touch the ground",
            text: """
                That is a funnel cloud, and it is how the framework got its name: it has the handlers of \
                [Tornado](https://www.tornadoweb.org/), the web framework from Python, but not its event loop.

                Tornado's demos have a blog, too. This one is its counterpart.
                """
        ),
    ]
}
