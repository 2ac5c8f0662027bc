"""What the features hand to the search."""

from __future__ import annotations

import pytest

from plugins.core.searching import read_aloud


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>Who sits down</h2><p>Five people.</p>", "Who sits down. Five people."),
        ("<p>By <strong>telephone</strong>: call.</p>", "By telephone: call."),
        ("<ul><li>one;</li><li>two</li></ul>", "one; two."),
        ("<p>Why?</p><p>Since &lt;i&gt; &amp; «b».</p>", "Why? Since <i> & «b»."),
        ('<p>So.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>', "So."),
        ('<p>A note. <a class="footnote-backref" href="#fnref:1" title="Back">↩</a></p>', "A note."),
        ('<p><a title="a > b" href="/x/">x</a></p>', "x."),
        ("<table><tr><th>Service</th><td>Police</td></tr></table>", "Service. Police."),
        ("<ul><li>One \n</li>\n<li>Two. </li>\n</ul><p> <b>Three</b> </p>", "One. Two. Three."),
        ("", ""),
    ],
)
def test_text_reads_as_it_would_be_read_aloud(html: str, text: str) -> None:
    """Sentence by sentence, words whole, entities as what they stand for, no marks of notes."""
    assert read_aloud(html) == text
