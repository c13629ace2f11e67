// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

extension TestResponse {
    /// The value that a page's form has in a field when it is shown: of the first `input` element of that name.
    ///
    ///     let version = try client.get("/story/7/edit").formValue("version")
    ///
    /// - Parameter name: The field's name.
    /// - Returns: The value without character references, empty if the element has none; nil if there is no such element.
    public func formValue(_ name: String) -> String? {
        for element in HTMLElements(named: "input", in: text) where element["name"] == name {
            return element["value"] ?? ""
        }
        return nil
    }
}
