// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What `repr` of Python 3 writes for bytes.
let pythonLiteralTable: [(bytes: [UInt8], text: String)] = [
    ([], "b''"),
    ([99, 97, 102, 233], "b'caf\\xe9'"),
    ([105, 116, 39, 115, 255], "b\"it's\\xff\""),
    ([115, 97, 121, 32, 34, 104, 105, 34, 255], "b'say \"hi\"\\xff'"),
    ([105, 116, 39, 115, 32, 34, 120, 34, 255], "b'it\\'s \"x\"\\xff'"),
    ([97, 92, 98, 255], "b'a\\\\b\\xff'"),
    ([0, 9, 10, 13, 27, 127, 128, 32, 126], "b'\\x00\\t\\n\\r\\x1b\\x7f\\x80 ~'"),
    (
        [
            255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
            255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        ],
        "b'\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff'"
    ),
]
