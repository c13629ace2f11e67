// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Mustache

/// One rendering: what it has gone wrong with, and how deep it is.
///
/// All data reaches swift-mustache wrapped, so that every look at a value comes by here.
final class Rendering {
    /// What ended the rendering; the page is to be thrown away.
    private(set) var error: (any Error)?

    /// How many values are wrapped at this moment. Every section that is being rendered holds at least one, so that it
    /// measures how deep sections and partials are nested, and with them how much of the stack is used.
    var wrappedValues = 0

    private let template: String
    private let namespace: [String: Any]

    init(template: String, namespace: [String: Any]) {
        self.template = template
        self.namespace = namespace
    }

    /// The data as the outermost value, which has the names of the namespace too.
    func root(_ data: Any) -> Any {
        switch Value(data) {
        case .text(let text): WrappedValue(text, in: self, isRoot: true)
        case .flag(let flag): WrappedValue(flag, in: self, isRoot: true)
        case .list(let list): WrappedList(list, of: data, in: self, isRoot: true)
        case .other(let value): WrappedValue(value, in: self, isRoot: true)
        case .nothing, .lambda: WrappedValue(nil, in: self, isRoot: true)
        }
    }

    /// A value in the form in which swift-mustache gets to see it.
    func wrap(_ value: Any) -> Any {
        guard error == nil else { return Self.stop }
        guard wrappedValues < Self.maximumWrappedValues else {
            return fail(MustacheTemplatesError.tooDeep(name: template))
        }
        switch Value(value) {
        case .text(let text): return text
        case .flag(let flag): return flag
        case .lambda(let lambda): return wrap(lambda)
        case .list(let list): return WrappedList(list, of: value, in: self)
        case .nothing: return WrappedValue(nil, in: self)
        case .other(let value): return WrappedValue(value, in: self)
        }
    }

    /// A name in the namespace.
    func named(_ name: String) -> Any? {
        guard let value = namespace[name] else { return nil }
        return resolved(value)
    }

    /// A value, wrapped, and made first if it is lazy.
    func resolved(_ value: Any) -> Any {
        guard error == nil else { return Self.stop }
        guard let lazy = value as? LazyTemplateValue else { return wrap(value) }
        do {
            return wrap(try lazy.value as Any)
        } catch {
            return fail(error)
        }
    }

    private func wrap(_ lambda: TemplateLambda) -> MustacheLambda {
        MustacheLambda { (text: String) -> Any? in
            guard self.error == nil else { return nil }
            do {
                // Not a string: that would be parsed as a template.
                return WrittenHTML(try lambda.html(for: text))
            } catch {
                return self.fail(error)
            }
        }
    }

    private func fail(_ error: any Error) -> Any {
        self.error = error
        return Self.stop
    }

    /// What every name stands for once something went wrong: a lambda with no result is the one value with which
    /// neither a section nor an inverted one is rendered, so that no partial goes on including itself.
    static var stop: MustacheLambda { MustacheLambda { Stopped() } }

    /// Half as many levels of lists, which hold themselves and an element each: far more than pages have, and in the
    /// slowest build with the thickest templates a quarter of the 8 MB that a thread's stack usually has.
    private static let maximumWrappedValues = 100
}
