"""The packed texts as Pelican sees them: written last, once the audit has looked at what they are made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from blinker import signal

from plugins.precompression.compressing import compress_folder


def compress_output(pelican: Any) -> None:
    """Pack the texts of the site where the settings ask for it."""
    if pelican.settings["PRECOMPRESS"]:
        compress_folder(Path(pelican.output_path), Path(pelican.settings["COMPRESSION_CACHE"]))


def register() -> None:
    """Connect the handler."""
    # Sent by plugins/languages/site.py when the audit has let everything pass.
    signal("site_audited").connect(compress_output)
