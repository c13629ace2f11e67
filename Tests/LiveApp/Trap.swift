// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Ways in which Swift code traps. Each depends on a value that the compiler does not know.
enum Trap {
    @inline(never) static func perform(_ kind: String) {
        let count = kind.utf8.count
        switch kind {
        case "index": element(count)
        case "nil": unwrap(count)
        case "overflow": overflow(count)
        case "fatalError": fail()
        case "stackOverflow": print(recurse(count))
        case "pointer": store(count)
        default: break
        }
    }

    @inline(never) private static func element(_ index: Int) {
        print([1, 2, 3][index])
    }

    @inline(never) private static func unwrap(_ count: Int) {
        let value = Int(String(repeating: "x", count: count))
        // swift-format-ignore: NeverForceUnwrap
        print(value!)
    }

    @inline(never) private static func overflow(_ count: Int) {
        print(Int.max + count)
    }

    @inline(never) private static func fail() {
        fatalError("on purpose")
    }

    @inline(never) private static func recurse(_ count: Int) -> Int {
        // Never reached, but the compiler need not know.
        guard count != .max else { return 0 }
        let room = [count, count &+ 1]
        return recurse(count &+ 1) &+ room[count & 1]
    }

    @inline(never) private static func store(_ count: Int) {
        UnsafeMutablePointer<Int>(bitPattern: count * 8)?.pointee = count
    }
}
