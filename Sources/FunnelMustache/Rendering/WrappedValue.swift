// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Mustache

/// A value of the data, as swift-mustache sees it.
class WrappedValue: MustacheParent, MustacheCustomRenderable, MustacheTransformable {
    /// The value, nil for nil.
    let value: Any?
    let rendering: Rendering
    private let isRoot: Bool

    init(_ value: Any?, in rendering: Rendering, isRoot: Bool = false) {
        self.value = value
        self.rendering = rendering
        self.isRoot = isRoot
        rendering.wrappedValues += 1
    }

    deinit { rendering.wrappedValues -= 1 }

    var isNull: Bool {
        guard let value else { return true }
        return (value as? any MustacheCustomRenderable)?.isNull ?? false
    }

    var renderText: String {
        guard let value else { return "" }
        return (value as? any MustacheCustomRenderable)?.renderText ?? String(describing: value)
    }

    func child(named name: String) -> Any? {
        if let member = member(name) { return rendering.resolved(member) }
        return isRoot ? rendering.named(name) : nil
    }

    /// A member by its name, nil only if there is none.
    func member(_ name: String) -> Any? {
        guard let value else { return nil }
        if let parent = value as? any MustacheParent { return parent.child(named: name) }
        var mirror: Mirror? = Mirror(reflecting: value)
        while let current = mirror {
            if let child = current.children.first(where: { $0.label == name }) { return child.value }
            mirror = current.superclassMirror
        }
        return nil
    }

    /// One of swift-mustache's transforms; none where it would overflow.
    func transform(_ name: String) -> Any? {
        guard let value else { return name == "empty" ? true : nil }
        if let number = value as? any FixedWidthInteger, number.overflows(name) { return nil }
        return (value as? any MustacheTransformable)?.transform(name).map { rendering.wrap($0) }
    }
}

extension FixedWidthInteger {
    fileprivate func overflows(_ transform: String) -> Bool {
        transform == "plusone" && self == .max || transform == "minusone" && self == .min
    }
}
