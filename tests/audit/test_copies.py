"""Bound pages, held against what they may be."""

import pytest

from plugins.audit.addresses import Home
from plugins.audit.copies import check_copy
from plugins.core.policy import render_copy_policy

STYLE = "a{color:red}b{src:url(data:font/woff2;base64,AA)}"
COPY = f"""<!doctype html>
<html lang="ca">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{render_copy_policy(STYLE)}">
<link rel="canonical" href="https://cft.example/pla/">
<title>x</title>
<style>{STYLE}</style>
</head>
<body>
<p><a href="#x">a</a> <a href="https://example.org/">b</a> <a href="tel:016">c</a></p>
<p><img src="data:image/webp;base64,AAAA" alt=""></p>
</body>
</html>
"""


def codes(text: str) -> list[str]:
    """Return what is said of a copy."""
    return [problem.code for _, problem in check_copy(text, Home("https://cft.example"))]


def test_copy_as_it_is_written() -> None:
    """Nothing is said of it."""
    assert codes(COPY) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("color:red", "color:tan", ["A117", "A118"]),
        ("url(data:font", "url(https://evil.example/data:font", ["A124"]),
        ("a{color:red}", "@import 'x';", ["A124"]),
        (f"<style>{STYLE}</style>", "", ["A124"]),
        (f"<style>{STYLE}</style>", f'<link title="<style>{STYLE}</style>">', ["A124"]),
        ("<p>", "<p><style>b{}</style>", ["A111", "A110"]),
        ("<p>", '<p style="x">', ["A114"]),
        ("<p>", '<p onclick="x">', ["A113"]),
        ("<p>", '<p><script src="https://cft.example/assets/site.js"></script>', ["A112", "A125"]),
        ("data:image/webp;base64,AAAA", "/kits/a.webp", ["A125"]),
        ("data:image/webp;base64,AAAA", "https://cft.example/kits/a.webp", ["A125"]),
        ("data:image/webp;base64,AAAA", "data:text/html;base64,AAAA", ["A125"]),
        ("data:image/webp;base64,AAAA", "data:image/webp;base64,AA<A", ["A125"]),
        ("https://example.org/", "/pla/", ["A125"]),
        ("https://example.org/", "javascript:x", ["A125"]),
        ("https://cft.example/pla/", "https://evil.example/", ["A125"]),
    ],
)
def test_what_a_copy_may_not_have(old: str, new: str, expected: list[str]) -> None:
    """Another style than its policy names, what runs, what is asked for, and ways that lead nowhere."""
    assert old in COPY
    assert sorted(set(codes(COPY.replace(old, new)))) == sorted(expected)
