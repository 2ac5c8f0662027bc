"""The corpus of the peers' bench as a project of this kind: the code, the settings, the texts."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.corpus import ROOT, Corpus, write, write_project

SETTINGS = Path(__file__).with_name("settings.py")
HEAD = "theme/templates/partials/head.html"
EXTRA_LINK = """{% if x_default %}
<link rel="alternate" hreflang="x-default" href="{{ x_default }}">
{% endif %}
"""


def write_site(source: ModuleType, count: int, folder: Path, pool: Path | None, *, variant: str, seed: int) -> None:
    """Write *count* articles of the bench's generator *source* into *folder*, and what the bench asks of them.

    The photographs of *pool* are shown in the *variant* `img` alone: this site never publishes one as it came.
    The code is that of the repository which SITE_ROOT names, or of this one.
    """
    articles = source.make(count, seed)
    photographs = pool if variant == "img" else None
    root = Path(os.environ.get("SITE_ROOT", ROOT))
    write_project(folder, Corpus(source, articles), photographs, own=False, code=root)
    _adapt(folder)
    facts = json.dumps(_describe(source, articles), ensure_ascii=False)
    write(folder / "bench.json", facts)


def _adapt(folder: Path) -> None:
    settings, head = folder / "pelicanconf.py", folder / HEAD
    write(settings, settings.read_text(encoding="utf-8") + "\n" + SETTINGS.read_text(encoding="utf-8"))
    template = head.read_text(encoding="utf-8")
    if EXTRA_LINK not in template:
        raise SystemExit(f"{HEAD} no longer has the link that the bench does not expect; look there first")
    # Its check counts the links to other languages, and wants one a language.
    write(head, template.replace(EXTRA_LINK, ""))


def _describe(source: ModuleType, articles: Sequence[Any]) -> dict[str, Any]:
    edited = articles[len(articles) // 2]
    terms = {article.cat for article in articles} | {tag for article in articles for tag in article.tags}
    return {
        "n": len(articles),
        "edit": f"content/articles/{edited.slug}.{source.LANGS[0]}.md",
        "slug": edited.slug,
        "title": edited.text[source.LANGS[0]][0],
        "images": sum(article.image is not None for article in articles),
        "terms": len(terms),
    }
