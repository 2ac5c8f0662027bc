"""What a page knows of every file that was ever released, so that a browser can tell a true copy from a changed one."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator

from plugins.campaigns.kit import Kit
from plugins.campaigns.releases import Release

DIGEST = 12
"""Bytes of each hash: 96 bits are more than anybody can forge, and weigh a third."""


def list_sums(kit: Kit, lang: str) -> str:
    """Return the lines of SHA256SUMS for the files and the zip of *lang*."""
    own = (file for file in (*kit.archives, *kit.files) if file.lang == lang)
    return "".join(f"{file.sha256}  {file.path}\n" for file in own)


def pack_hashes(kit: Kit, releases: Iterable[Release], lang: str) -> str:
    """Return as JSON each version with the hashes that `list_sums` does not list, as base64 of the first bytes of each.

    The current version comes first. What an older one shares with a newer one stands with the newer; *releases* go from
    the newest to the oldest.
    """
    return json.dumps(list(_pack(kit, releases, lang)), separators=(",", ":"))


def _pack(kit: Kit, releases: Iterable[Release], lang: str) -> Iterator[tuple[str, str]]:
    current, files = kit.campaign.version, (*kit.files, *kit.archives)
    told = {file.sha256 for file in files}
    yield current, _encode(file.sha256 for file in files if file.lang != lang)
    for release in releases:
        fresh = set(release.hashes.values()) - told
        told |= fresh
        if fresh and release.version != current:
            yield release.version, _encode(fresh)


def _encode(hashes: Iterable[str]) -> str:
    return b64encode(b"".join(bytes.fromhex(one)[:DIGEST] for one in sorted(hashes))).decode()
