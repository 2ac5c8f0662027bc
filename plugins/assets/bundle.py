"""Style sheet, script, fonts and pictures of the theme, each under a name made from its content.

A name that changes with the content lets browsers keep a file for ever and never show an old one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import lightningcss

from plugins.core.addressing import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENTRIES = ("css/site.css", "css/archive.css", "css/campaign.css", "css/home.css", "css/plan.css", "css/search.css")
"""The style sheet of every page, and those which some kinds of page have beside it."""
FOLDER = "assets"
BROWSERS = ["chrome 80", "edge 80", "firefox 78", "safari 13", "ios_saf 13"]

_URL = re.compile(r"""url\((?P<quote>["']?)(?P<target>[^"')]+)(?P=quote)\)""")
_UNSAFE_TO_SHORTEN = ("`", "/*", "\\\n")


class AssetError(ValueError):
    """The theme's files do not fit together; the message says which and why."""


@dataclass(frozen=True)
class Asset:
    """One file of the theme: the name templates ask for, where it is written, and its bytes."""

    name: str
    path_in_output: str
    content: bytes


def read_assets(static: Path) -> dict[str, Asset]:
    """Return every asset under *static* by its plain name, in alphabetical order.

    Of the style sheets only the entries are assets: the others are parts of them.

    Raises:
        AssetError: two files share a name, or a style sheet asks for a file that is not there.
    """
    assets: dict[str, Asset] = {}
    for path in sorted(path for path in static.rglob("*") if path.is_file() and not path.name.startswith(".")):
        if path.suffix == ".css":
            continue
        if path.name in assets:
            raise AssetError(f'two files of the theme are called "{path.name}"; give one of them another name')
        content = path.read_bytes()
        assets[path.name] = name_asset(path.name, shorten_script(content) if path.suffix == ".js" else content)
    for entry in (static / name for name in ENTRIES):
        if entry.is_file():
            assets[entry.name] = name_asset(entry.name, read_style_sheet(entry, assets))
    return dict(sorted(assets.items()))


def name_asset(name: str, content: bytes) -> Asset:
    """Return *content* as an asset whose path carries its digest."""
    plain = PurePosixPath(name)
    return Asset(name, f"{FOLDER}/{plain.stem}.{digest(content)}{plain.suffix}", content)


def read_style_sheet(entry: Path, assets: Mapping[str, Asset]) -> bytes:
    """Return the style sheet *entry* with all it imports, minified for BROWSERS, its URLs pointing at *assets*."""
    try:
        bundled: str = lightningcss.bundle_css(str(entry), browsers_list=BROWSERS, minify=True)
    except ValueError as error:
        raise AssetError(f"the style sheet {entry.name} cannot be bundled: {error}") from error
    return rewrite_urls(bundled, assets).encode()


def rewrite_urls(css: str, assets: Mapping[str, Asset]) -> str:
    """Return *css* with each ``url()`` replaced by the name its file has beside the bundled sheet."""

    def point(match: re.Match[str]) -> str:
        target = match["target"]
        if target.startswith(("data:", "#")):
            return match[0]
        name = target.rpartition("/")[2]
        if name not in assets:
            raise AssetError(f'the style sheet asks for "{target}", which is not among the theme\'s files')
        return f"url({assets[name].path_in_output.removeprefix(f'{FOLDER}/')})"

    return _URL.sub(point, css)


def shorten_script(content: bytes) -> bytes:
    """Return a script without indentation, blank lines and lines that only comment.

    No parser is at work, so a script in which that could change a string is returned as it is.
    """
    text = content.decode()
    if any(sign in text for sign in _UNSAFE_TO_SHORTEN):
        return content
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode() + b"\n"
