"""What is wrong, over the page that somebody looks at."""

from plugins.workshop.overlay import MOST_SHOWN, render_overlay

TOLD = """content/a.ca.md:3:1: W205 the summary is short; tell more
content/a.ca.md:7:12: E134 the link leads to <b>nowhere</b>; mend the path
CRITICAL FindingsError: 2 findings in content/, see above
"""


def test_errors_are_listed_at_their_places() -> None:
    """What an author wrote stands as text; a warning, which stops nothing, does not hide them."""
    overlay = render_overlay(TOLD).decode()
    assert "<strong>content/a.ca.md:7:12</strong> E134<br>the link leads to &lt;b&gt;nowhere&lt;/b&gt;" in overlay
    assert "W205" not in overlay
    assert "<b>" not in overlay


def test_what_is_no_finding_is_told_by_its_last_lines() -> None:
    """As when the settings themselves cannot be read."""
    overlay = render_overlay("one\ntwo\nthree\nfour\nfive\nsix <script>\n").decode()
    assert "<li>one</li>" not in overlay
    assert "<li>six &lt;script&gt;</li>" in overlay


def test_long_list_ends_somewhere() -> None:
    """Who mends the first fifty will see the others."""
    assert render_overlay("a.md:1:1: E100 no; yes\n" * (MOST_SHOWN + 9)).decode().count("<li>") == MOST_SHOWN
