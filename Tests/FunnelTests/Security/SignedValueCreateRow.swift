// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Values signed by Tornado 6.6.1; the secrets are those of ``SignedValueTests``.
struct SignedValueCreateRow: Sendable {
    var value: String
    var name = "s"
    var keys = false
    var version = 2
    var keyVersion: Int?
    var now: Double = 1_700_000_000
    var signed: String

    static let all: [SignedValueCreateRow] = [
        SignedValueCreateRow(
            value: "",
            signed: "2|1:0|10:1700000000|1:s|0:|104d924b0d6ab47715f5fd18234e059bc791911dd6e0ce03248f0d8272d1014b"
        ),
        SignedValueCreateRow(
            value: "76616c7565",
            now: 1700000000.9,
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5"
        ),
        SignedValueCreateRow(
            value: "61",
            name: "user_id",
            now: 0.0,
            signed: "2|1:0|1:0|7:user_id|4:YQ==|bd238bcc16089ae3aadadbe8f3294b96c523230098ae31fda6d647e1acc739c9"
        ),
        SignedValueCreateRow(
            value:
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031"
                + "32333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f60616263"
                + "6465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495"
                + "969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7"
                + "c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9"
                + "fafbfcfdfeff",
            signed:
                "2|1:0|10:1700000000|1:s|344:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1"
                + "Njc4OTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+A"
                + "gYKDhIWGh4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmqq6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrL"
                + "zM3Oz9DR0tPU1dbX2Nna29zd3t/g4eLj5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/w==|0acf248177654a6182df436225a"
                + "188efb2124814769d76ab9ea7b9b1300f2f5b"
        ),
        SignedValueCreateRow(
            value: "636166c3a920f09f9880",
            now: 1.0,
            signed: "2|1:0|1:1|1:s|16:Y2Fmw6kg8J+YgA==|34149ed5eec2528f8f58d86391e114239fa010e59bac64b1dd01830b64b5cb71"
        ),
        SignedValueCreateRow(
            value: "78",
            name: "café",
            signed: "2|1:0|10:1700000000|4:café|4:eA==|e39c067deefccab6f44ab6a25338912d1f8910f8291bbcc1cf4d237d091dbb73"
        ),
        SignedValueCreateRow(
            value: "78",
            keyVersion: 5,
            signed: "2|1:5|10:1700000000|1:s|4:eA==|16eb149d41263ace732413db61dbc148d8592270320f84ddda877e96fed77500"
        ),
        SignedValueCreateRow(
            value: "78",
            name: "",
            signed: "2|1:0|10:1700000000|0:|4:eA==|2e513f1e751350b5ec4c692c5e6f7c7817d54b503c8c4b7c0f2490cfeb85c27e"
        ),
        SignedValueCreateRow(
            value: "76",
            name: "a|b:c",
            signed:
                "2|1:0|10:1700000000|5:a|b:c|4:dg==|fba32cb002c444e9b28d8814f7c18e4e54aeb488ca7767ba908ffe550d2272d6"
        ),
        SignedValueCreateRow(
            value: "78",
            keys: true,
            keyVersion: 1,
            signed: "2|1:1|10:1700000000|1:s|4:eA==|9a09145d7dab652e68f378c7f8a6f2025181dcaa547913e5fcd05aa42e955064"
        ),
        SignedValueCreateRow(
            value: "78",
            keys: true,
            keyVersion: 2,
            signed: "2|1:2|10:1700000000|1:s|4:eA==|7dc59be9e85ce22bb8f36780a23557e82c55ad9295c27076637c48fcce7c19e8"
        ),
        SignedValueCreateRow(
            value: "78",
            keys: true,
            keyVersion: 7,
            signed: "2|1:7|10:1700000000|1:s|4:eA==|62624562e97f70004f966a220c118a411860840f4a14a2aba56d8b84c273ff3d"
        ),
        SignedValueCreateRow(
            value: "",
            version: 1,
            signed: "|1700000000|099415298c30bb39370cbf70ecc01233ca7fa3d4"
        ),
        SignedValueCreateRow(
            value: "76616c7565",
            version: 1,
            signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d"
        ),
    ]
}
