"""Linked data for machines that read the web, in the words of schema.org, as a page carries it.

Source: https://schema.org, https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

VOCABULARY = "https://schema.org"
LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/"

_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs with which a text could end the element that it stands in, or be read as markup."""


def embed(things: Sequence[Mapping[str, Any]]) -> Markup | None:
    """Return *things* as the text of a ``script`` element of JSON-LD, None where there are none.

    No text in them can close the element: every ``<``, ``>`` and ``&`` is written as an escape of JSON.
    """
    if not things:
        return None
    body = things[0] if len(things) == 1 else {"@graph": list(things)}
    text = json.dumps({"@context": VOCABULARY, **body}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))  # noqa: S704 - nothing in it is markup any more


def list_trail(steps: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the way from the home page to a page, each step its name and its absolute address.

    Source: https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    """
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, 1)
    ]
    # The page itself is where it is: its address is said only by its own thing.
    del items[-1]["item"]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def name_publisher(name: str, root: str) -> dict[str, Any]:
    """Return who publishes the site, as a part of what it publishes."""
    return {"@type": "Organization", "@id": f"{root}#org", "name": name, "url": root}
