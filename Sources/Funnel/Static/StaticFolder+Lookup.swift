// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// How a file is found without trusting its path.
extension StaticFolder {
    /// The folder itself, looked up for one request.
    private struct Root {
        let place: Place
        let location: [PathText.Component]
    }

    /// Opens what is at a path below the folder, if that is a file.
    func file(at components: [PathText.Component], asked: String) throws(StaticFileError) -> StaticFile? {
        let root = try lookUpRoot()
        let path = PathText.relative(components)
        guard let place = try find(path, in: root, asked: asked) else {
            throw StaticFileError(path: asked, problem: reasonForNothing(at: components, in: root))
        }
        guard allows(place, root: root) else { throw StaticFileError(path: asked, problem: .outside) }
        switch place.status.kind {
        case .folder: return nil
        case .regular: break
        case .link, .other: throw StaticFileError(path: asked, problem: .notRegular)
        }
        do throws(GatewayFileError) {
            return try StaticFile(place.open(reported: asked), path: path)
        } catch {
            throw Self.failure(error, asked: asked)
        }
    }

    private func lookUpRoot() throws(StaticFileError) -> Root {
        do throws(GatewayFileError) {
            let place = try Place(path)
            return Root(place: place, location: try place.location())
        } catch {
            throw StaticFileError(path: path, problem: .noFolder(error.systemCode ?? 0))
        }
    }

    /// What is at a path, nil if nothing is.
    private func find(_ path: String, in root: Root, asked: String) throws(StaticFileError) -> Place? {
        if path.isEmpty { return root.place }
        do throws(GatewayFileError) {
            return try Place(path, in: root.place)
        } catch {
            switch error.systemCode {
            case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP, EACCES: return nil
            default: throw Self.failure(error, asked: asked)
            }
        }
    }

    /// True for what is really below the folder, or below a folder that links may lead to.
    private func allows(_ place: Place, root: Root) -> Bool {
        guard let location = try? place.location() else { return false }
        if location.starts(with: root.location) { return true }
        return allowedSymlinkFolders.contains { folder in
            guard let allowed = try? Place(folder).location() else { return false }
            return location.starts(with: allowed)
        }
    }

    /// Whether a path at which nothing was found is missing or leads out of the folder. It says the same whether there
    /// is something out there or not.
    private func reasonForNothing(at components: [PathText.Component], in root: Root) -> StaticFileError.Problem {
        var folder = root.place
        for component in components {
            let name = String(decoding: component, as: UTF8.self)
            guard let next = try? Place(name, in: folder) else {
                let leadsNowhere = (try? Place(name, in: folder, followsLink: false))?.status.kind == .link
                return leadsNowhere || !allows(folder, root: root) ? .outside : .missing
            }
            folder = next
        }
        return .missing
    }

    private static func failure(_ error: GatewayFileError, asked: String) -> StaticFileError {
        switch error.problem {
        case .notRegular, .tooShort: StaticFileError(path: asked, problem: .notRegular)
        case .system(EACCES), .system(EPERM): StaticFileError(path: asked, problem: .unreadable)
        case .system(let code): StaticFileError(path: asked, problem: .system(code))
        }
    }
}

extension GatewayFileError {
    fileprivate var systemCode: Int32? {
        if case .system(let code) = problem { code } else { nil }
    }
}
