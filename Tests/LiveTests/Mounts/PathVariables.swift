// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How an nginx that includes its own `fastcgi_params` says which part of the path is the script's, and which is the rest.
enum PathVariables: CaseIterable {
    /// As they are: `SCRIPT_NAME` is the whole path, and there is no `PATH_INFO`.
    case stock
    /// The recipe for PHP: `fastcgi_split_path_info`.
    case split
    /// A recipe that has gone round: the whole path stands in both.
    case doubled

    /// The lines beside `include fastcgi_params`.
    var directives: String {
        switch self {
        case .stock: ""
        case .split:
            "fastcgi_split_path_info ^(/app|)(/.*|)$; fastcgi_param PATH_INFO $fastcgi_path_info;"
        case .doubled: "fastcgi_param PATH_INFO $fastcgi_script_name;"
        }
    }

    /// The same for a program that is started for one request, whose prefix is `/app` or nothing.
    func variables(path: String, mount: String) -> [(String, String)] {
        switch self {
        case .stock: [("SCRIPT_NAME", path)]
        case .split: [("SCRIPT_NAME", mount), ("PATH_INFO", String(path.dropFirst(mount.count)))]
        case .doubled: [("SCRIPT_NAME", path), ("PATH_INFO", path)]
        }
    }
}
