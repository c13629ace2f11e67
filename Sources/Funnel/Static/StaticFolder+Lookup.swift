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
    /// Opens what is at a path below the folder, if that is a file.
    func file(at components: [PathText.Component], asked: String) throws(StaticFileError) -> StaticFile? {
        let root = try rootPlace()
        guard let place = try find(PathText.relative(components), in: root, asked: asked) else {
            throw StaticFileError(path: asked, problem: reasonForNothing(at: components, in: root))
        }
        guard allows(place, root: root) else { throw StaticFileError(path: asked, problem: .outside) }
        switch place.status.kind {
        case .folder: return nil
        case .regular: break
        case .link, .other: throw StaticFileError(path: asked, problem: .notRegular)
        }
        do throws(GatewayFileError) {
            return try StaticFile(place.open(reported: asked), path: PathText.relative(components))
        } catch {
            throw Self.failure(error, asked: asked)
        }
    }

    private func rootPlace() throws(StaticFileError) -> Place {
        do throws(GatewayFileError) {
            return try Place(path)
        } catch {
            throw StaticFileError(path: path, problem: .noFolder(error.systemCode ?? 0))
        }
    }

    /// What is at a path, nil if nothing is.
    private func find(_ path: String, in root: Place, asked: String) throws(StaticFileError) -> Place? {
        if path.isEmpty { return root }
        do throws(GatewayFileError) {
            return try Place(path, in: root)
        } catch {
            switch error.systemCode {
            case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP, EACCES: return nil
            default: throw Self.failure(error, asked: asked)
            }
        }
    }

    /// True for what is really below the folder, or below a folder that links may lead to.
    private func allows(_ place: Place, root: Place) -> Bool {
        guard let location = place.location?.split(separator: ASCII.slash) else { return false }
        func isBelow(_ folder: Place?) -> Bool {
            guard let folder = folder?.location?.split(separator: ASCII.slash) else { return false }
            return location.starts(with: folder)
        }
        return isBelow(root) || allowedSymlinkFolders.contains { isBelow(try? Place($0)) }
    }

    /// Whether a path at which nothing was found is missing or leads out of the folder. It says the same whether there
    /// is something out there or not.
    private func reasonForNothing(at components: [PathText.Component], in root: Place) -> StaticFileError.Problem {
        var folder = root
        for component in components {
            let name = String(decoding: component, as: UTF8.self)
            if let next = try? Place(name, in: folder) {
                folder = next
            } else {
                let leadsNowhere = (try? Place(name, in: folder, followsLink: false))?.status.kind == .link
                return leadsNowhere || !allows(folder, root: root) ? .outside : .missing
            }
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
