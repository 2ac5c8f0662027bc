"""The bound pages as Pelican sees them: written beside the others, out of what these have become."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.offline.binding import Binder, Page


def write_copies(pelican: Any) -> None:
    """Bind the pages that the languages engine has noted for each file."""
    settings, ledger = pelican.settings, pelican.settings["LEDGER"]
    # The theme's files may not be there yet: plugins are told in no fixed order.
    assets = {asset.path_in_output: asset.content for asset in settings["ASSETS"].values()}

    def read(path: str) -> bytes:
        return bytes(assets[path]) if path in assets else ledger.read(path)

    binder = Binder(settings["ORIGIN"], settings["SITEURL"], read)
    for save_as, members in settings["ONE_FILES"].items():
        pages = [Page(f"{settings['SITEURL']}/{url}", ledger.read(path).decode()) for url, path in members]
        ledger.write(save_as, binder.bind(pages).encode())


def register() -> None:
    """Connect the handlers."""
    signals.finalized.connect(write_copies)
