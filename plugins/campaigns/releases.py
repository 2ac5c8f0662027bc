"""The hashes of what was released, a file a version: by them a copy is told from older and from changed ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.core.findings import N_, Finding
from plugins.core.sources import read_text

FOLDER, ENDING = "releases", ".sha256"
MAX_BYTES = 262_144

_VERSION = re.compile(r"[1-9][0-9]?\.[0-9]{1,2}", re.ASCII)
_LINE = re.compile(r"(?P<hash>[0-9a-f]{64})  (?P<path>[A-Za-z0-9][\w./-]*)", re.ASCII)


@dataclass(frozen=True)
class Release:
    """A version that was released: the SHA-256 of each of its files, by the path in the kit's folder."""

    version: str
    hashes: Mapping[str, str]


def read_releases(campaign_folder: Path, base: Path) -> tuple[tuple[Release, ...], list[Finding]]:
    """Return the releases of a campaign, newest first, and what is wrong; paths in findings are relative to *base*."""
    releases, findings = [], []
    for file in sorted((campaign_folder / FOLDER).glob(f"*{ENDING}")):
        path = file.relative_to(base).as_posix()
        text, unread = read_text(file, path, MAX_BYTES)
        release, wrong = parse_release(text, path) if text is not None else (None, [])
        findings += [*unread, *wrong]
        if release:
            releases.append(release)
    return tuple(sorted(releases, key=_order, reverse=True)), findings


def parse_release(text: str, path: str) -> tuple[Release | None, list[Finding]]:
    """Return the release whose sums are *text* and whose version is the name of *path*, or None, and what is wrong."""
    version = path.rpartition("/")[2].removesuffix(ENDING)
    if not _VERSION.fullmatch(version):
        message, hint = N_('"%(value)s" is no version'), N_("name the file after one, such as 1.0.sha256")
        return None, [Finding(path, 1, 1, "E435", message, hint, {"value": version})]
    hashes, findings = parse_hashes(text, path)
    return (None if findings else Release(version, hashes)), findings


def parse_hashes(text: str, path: str) -> tuple[dict[str, str], list[Finding]]:
    """Return the hashes that *text* lists as SHA256SUMS does, by the name of what each is of, and what is wrong."""
    hashes, findings = {}, []
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match:
            hashes[match["path"]] = match["hash"]
        else:
            message, hint = N_("this is no line of SHA256SUMS"), N_("take the file as the kit's own SHA256SUMS has it")
            findings.append(Finding(path, number, 1, "E436", message, hint))
    return hashes, findings


def _order(release: Release) -> tuple[int, ...]:
    return tuple(int(number) for number in release.version.split("."))
