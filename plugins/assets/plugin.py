"""The theme's assets as Pelican sees them: `asset("site.css")` in templates, and the files beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from plugins.assets.bundle import Asset, AssetError, read_assets


def gather_assets(pelican: Any) -> None:
    """Read and name the assets once, before any template asks for them."""
    pelican.settings["ASSETS"] = read_assets(Path(pelican.settings["THEME"]) / "static")


def offer_assets(generator: Any) -> None:
    """Let templates ask for the address of an asset by its plain name."""
    assets, base = generator.settings["ASSETS"], generator.settings["SITEURL"]

    def asset(name: str) -> str:
        if name not in assets:
            message = f'a template asks for the asset "{name}"; the theme has {", ".join(assets)}'
            raise AssetError(message)
        return f"{base}/{assets[name].path_in_output}"

    generator.env.globals["asset"] = asset


def write_assets(pelican: Any) -> None:
    """Write all assets into the output."""
    assets: dict[str, Asset] = pelican.settings["ASSETS"]
    for item in assets.values():
        pelican.settings["LEDGER"].write(item.path_in_output, item.content)


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(gather_assets)
    signals.generator_init.connect(offer_assets)
    signals.finalized.connect(write_assets)
