"""What a version was made from: whoever has it can trust that nothing else ever bore its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from plugins.campaigns.model import Campaign, Words
from plugins.campaigns.places import Places
from plugins.campaigns.releases import FOLDER, parse_hashes
from plugins.campaigns.store import make_key
from plugins.core.findings import N_, Finding
from plugins.core.sources import read_text

ENDING = ".sources"
MAX_BYTES = 65_536
HELPLINES = "helplines"

# The landing page alone says these, and no file of a kit.
_ON_PAGE = frozenset({"audience", "when", "motion", "declaration", "adopters_intro", "contact"})


def digest_sources(campaign: Campaign) -> dict[str, str]:
    """Return the SHA-256 of each thing that the kit is made from, by the name of the file that tells it.

    Not among them is what may change under a version: its status, the plan, later entries of the changelog, the towns
    that take part, and what stands on the landing page alone.
    """
    return {name: make_key(data) for name, data in sorted(_list_sources(campaign))}


def render_sources(campaign: Campaign) -> str:
    """Return the digests of *campaign* a line each, in the form of the kit's checksums."""
    return "".join(f"{digest}  {name}\n" for name, digest in digest_sources(campaign).items())


def record_file(campaign: Campaign) -> Path:
    """Return where it is written what the version of *campaign* was made from."""
    return campaign.folder / FOLDER / f"{campaign.version}{ENDING}"


def check_revision(campaign: Campaign, base: Path) -> Iterator[Finding]:
    """Yield a finding for everything that changed since its version was released; paths are relative to *base*."""
    file = record_file(campaign)
    path = file.relative_to(base).as_posix()
    if not file.exists() and not file.is_symlink():
        return
    text, unread = read_text(file, path, MAX_BYTES)
    recorded, wrong = parse_hashes(text or "", path)
    yield from (*unread, *wrong)
    if text is None or wrong:
        return
    current = digest_sources(campaign)
    for name in sorted(recorded.keys() | current.keys()):
        if recorded.get(name) != current.get(name):
            message = N_("%(name)s is not what version %(version)s was released with")
            hint = N_("raise the version, and tell in the changelog what changed; or take the change back")
            place = Places(campaign, base).in_kit("version")
            yield place.refuse("E451", message, hint, name=name, version=campaign.version)


def _list_sources(campaign: Campaign) -> Iterator[tuple[str, Mapping[str, Any]]]:
    plain = ("id", "version", "short", "licence", "default_lang", "langs", "territories")
    yield (
        "kit.yaml",
        {
            **{name: getattr(campaign, name) for name in plain},
            "released": campaign.released.isoformat(),
            "palette": asdict(campaign.palette),
            "dates": [
                [day.id, day.first.isoformat(), day.until.isoformat(), dict(day.title.by_language)]
                for day in campaign.dates
            ],
            "items": [[item.id, item.kind] for item in campaign.items],
        },
    )
    lines = [[line.number, dict(line.name.by_language), dict(line.note.by_language)] for line in campaign.helplines]
    yield HELPLINES, {"lines": lines}
    for lang, words in campaign.words.items():
        yield f"texts/{lang}.yaml", _list_words(words)
    for document in campaign.documents.values():
        name = f"docs/{document.item}.{document.lang}.md"
        yield name, {"title": document.title, "markdown": document.markdown}
    for item in campaign.items:
        if item.art is not None:
            yield f"art/{item.id}", {"svg": item.art}


def _list_words(words: Words) -> dict[str, Any]:
    said: dict[str, Any] = {**vars(words), "posts": dict(words.posts), "alt": dict(words.alt)}
    return {key: value for key, value in said.items() if key not in _ON_PAGE}
