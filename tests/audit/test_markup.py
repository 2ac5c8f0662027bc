"""Pages and feeds, held against what the theme writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.audit.addresses import Home
from plugins.audit.markup import XML_START, MarkupChecker
from plugins.core.feeds import Feed, FeedEntry, render_feed

DAY = datetime(2026, 10, 5, tzinfo=UTC)
POLICY = "default-src 'none'"
PAGE = f"""<!doctype html>
<html lang="ca">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">
<title>A & b</title>
<script defer src="/assets/site.js"></script>
</head>
<body>
{{}}
</body>
</html>
"""


@pytest.fixture
def checker() -> MarkupChecker:
    """A checker of a site with one script."""
    return MarkupChecker(Home("https://cft.example"), {"/assets/site.js"}, POLICY)


def codes(found: Iterator[tuple[int, object]]) -> list[str]:
    """Return the codes of what was found, each once."""
    return sorted({getattr(problem, "code", "") for _, problem in found})


GOOD = [
    '<p lang="gl">Words, <a href="https://other.example/?a=1&amp;b=2" rel="nofollow">a link</a> &lt;script&gt; 5 > 4',
    '<a href="tel:016">016</a> <a href="mailto:016-online@igualdad.gob.es">write</a>',
    '<picture><source srcset="/a 1x, /b 2x"><img src="https://cft.example/a.jpg" alt="<script> on=1"></picture>',
    '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M8 3H3v14h5"/></svg>',
    '<abbr title="onclick=&quot;x&quot; style=x">x</abbr>',
    '<script type="application/ld+json">{"@context":"https://schema.org","a":"\\u003c/script\\u003e \\""}</script>',
    '<form action="/cerca/"><input name="q" required><textarea name="t">words</textarea></form>',
]


@pytest.mark.parametrize("markup", GOOD)
def test_what_the_site_writes_passes(checker: MarkupChecker, markup: str) -> None:
    """Signs that only look dangerous included."""
    assert list(checker.check_page(PAGE.format(markup))) == []


BAD = {
    "<script>alert(1)</script>": "A112",
    '<script src="/assets/other.js"></script>': "A112",
    '<script src="https://other.example/a.js"></script>': "A112",
    '<script src="/assets/site.js">alert(1)</script>': "A112",
    '<script src="/assets/other.js" src="/assets/site.js"></script>': "A112",
    '<svg><script href="/assets/site.js"></script></svg>': "A112",
    '<script type="application/ld+json">alert(1)</script>': "A112",
    '<script type="application/ld+json"></script>': "A112",
    '<script type="application/ld+json">["https://schema.org"]</script>': "A112",
    '<script type="application/ld+json">{"@context":"https://other.example/"}</script>': "A112",
    '<script type="application/ld+json">{"@context":"https://schema.org","name":"a & b"}</script>': "A112",
    '<script type="application/ld+json">{"@context":"https://schema.org","name":"a > b"}</script>': "A112",
    '<script type="application/ld+json">{"@context":"https://schema.org","name":"\u2028"}</script>': "A112",
    '<script type="application/ld+json" src="//a.example/a.js">{"@context":"https://schema.org"}</script>': "A112",
    '<script type="application/ld+json" type="text/javascript">{"@context":"https://schema.org"}</script>': "A112",
    '<script type="Application/LD+json">{"@context":"https://schema.org"}</script>': "A112",
    '<script type="module">{"@context":"https://schema.org"}</script>': "A112",
    '<script type="application/ld+json">{"@context":"https://schema.org","name":"<!--"}</script>': "A110",
    '<script type="application/ld+json">{"@context":"https://schema.org","name":"</script><b>"}</script>': "A112",
    "<SCRIPT>alert(1)</SCRIPT>": "A111",
    '<p onclick="x()">a</p>': "A113",
    '<p ONCLICK="x()">a</p>': "A113",
    '<svg onload="x()"></svg>': "A113",
    '<p style="color: red">a</p>': "A114",
    "<style>p { color: red }</style>": "A111",
    '<iframe src="/a/"></iframe>': "A111",
    '<object data="/a/"></object>': "A111",
    '<base href="https://other.example/">': "A111",
    '<embed src="/a">': "A111",
    "<noscript><p>a</p></noscript>": "A111",
    '<svg><animate attributeName="href" to="javascript:alert(1)"/></svg>': "A111",
    '<math><a xlink:href="javascript:alert(1)">a</a></math>': "A111",
    '<svg><a xlink:href="javascript:alert(1)"><text>a</text></a></svg>': "A115",
    '<img src="https://other.example/a.png" alt="">': "A115",
    '<img src="//other.example/a.png" alt="">': "A115",
    '<img src="data:image/svg+xml,x" alt="">': "A115",
    '<img srcset="/a.png 1x, https://other.example/a.png 2x" alt="">': "A115",
    '<link rel="stylesheet" href="https://other.example/a.css">': "A115",
    '<form action="https://other.example/"></form>': "A115",
    '<button formaction="javascript:alert(1)">a</button>': "A111",
    '<a ping="https://other.example/" href="/">a</a>': "A111",
    '<a href="javascript:alert(1)">a</a>': "A116",
    '<a href="java&#10;script&colon;alert(1)">a</a>': "A116",
    '<a href="data:text/html,a">a</a>': "A116",
    '<meta http-equiv="refresh" content="0;url=https://other.example/">': "A117",
    '<meta http-equiv="Content-Security-Policy" content="default-src *">': "A117",
    '<meta property="og:image" content="https://other.example/a.png">': "A117",
    "<!-- a comment -->": "A110",
    "<![CDATA[ a ]]>": "A110",
    "<?php a ?>": "A110",
    "5 < 4": "A110",
    "<a href='/'>a</a>": "A110",
    "<a href=/>a</a>": "A110",
    '<a b"c="d">a</a>': "A110",
    '<p\u00a0onclick="x()">a</p>': "A110",
    '</p onclick="x()">': "A110",
    "<textarea><p>a</p></textarea>": "A110",
    '<title><a title="</title><script>alert(1)</script>"></a></title>': "A110",
}


@pytest.mark.parametrize(("markup", "code"), BAD.items(), ids=BAD)
def test_all_else_is_found(checker: MarkupChecker, markup: str, code: str) -> None:
    """Under the code of what it is."""
    assert code in codes(checker.check_page(PAGE.format(markup)))


def test_place_is_told(checker: MarkupChecker) -> None:
    """The offset is that of the tag."""
    page = PAGE.format('<p>a</p><p style="x">b</p>')
    assert [offset for offset, _ in checker.check_page(page)] == [page.index("<p style")]


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("Content-Security-Policy", "x").format(""),
        PAGE.replace("'none'", "*").replace(escape("'none'"), "*").format(""),
        PAGE.replace('<meta charset="utf-8">\n', "").format(""),
        PAGE.replace("<head>\n", '<head>\n<link rel="stylesheet" href="/a.css">\n').format(""),
        PAGE.replace("<head>", "<main>").format(""),
    ],
)
def test_page_without_its_policy_first_is_found(checker: MarkupChecker, page: str) -> None:
    """What stands before the policy would not be governed by it."""
    assert "A118" in codes(checker.check_page(page))


@pytest.mark.parametrize("start", ["", " ", "\ufeff", "<html>", "<!doctype html SYSTEM>"])
def test_page_begins_as_a_page(checker: MarkupChecker, start: str) -> None:
    """Else browsers would read it by other rules."""
    assert codes(checker.check_page(PAGE.format("").replace("<!doctype html>", start, 1))) == ["A110"]


FEED = XML_START + '\n<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">{}</content></entry></feed>'


def test_feed_of_the_site_passes(checker: MarkupChecker) -> None:
    """With text, links and pictures."""
    content = escape(
        '<p>A <a href="https://other.example/">link</a> &lt;b&gt;</p><img src="https://cft.example/a.jpg" alt="">'
    )
    assert list(checker.check_xml(FEED.format(content))) == []


def test_feed_of_a_topic_with_quotes_passes(checker: MarkupChecker) -> None:
    """As the site's own feeds write it."""
    entry = FeedEntry("id", "A", "https://cft.example/", "ca", "A.", "<p>A", DAY, DAY, (), ['The "new" plan', "l'a"])
    feed = Feed("id", "A", "A", "https://cft.example/feed.xml", "https://cft.example/", "ca", "A", [entry])
    assert list(checker.check_xml(render_feed(feed))) == []


def test_tags_that_stand_on_one_page_alone_do_not_add_up(
    checker: MarkupChecker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong is found all the same, and found again."""
    monkeypatch.setattr("plugins.audit.markup.MOST_TAGS", 20)
    pages = [PAGE.format(f'<p id="p{number}" onclick="go()">a</p>') for number in (*range(40), 0)]
    assert [codes(checker.check_page(page)) for page in pages] == [["A113"]] * 41
    assert len(checker._tags) <= 20


@pytest.mark.parametrize(
    ("feed", "code"),
    [
        (FEED.format(escape("<script>alert(1)</script>")), "A112"),
        (FEED.format(escape('<img src="https://other.example/a.png" onerror="x">')), "A113"),
        (FEED.format("<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>"), "A110"),
        (FEED.format('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'), "A111"),
        (FEED.format("").replace("\n", '\n<?xml-stylesheet href="https://other.example/a.xsl"?>'), "A110"),
        (FEED.format("").replace("\n", '\n<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "A110"),
        ("<feed></feed>", "A110"),
    ],
)
def test_feed_with_anything_else_is_found(checker: MarkupChecker, feed: str, code: str) -> None:
    """Feed readers and browsers open it too."""
    assert code in codes(checker.check_xml(feed))


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("<>/\"'=! -ab&;:\n"), max_size=60))
def test_no_text_breaks_the_checker(text: str) -> None:
    """And whatever passes holds no tag that was not read."""
    checker = MarkupChecker(Home("https://cft.example"), set(), POLICY)
    problems = list(checker.check_page(PAGE.replace('<script defer src="/assets/site.js"></script>', "").format(text)))
    if not problems:
        assert "<!" not in text


# Of what is open at the end of one line, the next may hold the rest: nothing of that may be taken for whole.
FRAGMENTS = (
    *("\n", "\n", "\n", " a ", "<p>", "</p>", '<p title="', '">', '"', "<b", ">", "<", "<br>", "<!-- a -->", "<em\n>"),
    *("<title>", "</title>", "<textarea>", "</textarea>", "</script>", '<script src="/assets/site.js">', "alert(1)"),
    *('<script type="application/ld+json">', '{"@context":"https://schema.org"}', '<a href="javascript:x">', "</a>"),
)
REMEMBERING = MarkupChecker(Home("https://cft.example"), {"/assets/site.js"}, POLICY)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14))
def test_what_lines_have_in_common_hides_nothing(fragments: list[str]) -> None:
    """What a checker that has seen many pages finds is what one finds that reads each as a whole."""
    page = PAGE.format("".join(fragments))
    fresh = MarkupChecker(REMEMBERING.home, REMEMBERING.scripts, REMEMBERING.policy)
    assert list(REMEMBERING.check_page(page)) == list(fresh.check_whole(page))


def test_what_is_remembered_is_bounded(checker: MarkupChecker, monkeypatch: pytest.MonkeyPatch) -> None:
    """And forgotten lines are judged anew."""
    monkeypatch.setattr("plugins.audit.markup.MOST_LINES", 30)
    for number in range(40):
        assert list(checker.check_page(PAGE.format(f"<p>{number}</p>\n<p>a</p>"))) == []
    assert len(checker._sound) < 60
    assert codes(checker.check_page(PAGE.format("<p>1</p>\n<p onclick>a</p>"))) == ["A113"]
