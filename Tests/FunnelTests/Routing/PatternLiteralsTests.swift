// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

/// The literal ends of a pattern: never wrong, empty where there is doubt.
@Suite struct PatternLiteralsTests {
    @Test(arguments: [
        ("/a/b", "/a/b"), ("/a$", "/a"), ("^/a", "/a"), ("^/a$", "/a"), ("", ""), ("^$", ""),
        (#"/a\.b"#, "/a.b"), (#"/\-\_\/\\"#, #"/-_/\"#), (#"/x\$"#, "/x$"), (#"/x\\$"#, #"/x\"#), ("/é", "/é"),
        ("/a]b}", "/a]b}"), (#"/\é"#, "/é"), ("/a b#c", "/a b#c"), ("/%2F", "/%2F"),
    ])
    func literal(pattern: String, text: String) throws {
        let literals = PatternLiterals(of: pattern)
        #expect(literals.isComplete)
        #expect(literals.prefix == Array(text.utf8))
        #expect(literals.suffix == [])
        #expect(try PathPattern(pattern).match(Array(text.utf8)) != nil)
        #expect(try PathPattern(pattern).match(Array("\(text)x".utf8)) == nil)
        // What is skipped for a literal says the same.
        var scratch = MatchScratch(groupCount: 0)
        #expect(try CompiledPattern(pattern).match(Array(text.utf8), using: &scratch) != nil)
    }

    @Test(arguments: [
        // Groups, classes, dots and escapes end the text.
        ("/a/([0-9]+)", "/a/", ""), ("/a/([0-9]+)/b", "/a/", "/b"), ("/(x)y(z)w", "/", "w"), ("/[|]", "/", ""),
        ("/a.b", "/a", "b"), (#"/\d"#, "/", ""), (#"/\d-x$"#, "/", "-x"), ("/[]a]b", "/", "b"), (#"/[\]|]b"#, "/", "b"),
        ("/[^]|]b", "/", "b"), ("/(a|b)c", "/", "c"), ("/(?:a|b)c", "/", "c"), ("/(?=a|b)c", "/", "c"),
        ("(/a)", "", ""),
        (#"/(\)|a)b"#, "/", "b"), ("/([)|]a)b", "/", "b"), ("/(?P<n>a)b", "/", "b"), ("/(?<n>a)b", "/", "b"),
        ("/(?>a)b", "/", "b"), ("/(?!a)b", "/", "b"), ("/(?<=a)b", "/", "b"), (#"/a\b/c"#, "/a", "/c"),
        (#"/a\z"#, "/a", ""),
        // Quantifiers take the byte before them.
        ("/a?b", "/", "b"), ("/ab{0,2}", "/a", ""), ("/ab{0,2}c", "/a", "c"), ("/ab+", "/a", ""), ("/ab*c", "/a", "c"),
        ("/ab+?c", "/a", "c"), ("/a{2}3}", "/", "3}"), ("/a{,3}b", "/", "b"), (#"/a\.?b"#, "/a", "b"), ("?", "", ""),
        ("^?/a", "", "/a"), ("/(a)?b", "/", "b"), ("/a/?", "/a", ""), ("/a/?$", "/a", ""),
        // Anchors elsewhere.
        ("/a$b", "/a", "b"), ("/a$$", "/a", ""), ("/a^b", "/a", "b"), ("/a$?", "/a", ""), ("^^/a", "", "/a"),
        // Nothing at all where an alternative has other ends.
        ("/a|/b", "", ""), ("/a|", "", ""), ("|/a", "", ""), ("/x(a|b)y|z", "", ""), ("/[a]|b", "", ""),
        (#"/\\|b"#, "", ""),
        (#"/a\|b(c)"#, "/a|b", ""),
        // Nothing at all in doubt.
        (#"/\Qa\E"#, "", ""), (#"/a\Q\E*"#, "", ""), (#"/a\E*"#, "", ""), ("(?i)/a", "", ""), ("/a(?i)b", "", ""),
        ("/a(?i:b)", "", ""), ("/(a(?i)b)c", "", ""), ("(?x)/ a", "", ""), ("/a(?#c)*", "", ""), ("(*UTF)/a", "", ""),
        ("/a(*ACCEPT)b", "", ""), ("/a(b(*ACCEPT))c", "", ""), ("/(?|(a)|(b))c", "", ""), (#"/(a)\1"#, "", ""),
        (#"/(a)\x41"#, "", ""), (#"/a\c(|b"#, "", ""), ("/[[:alpha:](]|b", "", ""), (#"/[\Q]\E](|b"#, "", ""),
        ("/a{b}", "", ""),
        ("/a{b", "", ""), (#"/a\"#, "", ""), ("/a(", "", ""), ("/a)", "", ""), ("/[a", "", ""), ("/a(?C)*", "", ""),
        ("/(?R)?a", "", ""), (#"/\p{L}b"#, "", ""), (#"/\g{1}b"#, "", ""), (#"/\012"#, "", ""),
    ])
    func ends(pattern: String, prefix: String, suffix: String) {
        let literals = PatternLiterals(of: pattern)
        #expect(!literals.isComplete)
        #expect(String(decoding: literals.prefix, as: UTF8.self) == prefix)
        #expect(String(decoding: literals.suffix, as: UTF8.self) == suffix)
    }

    @Test func quantifierAfterACharacterOfSeveralBytesTakesTheLastByte() {
        #expect(PatternLiterals(of: "/é?").prefix == [0x2F, 0xC3])
    }
}
