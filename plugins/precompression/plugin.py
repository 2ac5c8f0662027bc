"""The packed texts as Pelican sees them: written last, once the audit has looked at what they are made from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blinker import signal

from plugins.core.ledger import Ledger
from plugins.precompression.compressing import compress_files, is_worth_packing, list_packings


def compress_output(pelican: Any) -> None:
    """Pack the texts of the site where the settings ask for it, those that stand packed already left out."""
    settings = pelican.settings
    if settings["PRECOMPRESS"]:
        files = list(find_unpacked(settings["LEDGER"]))
        compress_files(files, Path(settings["COMPRESSION_CACHE"]))


def find_unpacked(ledger: Ledger) -> Iterator[tuple[Path, Path]]:
    """Yield each text that has to be packed, and what it is to lie beside."""
    for path, record in [*ledger.kept.items()]:
        if is_worth_packing(path, record.bytes) and not _keep_packed(ledger, path, record.sha256):
            yield ledger.locate(path), ledger.folder / path
    for path in ledger.list_fresh():
        file = ledger.folder / path
        if not file.is_symlink() and is_worth_packing(path, os.path.getsize(file)):  # noqa: PTH202 - of thousands
            yield file, file
            ledger.made_of.update(dict.fromkeys(list_packings([path]), ledger.sha256.get(path, "")))


def _keep_packed(ledger: Ledger, path: str, sha256: str) -> bool:
    """Keep *path* in every packing, which was made of a text with that *sha256*; tell whether all were there."""
    packings = list_packings([path])
    ledger.made_of.update(dict.fromkeys(packings, sha256))
    kept = [ledger.keep(packed, sha256) for packed in packings]
    return all(kept)


def register() -> None:
    """Connect the handler."""
    # Sent by plugins/languages/site.py when the audit has let everything pass.
    signal("site_audited").connect(compress_output)
