"""Rendered files kept by what they were made of, so that what did not change is not rendered again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.core.addressing import write_atomically

_DIGEST = 32
MAX_BYTES = 64 * 1024 * 1024


@dataclass
class Store:
    """A folder of rendered files; `taken` and `rendered` count what came out of it and what had to be made.

    Each file begins with the SHA-256 of the rest: one that is damaged is made again, and nothing in it is ever run.
    """

    folder: Path
    taken: int = 0
    rendered: int = 0

    def fetch(self, key: str, render: Callable[[], bytes]) -> bytes:
        """Return what is kept under *key*, or render and keep it."""
        content = self._read(key)
        if content is not None:
            self.taken += 1
            return content
        content = render()
        self.rendered += 1
        self.folder.mkdir(parents=True, exist_ok=True)
        write_atomically(self._file(key), hashlib.sha256(content).digest() + content)
        return content

    def holds(self, key: str) -> bool:
        """Tell whether something sound is kept under *key*."""
        return self._read(key) is not None

    def _read(self, key: str) -> bytes | None:
        file = self._file(key)
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_BYTES:
            return None
        digest, content = (data := file.read_bytes())[:_DIGEST], data[_DIGEST:]
        return content if hashlib.sha256(content).digest() == digest else None

    def _file(self, key: str) -> Path:
        return self.folder / key


def make_key(parts: Mapping[str, Any]) -> str:
    """Return the name under which a file made of *parts* is kept: the SHA-256 of their JSON."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=_hash_part)
    return hashlib.sha256(text.encode()).hexdigest()


def hash_bytes(content: bytes) -> str:
    """Return what stands for *content* in a key, where it may stand itself as well."""
    return hashlib.sha256(content).hexdigest()


def _hash_part(value: object) -> str:
    if isinstance(value, bytes):
        return hash_bytes(value)
    message = f"{type(value).__name__} is no part of a key"
    raise TypeError(message)
