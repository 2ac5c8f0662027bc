"""What the home page and the articles tell machines.

Source: https://developers.google.com/search/docs/appearance/structured-data/article and
https://developers.google.com/search/docs/appearance/structured-data/organization
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.core.linked_data import LICENCE_URL, name_publisher
from plugins.core.registries import PERSON


def describe_site(
    name: str, root: str, description: str, logo: str | None, langs: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the collective and its site; addresses are absolute, *root* ends with a slash."""
    publisher = name_publisher(name, root)
    organisation = publisher | {"description": description} | ({"logo": logo} if logo else {})
    site = {
        "@type": "WebSite",
        "name": name,
        "url": root,
        "inLanguage": list(langs),
        "publisher": {"@id": publisher["@id"]},
    }
    return [organisation, site]


def describe_article(article: Any, url: str, root: str, image: str | None, name: str) -> dict[str, Any]:
    """Return an article; *url*, *root* and *image*, its share card, are absolute."""
    modified = getattr(article, "modified", None) or article.date
    told = {
        "@type": "BlogPosting",
        "headline": str(article.title),
        "url": url,
        "image": image,
        "datePublished": article.date.isoformat(),
        "dateModified": modified.isoformat() if modified != article.date else None,
        "inLanguage": article.lang,
        "author": [_describe_author(author, root) for author in article.authors],
        "publisher": name_publisher(name, root),
        "license": LICENCE_URL,
    }
    return {key: value for key, value in told.items() if value is not None}


def _describe_author(author: Any, root: str) -> dict[str, Any]:
    kind = "Person" if author.entry.type == PERSON else "Organization"
    return {"@type": kind, "name": author.name, "url": root + author.url}
