"""From Markdown to safe, well-set HTML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.contributions.body import Body, BodyRenderer, Heading
from plugins.core.safe_html import sanitise

SAID = {
    "Back to the text at note {}": "Torna a la nota {}",
    "it stays in your sent folder": "queda a l'apartat d'enviats",
}
RENDERER = BodyRenderer(lambda lang, message: SAID[message] if lang == "ca" else message)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a*", "<p><em>a</em></p>"),
        ("## Qui som?", '<h2 id="s-qui-som">Qui som?</h2>'),
        ("## main", '<h2 id="s-main">main</h2>'),
        ("# Títol", "Títol"),
        ("## ...", '<h2 id="s-x">…</h2>'),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("T\n: d", "<dl>\n<dt>T</dt>\n<dd>d</dd>\n</dl>"),
        ("LO\n\n*[LO]: Llei", '<p><abbr title="Llei">LO</abbr></p>'),
        ("[a]({filename}/pages/x.ca.md)", '<p><a href="{filename}/pages/x.ca.md">a</a></p>'),
        ("![a]({static}/pictures/x.png)", '<p><img alt="a" src="{static}/pictures/x.png"></p>'),
        ("a <script>b</script>", "<p>a </p>"),
    ],
)
def test_markdown(source: str, expected: str) -> None:
    """Each piece of Markdown that articles use becomes this HTML."""
    assert RENDERER.render(source, "ca").html.strip() == expected


def test_alignment_becomes_a_class() -> None:
    """A column's alignment is a class, since the policy of the site forbids styles in attributes."""
    html = RENDERER.render("|a|b|\n|--:|:-:|\n|1|2|", "ca").html
    assert '<th class="align-right">a</th>' in html
    assert '<td class="align-center">2</td>' in html
    assert "align=" not in html


def test_notes_lead_there_and_back() -> None:
    """A note and its mark link to each other, and the way back is named in the text's language."""
    html = RENDERER.render("a[^1]\n\n[^1]: Nota.", "ca").html
    assert 'href="#fn:1"' in html
    assert 'id="fn:1"' in html
    assert 'href="#fnref:1"' in html
    assert 'id="fnref:1"' in html
    assert 'title="Torna a la nota 1"' in html


def test_typography_by_language() -> None:
    """Quotes are those of the language, and code keeps its own."""
    assert RENDERER.render('"a" `"b"`', "ca").html == '<p>«a» <code>"b"</code></p>'
    assert RENDERER.render('"a" `"b"`', "en").html == '<p>“a” <code>"b"</code></p>'


def test_headings() -> None:
    """The table of contents has the second and third level, as plain, typeset text."""
    toc = RENDERER.render("## L'*a* & <b>\n\n### c\n\n#### d\n\n## e", "ca").toc
    assert [(one.id, [child.name for child in one.children]) for one in toc] == [("s-la", ["c"]), ("s-e", [])]
    assert toc[0].name.startswith("L’a &")
    assert toc[0].children[0] == Heading("s-c", "c", ())


def test_one_text_leaves_nothing_for_the_next() -> None:
    """Notes, abbreviations and heading ids of one text do not reach into the next."""
    alone = RENDERER.render("## A\n\nLO [x][y]", "ca")
    RENDERER.render("## A\n\nLO[^1]\n\n[^1]: n\n\n*[LO]: Llei\n\n[y]: /z", "ca")
    assert RENDERER.render("## A\n\nLO [x][y]", "ca") == alone


def test_words_and_minutes() -> None:
    """Words are counted as people count them, and a text takes at least one minute."""
    body = RENDERER.render("L'home i la dona: 24 hores; col·lectiu, *socio-educatiu*.", "ca")
    assert body.words == 8
    assert [Body(b"", (), words).reading_minutes for words in (0, 200, 201)] == [1, 1, 2]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab *_`#>-|:[](){}!<&\"'\n1.^\\", max_size=120))
def test_what_comes_out_is_safe(source: str) -> None:
    """Whatever the Markdown, the sanitiser finds nothing more to remove but the classes of alignment."""
    html = RENDERER.render(source, "xx").html
    assert "<script" not in html
    assert sanitise(html).count("<") == html.count("<")


@pytest.mark.parametrize(
    "source", ["[x](mailto:a@b.cat)", "<a@b.cat>", '<a href="MAILTO:a@b.cat" title="a > b">*x*</a>']
)
def test_link_that_begins_a_message_has_a_warning_beside_it(source: str) -> None:
    """However it was written, once, in the language of the text and outside the link."""
    html = RENDERER.render(f"Escriu a {source} avui.", "ca").html
    assert html.count("</a> <small>(queda a l’apartat d’enviats)</small>") == 1
    assert "<small>(it stays" in RENDERER.render(source, "gl").html


def test_other_links_have_no_warning() -> None:
    """A call or a page leaves nothing in a folder."""
    html = RENDERER.render(
        "[a](tel:016) [b](https://example.org/?mailto:a) `mailto:a`\n\n[c](mailto:a@b.cat)", "ca"
    ).html
    assert html.count("<small>") == 1


def test_body_tells_of_itself_what_a_build_asks_of_all() -> None:
    """Where it seems to lead, whether it shows pictures, and what tells it from another."""
    body = RENDERER.render("[a]({filename}/articles/a.ca.md#s-b) [b](https://example.org)", "ca")
    shown = RENDERER.render("![x]({static}/pictures/x.png) [a]({filename}b.ca.md)", "ca")
    assert (body.leads, body.pictured) == (("/articles/a.ca.md#s-b",), False)
    assert (shown.leads, shown.pictured) == (("b.ca.md",), True)
    assert body.digest != shown.digest
