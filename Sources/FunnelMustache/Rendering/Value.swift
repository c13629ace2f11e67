// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Mustache

/// The kinds of value that templates tell apart.
enum Value {
    case text(String)
    case flag(Bool)
    case lambda(TemplateLambda)
    case list(any Sequence)
    case nothing
    case other(Any)

    /// Finds out what a value is. The most frequent kinds come first.
    init(_ value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let flag as Bool: self = .flag(flag)
        case let number as Int: self = .other(number)
        case let lambda as TemplateLambda: self = .lambda(lambda)
        case let optional as any Wrapping: self = optional.wrapped.map { Self($0) } ?? .nothing
        case let custom as any MustacheCustomRepresentation:
            self = Self(representation: custom.representation)
        default: self = Self(shape: value)
        }
    }

    /// A representation that has one of its own is taken as it is: it might be itself.
    private init(representation: Any?) {
        switch representation {
        case nil: self = .nothing
        case let value? where value is any MustacheCustomRepresentation: self = Self(shape: value)
        case let value?: self = Self(value)
        }
    }

    private init(shape value: Any) {
        switch value {
        case let text as Substring: self = .text(String(text))
        case is any MustacheCustomRenderable: self = .other(value)
        case is any MustacheParent: self = .other(value)
        case let list as any MustacheSequence: self = .list(list)
        case let list as any Collection: self = .list(list)
        default: self = .other(value)
        }
    }
}

/// An optional of any type.
private protocol Wrapping {
    var wrapped: Any? { get }
}

extension Optional: Wrapping {
    fileprivate var wrapped: Any? { self }
}
