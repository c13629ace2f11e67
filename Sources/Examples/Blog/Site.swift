// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What all requests share. Every part of it may be used from all threads at once.
struct Site: Sendable {
    let name = "The Daily Funnel"
    let database: BlogDatabase
    let images: ImageFolder
    var pages = PageCache(isEnabled: true)
    let signInLimit = SignInLimit()
}
