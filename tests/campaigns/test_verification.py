"""The hashes that a page carries."""

from __future__ import annotations

import json
from base64 import b64decode

from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.project import Project
from plugins.campaigns.releases import Release
from plugins.campaigns.verification import DIGEST, list_sums, pack_hashes


def unpack(packed: str) -> set[str]:
    """Return the beginnings of the hashes in hexadecimal."""
    content = b64decode(packed)
    return {content[place : place + DIGEST].hex() for place in range(0, len(content), DIGEST)}


def test_every_file_is_either_listed_or_packed(shown: tuple[Project, BuiltKit]) -> None:
    """Those of the page's language whole, as ``sha256sum --check`` reads them, all others by their beginning."""
    kit = shown[1].kit
    sums, ((version, packed),) = list_sums(kit, "gl"), json.loads(pack_hashes(kit, (), "gl"))
    assert version == kit.campaign.version
    for file in (*kit.files, *kit.archives):
        if file.lang == "gl":
            assert f"{file.sha256}  {file.path}\n" in sums
        else:
            assert file.sha256[: 2 * DIGEST] in unpack(packed)


def test_older_versions_keep_what_no_newer_one_has(shown: tuple[Project, BuiltKit]) -> None:
    """What did not change since is current; what changed stands with the last version that had it."""
    kit = shown[1].kit
    same, once, twice = kit.files[0].sha256, "01" * 32, "02" * 32
    releases = (Release("0.9", {"a": same, "b": twice}), Release("0.8", {"a": once, "b": twice}))
    _, *older = json.loads(pack_hashes(kit, releases, "ca"))
    assert [(version, unpack(packed)) for version, packed in older] == [
        ("0.9", {twice[: 2 * DIGEST]}),
        ("0.8", {once[: 2 * DIGEST]}),
    ]
