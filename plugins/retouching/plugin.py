"""What Pelican's build notes, so that the next edit of a body may do without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from blinker import signal
from pelican import signals

from plugins.core.ledger import state_file
from plugins.core.sealed import read_seal
from plugins.retouching.faces import tell_face
from plugins.retouching.insets import Inset, UnsettledError, find_insets, render_inset, settle_links
from plugins.retouching.record import Record, Surroundings, Text, read_record, record_file, write_record


def forget_record(pelican: Any) -> None:
    """Begin without a record: a build that fails leaves none."""
    pelican.settings["RETOUCHING"] = None


def make_record(pelican: Any) -> None:
    """Note where each body stands in what was written, before the output becomes what it will be.

    A preview has one text: it is never retouched.
    """
    settings = pelican.settings
    if settings.get("BUILD_CACHE") and "SHELF" in settings and not settings.get("PREVIEW"):
        settings["RETOUCHING"] = Noter(settings).note()


def keep_record(pelican: Any) -> None:
    """Keep the record, together with the state that it belongs to."""
    state = _state_file(pelican.settings)
    record = pelican.settings["RETOUCHING"]
    if record:
        write_record(record_file(state), replace(record, state=read_seal(state)))
    else:
        record_file(state).unlink(missing_ok=True)


def _state_file(settings: Any) -> Path:
    return state_file(Path(settings["BUILD_CACHE"]), Path(settings["OUTPUT_PATH"]).resolve())


class Noter:
    """Makes the record of one build out of what its features have told in the settings."""

    def __init__(self, settings: Any) -> None:
        """Take what is known: places and addresses by path, bodies by source."""
        self._settings, self._ledger = settings, settings["LEDGER"]
        self._places, self._urls = settings["BODIES"], settings["TEXT_URLS"]
        self._bodies = {str(one.path): one.body for one in settings["SOURCES"] if one.body}

    def note(self) -> Record:
        """Return the record, which knows no state yet."""
        state = _state_file(self._settings)
        last = read_record(record_file(state), read_seal(state))
        insets = {path: self._find(path, last) for path in self._places}
        lost = {
            source
            for path, sources in self._places.items()
            for source in {*sources} - {inset.source for inset in insets[path]}
        }
        held = lost | self._settings["COMPARED"]
        faces = {str(one.path): tell_face(one) for one in self._settings["SOURCES"]}
        texts = {
            source: Text("" if source in held else faces.get(source, ""), url) for source, url in self._urls.items()
        }
        return Record("", self._describe_surroundings(), texts, insets, self._settings["INDEXES"])

    def _find(self, path: str, last: Record | None) -> list[Inset]:
        if last and path in self._ledger.kept and path in last.insets:
            return list(last.insets[path])
        bodies = {source: self._render(path, source) for source in self._places[path]}
        return find_insets(self._ledger.read(path), {source: body for source, body in bodies.items() if body})

    def _render(self, path: str, source: str) -> bytes:
        body = self._bodies.get(source)
        try:
            html = settle_links(body.html if body else "", source, self._urls, self._settings["SITEURL"])
        except UnsettledError:
            return b""
        return render_inset(path, html, self._settings["ORIGIN"])

    def _describe_surroundings(self) -> Surroundings:
        settings = self._settings
        assets: Mapping[str, Any] = settings.get("ASSETS", {})
        return Surroundings(
            origin=settings["ORIGIN"],
            base=settings["SITEURL"],
            content=settings["PATH"],
            catalogues=str(Path(settings["THEME"]) / "translations"),
            languages=settings["LANGUAGES"],
            default_lang=settings["DEFAULT_LANG"],
            findings_lang=settings["FINDINGS_LANG"],
            scripts=[asset.path_in_output for asset in assets.values() if asset.path_in_output.endswith(".js")],
            packed=settings["COMPRESSION_CACHE"] if settings["PRECOMPRESS"] else "",
        )


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(forget_record)
    # Both are sent by plugins/languages/site.py.
    signal("site_audited").connect(make_record)
    signal("site_placed").connect(keep_record)
