"""What is wrong with a text, over the page that somebody looks at while they write it."""

import html
import re
from pathlib import Path

STYLE_PATH = "/findings.css"
STYLE = Path(__file__).with_name("overlay.css")
_FINDING = re.compile(r"(?P<place>\S+?:\d+:\d+): (?P<code>[A-Z]\d{3}) (?P<text>.+)")
MOST_SHOWN = 50


def render_overlay(told: str) -> bytes:
    """Return what a build that failed has *told* as a part of a page: its findings, else its last lines."""
    found = list(_FINDING.finditer(told))
    # Warnings do not stop a build, and would hide what does.
    errors = [match for match in found if not match["code"].startswith("W")] or found
    rows = [
        "<li><strong>{place}</strong> {code}<br>{text}</li>".format_map(
            {name: html.escape(value) for name, value in match.groupdict().items()}
        )
        for match in errors[:MOST_SHOWN]
    ] or [f"<li>{html.escape(line)}</li>" for line in told.strip().splitlines()[-5:]]
    return (
        '<section class="findings" role="alert" lang="en"><h2>The site was not built</h2>'
        "<p>What you see below is the last good one. Mend this, save, and the page comes back by itself:</p>"
        f"<ol>{''.join(rows)}</ol></section>"
    ).encode()


def link_style() -> bytes:
    """Return the link to the overlay's style sheet, which stands in the head of each page."""
    return f'<link rel="stylesheet" href="{STYLE_PATH}">'.encode()
