// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension RadixTree {
    /// A node that is still to be filled with the keys below it.
    private struct Task {
        var node: Int
        var keys: Range<Int>
        var depth: Int
    }

    /// Adds a tree.
    ///
    /// - Parameters:
    ///   - keys: The keys, sorted and all different.
    ///   - firstValue: The value of the first key; the others count on from it.
    /// - Returns: The root.
    mutating func insert(_ keys: [[UInt8]], firstValue: Int) -> Int {
        let root = appendNode(for: 0)
        // A queue, not recursion: children come to lie side by side, and deep nesting needs no stack.
        var tasks = [Task(node: root, keys: keys.indices, depth: 0)]
        var done = 0
        while done < tasks.count {
            fill(tasks[done], from: keys, firstValue: firstValue, tasks: &tasks)
            done += 1
        }
        return root
    }

    private mutating func fill(_ task: Task, from keys: [[UInt8]], firstValue: Int, tasks: inout [Task]) {
        var rest = task.keys
        guard let first = rest.first, let last = rest.last else { return }
        // The keys are sorted: what the outer two share, all share. Up to the depth of the parent it is known.
        let shared = task.depth + zip(keys[first][task.depth...], keys[last][task.depth...]).prefix { $0 == $1 }.count
        let label = labels.count
        labels += keys[first][task.depth..<shared]
        nodes[task.node].label = label..<labels.count
        if keys[first].count == shared {
            nodes[task.node].value = firstValue + first
            rest.removeFirst()
        }
        let firstChild = nodes.count
        while let next = rest.first {
            let byte = keys[next][shared]
            let end = rest.partitioningIndex { keys[$0][shared] > byte }
            tasks.append(Task(node: appendNode(for: byte), keys: next..<end, depth: shared))
            rest = end..<rest.upperBound
        }
        nodes[task.node].children = firstChild..<nodes.count
    }

    private mutating func appendNode(for branchByte: UInt8) -> Int {
        nodes.append(Node())
        branchBytes.append(branchByte)
        return nodes.count - 1
    }
}
