"""Brotli and gzip at their best, once for each content.

What was made before is kept by the SHA-256 of what it was made from, and believed only once it has been unpacked to
that again: whatever somebody puts into the cache, it cannot change what a visitor is sent.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

import brotli

from plugins.core.addressing import write_atomically
from plugins.core.workers import map_over_cores

TEXTS = frozenset({".css", ".csv", ".html", ".ics", ".js", ".json", ".jsonld", ".svg", ".txt", ".xml"})
LEAST = 256
"""Bytes under which a visitor gains nothing."""


def _gzip(content: bytes) -> bytes:
    # Without a time in its head, the same content always gives the same bytes.
    return gzip.compress(content, 9, mtime=0)


def _unpack_brotli(packed: bytes, most: int) -> bytes:
    return bytes(brotli.Decompressor().process(packed, output_buffer_limit=most))


def _unpack_gzip(packed: bytes, most: int) -> bytes:
    return zlib.decompressobj(wbits=31).decompress(packed, most)


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {".br": brotli.compress, ".gz": _gzip}
UNPACKERS: Mapping[str, Callable[[bytes, int], bytes]] = {".br": _unpack_brotli, ".gz": _unpack_gzip}
"""Each takes how many bytes it may give at most: a small file can unpack to more than fits into the memory."""


def is_worth_packing(path: str, size: int) -> bool:
    """Tell whether a visitor gains by having the file *path* of *size* bytes packed."""
    return PurePosixPath(path).suffix in TEXTS and size >= LEAST


def list_packings(paths: Iterable[str]) -> list[str]:
    """Return what each of *paths* is called in every packing."""
    return [path + suffix for path in paths for suffix in PACKERS]


def compress_files(files: Sequence[tuple[Path, Path]], cache: Path) -> int:
    """Write each of the *files* in every packing beside its target, and return the bytes of the smallest ones.

    Each comes with its target, which may be itself; *cache* keeps what was packed.
    """
    return sum(map_over_cores(lambda pair: _compress_file(*pair, cache), files))


def _compress_file(path: Path, target: Path, cache: Path) -> int:
    content, sizes = path.read_bytes(), []
    name = hashlib.sha256(content).hexdigest()
    for suffix, pack in PACKERS.items():
        kept = cache / f"{name}{suffix}"
        packed = _read_kept(kept, content, UNPACKERS[suffix])
        if packed is None:
            packed = pack(content)
            write_atomically(kept, packed)
        write_atomically(target.with_name(target.name + suffix), packed)
        sizes.append(len(packed))
    return min(sizes)


def _read_kept(kept: Path, content: bytes, unpack: Callable[[bytes, int], bytes]) -> bytes | None:
    """Return what is kept, or None where it is not there or is not *content*."""
    if not kept.is_file() or kept.stat().st_size > len(content) + LEAST:
        return None
    packed = kept.read_bytes()
    try:
        return packed if unpack(packed, len(content) + 1) == content else None
    except (brotli.error, zlib.error):
        return None
