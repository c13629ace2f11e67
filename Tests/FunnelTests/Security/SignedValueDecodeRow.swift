// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What Tornado 6.6.1 makes of signed values; the secrets are those of ``SignedValueTests``.
struct SignedValueDecodeRow: Sendable {
    var signed: String
    var name = "s"
    var keys = false
    var maxAge: Double = 31
    var minimum = 1
    var now: Double = 1_700_000_000
    /// In hexadecimal, nil for nothing.
    var value: String?
    var keyVersion: Int?

    static let all: [SignedValueDecodeRow] = [
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            value: "76616c7565",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d",
            value: "76616c7565"
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            name: "t",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d",
            name: "t"
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            now: 1702678400.0,
            value: "76616c7565",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            now: 1702678400.5,
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            now: 1702678401.0,
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            now: 0.0,
            value: "76616c7565",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d",
            now: 1702678400.0,
            value: "76616c7565"
        ),
        SignedValueDecodeRow(
            signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d",
            now: 1702678400.5
        ),
        SignedValueDecodeRow(
            signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d",
            now: 1697321600.0,
            value: "76616c7565"
        ),
        SignedValueDecodeRow(
            signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d",
            now: 1697321599.0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            maxAge: 0.5,
            now: 1700043200.0,
            value: "76616c7565",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            maxAge: 0.5,
            now: 1700043201.0,
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            maxAge: 0.0,
            value: "76616c7565",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            maxAge: -1.0,
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            minimum: 2,
            value: "76616c7565",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d",
            minimum: 2
        ),
        SignedValueDecodeRow(signed: ""),
        SignedValueDecodeRow(signed: "garbage"),
        SignedValueDecodeRow(signed: "|"),
        SignedValueDecodeRow(signed: "||"),
        SignedValueDecodeRow(signed: "2|"),
        SignedValueDecodeRow(signed: "2||||||"),
        SignedValueDecodeRow(
            signed:
                "3|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "1|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5"
        ),
        SignedValueDecodeRow(
            signed:
                "0|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5"
        ),
        SignedValueDecodeRow(
            signed:
                "02|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5"
        ),
        SignedValueDecodeRow(
            signed:
                "999|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b"
                + "5"
        ),
        SignedValueDecodeRow(
            signed:
                "1000|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8"
                + "b5"
        ),
        SignedValueDecodeRow(
            signed:
                "99999999999999999999|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba84654629596"
                + "0a084c9c560aafd8b5"
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5\n",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|\n1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b5"
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:S|8:DMFSDWU=|51C5C40AAB7FD420F8C7F3590921BAFADBA846546295960A084C9C560AAFD8B5",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|8:dmFsdWU=|51c5c40aab7fd420f8c7f3590921bafadba846546295960a084c9c560aafd8b50",
            keyVersion: 0
        ),
        SignedValueDecodeRow(signed: "dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d|x"),
        SignedValueDecodeRow(signed: "dmFsdWU=|01700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d"),
        SignedValueDecodeRow(signed: "dmFsdWU=|01700000000|eaf611cd1d1bd4369be8e6c74b596152fdb3f304"),
        SignedValueDecodeRow(signed: "dmFsdW|U=1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d"),
        SignedValueDecodeRow(signed: "dmFsdWU=||988e6c2a3ffe17f4e7812aa6d8d5eda6ad894ec8"),
        SignedValueDecodeRow(signed: "dmFsdWU|1700000000|d02d8b11dbd9840ea65f51324e7c86a3a03dc74e"),
        SignedValueDecodeRow(signed: "|1700000000|099415298c30bb39370cbf70ecc01233ca7fa3d4", value: ""),
        SignedValueDecodeRow(
            signed: "1234|1700000000|cbe907643185bbaf8673d92784031d62047207ff",
            value: "d76df8"
        ),
        SignedValueDecodeRow(
            signed: "2|1:9|10:1700000000|1:s|4:eA==|6475c71c3edcbfb15759e3689d092d99ffbc65c3b4527a2b0fb9f3822741304a",
            value: "78",
            keyVersion: 9
        ),
        SignedValueDecodeRow(
            signed: "2|1:1|10:1700000000|1:s|4:eA==|9a09145d7dab652e68f378c7f8a6f2025181dcaa547913e5fcd05aa42e955064",
            keys: true,
            value: "78",
            keyVersion: 1
        ),
        SignedValueDecodeRow(
            signed: "2|1:2|10:1700000000|1:s|4:eA==|7dc59be9e85ce22bb8f36780a23557e82c55ad9295c27076637c48fcce7c19e8",
            keys: true,
            value: "78",
            keyVersion: 2
        ),
        SignedValueDecodeRow(
            signed: "2|1:9|10:1700000000|1:s|4:eA==|6475c71c3edcbfb15759e3689d092d99ffbc65c3b4527a2b0fb9f3822741304a",
            keys: true,
            keyVersion: 9
        ),
        SignedValueDecodeRow(
            signed: "2|1:1|10:1700000000|1:s|4:eA==|da2bb1d1ddc0b6fbc0712b108c9b325894740dccb0ebe206426e28874a5635ff",
            keys: true,
            keyVersion: 1
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|4:café|4:eA==|e39c067deefccab6f44ab6a25338912d1f8910f8291bbcc1cf4d237d091dbb73",
            name: "café"
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|10:1700000000|1:s|3:a$b|bbc41ca5ed45761bab592110b697c684e3dba36e01f2991fd43c59d196dc4d0f",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|3:abc|1:s|4:eA==|e6726e054ac68974da3929dfd35eb92690242036d418df8f86df06a625508f42",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|0:|1:s|4:eA==|ff27780fefea077a2a3fa0dd05306abb6749ea398e1e5a617671de661da603f6",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|10:1700000000|1:s|5:eA==|19c5aa74e3581433adf441ed64fad05d3f7c1a328cbfc9251f542a86d8ee32ff"
        ),
        SignedValueDecodeRow(
            signed:
                "2|1:0|10:1700000000|1:s|99999999999999999999:eA==|afb87709446fa6edbe42848e48113fac5068bba4df9bbd16dd"
                + "5588dee1762db1"
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|10:1700000000|1:s|:eA==|c8ce826bce9ea1344f5d2e843036615a9c80c4e324688072fae4bebc293a0981"
        ),
        SignedValueDecodeRow(
            signed: "2|1:x|10:1700000000|1:s|4:eA==|81598b506f26e12dfe46f4350ea2e3527013faeb5a2eeed601c4efbcd2237034"
        ),
        SignedValueDecodeRow(
            signed: "2|2:-1|10:1700000000|1:s|4:eA==|bdb6bdf0a728932f8a2f7ea286c454ed65a733e633c3f97aa15a8647a0df9660",
            value: "78",
            keyVersion: -1
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|10:1700000000|1:s|4:eA==bb1ab805e2cf430a7da0e802d88d9f5d7e6def2c1f07420142c46349decca13f"
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|10:1700000000|1:s|-1:eA==|406c8c1d3ff5ccea1ba7fcd08a2cfa207d13b3ad203fa9a0aa409e4d054ac89a"
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|10:1700000000|3:s|x|4:eA==|db7c5bf8a4819e6ec55825457b9afbcd8dc0546f54a0b3b3dfe709d6c3c156c3",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|10:1700000000|3:s|x|4:eA==|db7c5bf8a4819e6ec55825457b9afbcd8dc0546f54a0b3b3dfe709d6c3c156c3",
            name: "s|x",
            value: "78",
            keyVersion: 0
        ),
        SignedValueDecodeRow(
            signed: "2|1:0|10:1700000000|1:s|5:eA=\n=|96afc0b800c448cd1de01d7104a7446c3e2d3ff698d97e5cc82db223e2849226"
        ),
    ]
}
