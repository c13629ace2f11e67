// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Mustache

/// A value that a section repeats for each of its elements.
final class WrappedList: WrappedValue, MustacheSequence {
    private let list: any Sequence

    init(_ list: any Sequence, of value: Any, in rendering: Rendering, isRoot: Bool = false) {
        self.list = list
        super.init(value, in: rendering, isRoot: isRoot)
    }

    override func member(_ name: String) -> Any? { nil }

    func makeIterator() -> AnyIterator<Any> {
        Self.iterator(over: list, in: rendering)
    }

    private static func iterator(over list: some Sequence, in rendering: Rendering) -> AnyIterator<Any> {
        var elements = list.makeIterator()
        return AnyIterator {
            guard rendering.error == nil else { return nil }
            return elements.next().map { rendering.resolved($0) }
        }
    }
}
