// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Radix trees over keys of bytes, which answer which keys a path begins with.
///
/// Any number of trees share the same few arrays; each is known by the number of its root. The children of a node lie side by
/// side, in the order of the byte that leads to them.
struct RadixTree: Sendable {
    /// A place where keys part or end.
    struct Node: Sendable {
        /// Where in ``labels`` the bytes are that lead to this node from its parent.
        var label = 0..<0

        /// The children among all nodes.
        var children = 0..<0

        /// What was inserted for the key that ends here; nil if none does.
        var value: Int?
    }

    /// The nodes of all trees.
    var nodes: [Node] = []

    /// For each node, the first byte of its label, by which its parent finds it. For a root it means nothing.
    var branchBytes: [UInt8] = []

    /// The bytes of all labels.
    var labels: [UInt8] = []

    /// Visits the keys of one tree that `text` begins with, short ones first.
    ///
    /// - Parameter visit: Is given the value of a key and the key's length.
    func walk(from root: Int, along text: DirectedBytes, visit: (_ value: Int, _ length: Int) -> Void) {
        var node = nodes[root]
        var depth = 0
        while matches(node, text, at: depth) {
            depth += node.label.count
            if let value = node.value { visit(value, depth) }
            guard depth < text.count, let child = child(of: node, for: text[depth]) else { return }
            node = nodes[child]
        }
    }

    private func matches(_ node: Node, _ text: DirectedBytes, at depth: Int) -> Bool {
        guard node.label.count <= text.count - depth else { return false }
        var position = depth
        for byte in node.label {
            guard labels[byte] == text[position] else { return false }
            position += 1
        }
        return true
    }

    private func child(of node: Node, for byte: UInt8) -> Int? {
        let child = node.children.partitioningIndex { branchBytes[$0] >= byte }
        return child < node.children.upperBound && branchBytes[child] == byte ? child : nil
    }
}
