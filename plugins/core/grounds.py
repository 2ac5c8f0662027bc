"""What everything that a build makes depends on: the code, its dependencies, the theme and the settings."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

CODE = Path(__file__).resolve().parents[1]
THEME_FOLDERS = ("templates", "static", "translations")
PLACES = frozenset({"OUTPUT_PATH", "PICTURE_CACHE", "KIT_CACHE", "COMPRESSION_CACHE", "BUILD_CACHE", "BUILD_STATS"})
"""Settings on which nothing depends that is written."""
_PLAIN = (str, int, float, bool, type(None))


@cache
def digest_code() -> str:
    """Return the digest of the generator's own code, of Python and of the versions of all that is installed."""
    mark = hashlib.blake2b(digest_size=16)
    mark.update(sys.version.encode())
    for name in sorted({*list_distributions(sys.path)}):
        mark.update(name.encode() + b"\0")
    _feed_files(mark, CODE, ".py")
    return mark.hexdigest()


def digest_theme(theme: Path) -> str:
    """Return the digest of the theme's templates, catalogues and other files, but for those of the kits."""
    return ".".join(digest_files(theme / folder) for folder in THEME_FOLDERS)


def digest_files(folder: Path) -> str:
    """Return the digest of all files below *folder*, and of what they are called."""
    mark = hashlib.blake2b(digest_size=16)
    _feed_files(mark, folder)
    return mark.hexdigest()


def digest_settings(settings: Mapping[str, Any], without: Iterable[str] = ()) -> str:
    """Return the digest of the *settings* that are plain values, those named by *without* left out.

    What is no plain value is code, and told by its name.
    """
    mark, left_out = hashlib.blake2b(digest_size=16), frozenset(without)
    for name in sorted(settings):
        if name not in left_out and name.isupper():
            mark.update(f"{name}={_describe(settings[name])}\n".encode("utf-8", "surrogatepass"))
    return mark.hexdigest()


def list_distributions(path: Iterable[str]) -> Iterator[str]:
    """Yield name and version of what is installed in the folders of *path*, as their folders tell it."""
    for folder in path:
        try:
            yield from (name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
        except OSError:
            continue


def _feed_files(mark: Any, root: Path, suffix: str = "") -> None:
    for file in list_files(os.fspath(root)):
        if file.endswith(suffix):
            content = Path(file).read_bytes()
            mark.update(f"{os.path.relpath(file, root)}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            mark.update(content)


def list_files(folder: str, _within: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the files below *folder*, in order; caches of Python and what begins with a dot are none of it.

    A link to a folder is followed, but never round in a circle.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    within = _within | {os.path.realpath(folder)}
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            if not entry.is_symlink() or os.path.realpath(entry.path) not in within:
                yield from list_files(entry.path, within)
        elif entry.is_file():
            yield entry.path


def is_plain(value: Any) -> bool:
    """Tell whether *value* is data through and through: texts, numbers, and lists and mappings of them."""
    if isinstance(value, Mapping):
        return all(is_plain(key) and is_plain(one) for key, one in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(map(is_plain, value))
    return isinstance(value, _PLAIN)


def _describe(value: Any) -> str:
    if isinstance(value, _PLAIN):
        return repr(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_describe(key)}:{_describe(value[key])}" for key in value) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(_describe, value)) + "]"
    if isinstance(value, (set, frozenset)):
        return "{" + ",".join(sorted(map(_describe, value))) + "}"
    named = value if callable(value) and hasattr(value, "__qualname__") else type(value)
    return f"{named.__module__}.{named.__qualname__}"
