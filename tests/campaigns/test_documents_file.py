"""Documents as they are written: a head, and Markdown with tokens."""

from __future__ import annotations

import pytest

from plugins.campaigns.documents_file import parse_document

HEAD = "---\ntitle: Moció {of_town}\nlang: ca\n---\n"


def test_document_is_read() -> None:
    """With its title, and its text as it stands."""
    document, findings = parse_document(f"{HEAD}\n## A\n\n{{town}} [data]\n\n{{helplines}}\n", "a.md", "mocio", "ca")
    assert findings == []
    assert document is not None
    assert (document.title, document.item, document.lang) == ("Moció {of_town}", "mocio", "ca")
    assert document.markdown == "\n## A\n\n{town} [data]\n\n{helplines}\n"


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a", (1, 1), "E119"),
        ("---\ntitle: A\nlang: gl\n---\n", (3, 7), "E112"),
        ("---\nlang: ca\n---\n", (2, 1), "E107"),
        (f"{HEAD}\na {{name}}", (6, 3), "E425"),
        (f"{HEAD}# A", (5, 1), "E127"),
        (f"{HEAD}a\n<b>", (6, 1), "E426"),
        (f"{HEAD}a <!-- b -->", (5, 3), "E426"),
        (f"{HEAD}a\n\n![b](c.png)", (7, 1), "E427"),
    ],
)
def test_what_documents_do_not_hold_is_refused(text: str, place: tuple[int, int], code: str) -> None:
    """At its line and column."""
    _, findings = parse_document(text, "a.md", "mocio", "ca")
    assert [((finding.line, finding.column), finding.code) for finding in findings] == [(place, code)]
