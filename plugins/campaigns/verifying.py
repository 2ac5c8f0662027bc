"""Whether a folder holds a kit as it was published: each file by its hash, their list by its signature.

The folder may come from anywhere: nothing in it is opened but what its lists name, and nothing outside of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from plugins.campaigns.kit import MANIFEST, SIGNATURE, SUMS
from plugins.campaigns.model import Campaign, Status
from plugins.campaigns.releases import Release, parse_hashes
from plugins.campaigns.signing import verify
from plugins.core.sources import read_text

MAX_LIST = 1_048_576
LISTS = frozenset({MANIFEST, SUMS, SIGNATURE})

_VERSION = re.compile(r"[1-9][0-9]?\.[0-9]{1,2}", re.ASCII)
_PATH = re.compile(r"[A-Za-z0-9][\w./-]*", re.ASCII)


Releases = Mapping[str, Sequence[Release]]
"""By the campaign's id: the hashes of what was released, where they are known."""


class Unverifiable(Exception):
    """A folder that is no kit; the sentence says what it lacks."""


class Standing(StrEnum):
    """What a kit of that version is good for today."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Signed(StrEnum):
    """What is known of a signature."""

    VALID = "valid"
    INVALID = "invalid"
    UNCHECKED = "unchecked"
    MISSING = "missing"


@dataclass(frozen=True)
class Verification:
    """What was found of a kit; `successor` names what takes its place, None where nothing does.

    `changed`, `missing` and `unlisted` are paths; a personalised kit is a town's own, and has no published hashes.
    """

    kit: str
    version: str
    standing: Standing
    successor: str | None
    signed: Signed
    sound: int
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    is_personal: bool = False

    @property
    def is_true(self) -> bool:
        """Tell whether all that there is is as it was published, and the signature, if looked at, is right."""
        return not self.changed and self.signed is not Signed.INVALID and self.sound > 0


def verify_folder(
    folder: Path, campaigns: Sequence[Campaign], releases: Releases, public: str | None = None
) -> Verification:
    """Return what is found of the kit in *folder*, held against *campaigns* and what they released.

    *public* is the key of the signature.

    Raises:
        Unverifiable: it holds no manifest that can be read.
    """
    manifest = _read_manifest(folder / MANIFEST)
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    sums = _read_list(folder / SUMS)
    summed = parse_hashes(sums or "", SUMS)[0]
    is_personal = "personalised" in manifest
    released = None if is_personal else _find_release(manifest["kit"], manifest["version"], releases)
    states = {
        path: _look_at(folder, path, {one, summed.get(path, one), one if released is None else released.get(path, "")})
        for path, one in listed.items()
    }
    standing, successor = find_standing(manifest["kit"], manifest["version"], campaigns)
    return Verification(
        kit=manifest["kit"],
        version=manifest["version"],
        standing=standing,
        successor=successor,
        signed=_check_signature(folder, sums, public),
        sound=sum(state is True for state in states.values()),
        changed=tuple(path for path, state in states.items() if state is False),
        missing=tuple(path for path, state in states.items() if state is None),
        unlisted=tuple(_list_others(folder, listed)),
        is_personal=is_personal,
    )


def find_standing(kit: str, version: str, campaigns: Sequence[Campaign]) -> tuple[Standing, str | None]:
    """Return how *version* of *kit* stands today, and what takes its place."""
    campaign = next((one for one in campaigns if one.id == kit), None)
    if campaign is None or campaign.status is Status.DRAFT or _order(version) > _order(campaign.version):
        return Standing.UNKNOWN, None
    if campaign.status is Status.WITHDRAWN:
        return Standing.WITHDRAWN, None
    if campaign.status is Status.SUPERSEDED:
        return Standing.SUPERSEDED, campaign.superseded_by
    if version != campaign.version:
        return Standing.SUPERSEDED, f"{campaign.id} {campaign.version}"
    return Standing.CURRENT, None


def _find_release(kit: str, version: str, releases: Releases) -> Mapping[str, str] | None:
    return next((one.hashes for one in releases.get(kit, ()) if one.version == version), None)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _read_manifest(file: Path) -> Mapping[str, Any]:
    text = _read_list(file)
    try:
        manifest = json.loads(text or "")
        entries = manifest["files"]
        is_kit = isinstance(manifest["kit"], str) and _VERSION.fullmatch(manifest["version"])
        is_listed = all(_is_plain(entry["path"]) and isinstance(entry["sha256"], str) for entry in entries)
    except (ValueError, KeyError, TypeError, RecursionError):
        is_kit = is_listed = None
    if not (is_kit and is_listed):
        raise Unverifiable(f"{file} is not there, or is no manifest of a kit")
    return dict(manifest)


def _is_plain(path: Any) -> bool:
    return isinstance(path, str) and bool(_PATH.fullmatch(path)) and ".." not in path.split("/")


def _read_list(file: Path) -> str | None:
    return read_text(file, file.name, MAX_LIST)[0]


def _look_at(folder: Path, path: str, hashes: set[str]) -> bool | None:
    """Tell whether a file is the one that all *hashes* are of; None where there is no such file in *folder* itself."""
    file = folder / path
    if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
        return None
    with file.open("rb") as stream:
        return hashes == {hashlib.file_digest(stream, "sha256").hexdigest()}


def _list_others(folder: Path, listed: Mapping[str, str]) -> Iterator[str]:
    paths = (file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*")) if file.is_file())
    return (path for path in paths if path not in listed and path not in LISTS)


def _check_signature(folder: Path, sums: str | None, public: str | None) -> Signed:
    signature = _read_list(folder / SIGNATURE)
    if signature is None or sums is None:
        return Signed.MISSING
    if public is None:
        return Signed.UNCHECKED
    return Signed.VALID if verify(sums.encode(), signature, public) else Signed.INVALID
