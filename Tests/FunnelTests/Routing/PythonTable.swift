// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What Python's `re` says: each pattern, matched as bytes by `re.match(pattern + "$", path)`, against each path.
///
/// Below each pattern are the paths that match, each with the span of every group; `-` is a group that took no part, `""` is
/// empty text. Made with Python 3.11, for these patterns and paths:
/// `m = re.match(pattern.encode() + b"$", path.encode()); [m.span(i) for i in range(1, m.re.groups + 1)]`
enum PythonTable {
    /// The paths, of which each pattern is given every one.
    static let paths = #"""
        "" / // /hello /hello/ /Hello /hellox x/hello /a.b /axb /story/1 /story/12/ /story/ /story/x /story/12/x
        /user/ann /user/a%20b /user/a/b /user/ /user/a/post/7 /user/a%2Fb/post/%7E /ab /b /a /bx /ax /abx /ac /bc /c
        /x/y /x/y/ /x/ /anchored /anchoredx /x$ /x /aab /aaab /aaaab /word/9 /-/abc-d /2024/05 /2024/5 /page /page/3
        /page/ /| /] /a]a /ab{0,2} /abb /abbb /café /caf /%2Fabc /%2fabc /aaabc /abc /en/about /about /files/a.txt
        /files/a.bin /admin /user /aa /bb /CASE /case /abab /xy /a.html /a/./b /x/../y /a/b /a-b/c_d /a/b/c /中/文
        """#

    /// The patterns with their matches.
    static let matches = #"""
        /
            /
        ""
            ""
        /hello
            /hello
        /a.b
            /a.b /axb /aab /abb /a/b
        /a\.b
            /a.b
        /story/([0-9]+)
            /story/1:7-8
        /story/([0-9]+)/?
            /story/1:7-8 /story/12/:7-9
        /user/(?P<name>[^/]+)
            /user/ann:6-9 /user/a%20b:6-11
        /user/([^/]+)/post/([^/]+)
            /user/a/post/7:6-7:13-14 /user/a%2Fb/post/%7E:6-11:17-20
        /(a)?b
            /ab:1-2 /b:-
        /(?:a|(b))c
            /ac:- /bc:1-2
        /a|/b
            /a.b /axb /ab /b /a /ax /abx /ac /anchored /anchoredx /aab /aaab /aaaab /a]a /ab{0,2} /abb /abbb /aaabc
            /abc /about /admin /aa /abab /a.html /a/./b /a/b /a-b/c_d /a/b/c
        (/a|/b)
            /b:0-2 /a:0-2
        /(.*)
            /:1-1 //:1-2 /hello:1-6 /hello/:1-7 /Hello:1-6 /hellox:1-7 /a.b:1-4 /axb:1-4 /story/1:1-8 /story/12/:1-10
            /story/:1-7 /story/x:1-8 /story/12/x:1-11 /user/ann:1-9 /user/a%20b:1-11 /user/a/b:1-9 /user/:1-6
            /user/a/post/7:1-14 /user/a%2Fb/post/%7E:1-20 /ab:1-3 /b:1-2 /a:1-2 /bx:1-3 /ax:1-3 /abx:1-4 /ac:1-3
            /bc:1-3 /c:1-2 /x/y:1-4 /x/y/:1-5 /x/:1-3 /anchored:1-9 /anchoredx:1-10 /x$:1-3 /x:1-2 /aab:1-4 /aaab:1-5
            /aaaab:1-6 /word/9:1-7 /-/abc-d:1-8 /2024/05:1-8 /2024/5:1-7 /page:1-5 /page/3:1-7 /page/:1-6 /|:1-2
            /]:1-2 /a]a:1-4 /ab{0,2}:1-8 /abb:1-4 /abbb:1-5 /café:1-6 /caf:1-4 /%2Fabc:1-7 /%2fabc:1-7 /aaabc:1-6
            /abc:1-4 /en/about:1-9 /about:1-6 /files/a.txt:1-12 /files/a.bin:1-12 /admin:1-6 /user:1-5 /aa:1-3 /bb:1-3
            /CASE:1-5 /case:1-5 /abab:1-5 /xy:1-3 /a.html:1-7 /a/./b:1-6 /x/../y:1-7 /a/b:1-4 /a-b/c_d:1-8 /a/b/c:1-6
            /中/文:1-8
        .*
            "" / // /hello /hello/ /Hello /hellox x/hello /a.b /axb /story/1 /story/12/ /story/ /story/x /story/12/x
            /user/ann /user/a%20b /user/a/b /user/ /user/a/post/7 /user/a%2Fb/post/%7E /ab /b /a /bx /ax /abx /ac /bc
            /c /x/y /x/y/ /x/ /anchored /anchoredx /x$ /x /aab /aaab /aaaab /word/9 /-/abc-d /2024/05 /2024/5 /page
            /page/3 /page/ /| /] /a]a /ab{0,2} /abb /abbb /café /caf /%2Fabc /%2fabc /aaabc /abc /en/about /about
            /files/a.txt /files/a.bin /admin /user /aa /bb /CASE /case /abab /xy /a.html /a/./b /x/../y /a/b /a-b/c_d
            /a/b/c /中/文
        /x/(.*?)/?
            /x/y:3-4 /x/y/:3-4 /x/:3-3 /x/../y:3-7
        ^/anchored$
            /anchored
        ^/anchored
            /anchored
        /x\$
            /x$
        /a{2,3}b
            /aab /aaab
        /\w+/(\d+)
            /story/1:7-8 /word/9:6-7 /2024/05:6-8 /2024/5:6-7 /page/3:6-7
        /[^/]+/([a-z-]+)
            /story/x:7-8 /user/ann:6-9 /x/y:3-4 /-/abc-d:3-8 /en/about:4-9 /a/b:3-4
        /(?P<year>\d{4})/(?P<month>\d\d)
            /2024/05:1-5:6-8
        /page(?:/(\d+))?
            /page:- /page/3:6-7
        /[|]
            /|
        /[]a]+
            /a /] /a]a /aa
        /a?b
            /ab /b
        /ab{0,2}
            /ab /a /abb
        /café
            /café
        /caf(?:é)?
            /café /caf
        /%2F([^/]+)
            /%2Fabc:4-7
        /a+(b)?c
            /ac:- /aaabc:4-5 /abc:2-3
        (?:/en)?/about
            /en/about /about
        /files/(?=.*txt)(.*)
            /files/a.txt:7-12
        /(?!admin)(.*)
            /:1-1 //:1-2 /hello:1-6 /hello/:1-7 /Hello:1-6 /hellox:1-7 /a.b:1-4 /axb:1-4 /story/1:1-8 /story/12/:1-10
            /story/:1-7 /story/x:1-8 /story/12/x:1-11 /user/ann:1-9 /user/a%20b:1-11 /user/a/b:1-9 /user/:1-6
            /user/a/post/7:1-14 /user/a%2Fb/post/%7E:1-20 /ab:1-3 /b:1-2 /a:1-2 /bx:1-3 /ax:1-3 /abx:1-4 /ac:1-3
            /bc:1-3 /c:1-2 /x/y:1-4 /x/y/:1-5 /x/:1-3 /anchored:1-9 /anchoredx:1-10 /x$:1-3 /x:1-2 /aab:1-4 /aaab:1-5
            /aaaab:1-6 /word/9:1-7 /-/abc-d:1-8 /2024/05:1-8 /2024/5:1-7 /page:1-5 /page/3:1-7 /page/:1-6 /|:1-2
            /]:1-2 /a]a:1-4 /ab{0,2}:1-8 /abb:1-4 /abbb:1-5 /café:1-6 /caf:1-4 /%2Fabc:1-7 /%2fabc:1-7 /aaabc:1-6
            /abc:1-4 /en/about:1-9 /about:1-6 /files/a.txt:1-12 /files/a.bin:1-12 /user:1-5 /aa:1-3 /bb:1-3 /CASE:1-5
            /case:1-5 /abab:1-5 /xy:1-3 /a.html:1-7 /a/./b:1-6 /x/../y:1-7 /a/b:1-4 /a-b/c_d:1-8 /a/b/c:1-6 /中/文:1-8
        /(a|b)\1
            /aa:1-2 /bb:1-2
        /a(?P<x>b)?(?P<y>c)?
            /ab:2-3:- /a:-:- /ac:-:2-3 /abc:2-3:3-4
        (?i)/case
            /CASE /case
        /a$|/b$
            /b /a
        /((a)|(b))+
            /ab:2-3:1-2:2-3 /b:1-2:-:1-2 /a:1-2:1-2:- /aab:3-4:2-3:3-4 /aaab:4-5:3-4:4-5 /aaaab:5-6:4-5:5-6
            /abb:3-4:1-2:3-4 /abbb:4-5:1-2:4-5 /aa:2-3:2-3:- /bb:2-3:-:2-3 /abab:4-5:3-4:4-5
        /x(?#comment)y
            /xy
        /[\w.-]+\.html
            /a.html
        (/)
            /:0-1
        |/a
            "" / // /hello /hello/ /Hello /hellox x/hello /a.b /axb /story/1 /story/12/ /story/ /story/x /story/12/x
            /user/ann /user/a%20b /user/a/b /user/ /user/a/post/7 /user/a%2Fb/post/%7E /ab /b /a /bx /ax /abx /ac /bc
            /c /x/y /x/y/ /x/ /anchored /anchoredx /x$ /x /aab /aaab /aaaab /word/9 /-/abc-d /2024/05 /2024/5 /page
            /page/3 /page/ /| /] /a]a /ab{0,2} /abb /abbb /café /caf /%2Fabc /%2fabc /aaabc /abc /en/about /about
            /files/a.txt /files/a.bin /admin /user /aa /bb /CASE /case /abab /xy /a.html /a/./b /x/../y /a/b /a-b/c_d
            /a/b/c /中/文
        /a||/b
            "" / // /hello /hello/ /Hello /hellox x/hello /a.b /axb /story/1 /story/12/ /story/ /story/x /story/12/x
            /user/ann /user/a%20b /user/a/b /user/ /user/a/post/7 /user/a%2Fb/post/%7E /ab /b /a /bx /ax /abx /ac /bc
            /c /x/y /x/y/ /x/ /anchored /anchoredx /x$ /x /aab /aaab /aaaab /word/9 /-/abc-d /2024/05 /2024/5 /page
            /page/3 /page/ /| /] /a]a /ab{0,2} /abb /abbb /café /caf /%2Fabc /%2fabc /aaabc /abc /en/about /about
            /files/a.txt /files/a.bin /admin /user /aa /bb /CASE /case /abab /xy /a.html /a/./b /x/../y /a/b /a-b/c_d
            /a/b/c /中/文
        /a\/b
            /a/b
        /a-b/c_d
            /a-b/c_d
        /(.+)/(.+)
            /story/1:1-6:7-8 /story/12/:1-6:7-10 /story/x:1-6:7-8 /story/12/x:1-9:10-11 /user/ann:1-5:6-9
            /user/a%20b:1-5:6-11 /user/a/b:1-7:8-9 /user/a/post/7:1-12:13-14 /user/a%2Fb/post/%7E:1-16:17-20
            /x/y:1-2:3-4 /x/y/:1-2:3-5 /word/9:1-5:6-7 /-/abc-d:1-2:3-8 /2024/05:1-5:6-8 /2024/5:1-5:6-7
            /page/3:1-5:6-7 /en/about:1-3:4-9 /files/a.txt:1-6:7-12 /files/a.bin:1-6:7-12 /a/./b:1-4:5-6
            /x/../y:1-5:6-7 /a/b:1-2:3-4 /a-b/c_d:1-4:5-8 /a/b/c:1-4:5-6 /中/文:1-4:5-8
        """#
}
