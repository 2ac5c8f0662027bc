"""The audit as Pelican sees it: the policy in pages, then a look at all that was written before it is published."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from blinker import signal
from pelican import signals

from plugins.audit.headers import (
    HEADERS_FILE,
    MANIFEST_FILE,
    NGINX_FILE,
    render_headers_file,
    render_nginx,
    render_page_policy,
)
from plugins.audit.manifest import Entry, make_entry, render_manifest
from plugins.audit.scan import OutputFile, Scanner, check_entry, check_places, list_entries
from plugins.core.findings import Finding, FindingsError, render_findings
from plugins.core.workers import map_over_cores


def prepare_audit(pelican: Any) -> None:
    """Begin a list of what pages are written to."""
    pelican.settings["WRITTEN"] = []


def offer_policy(generator: Any) -> None:
    """Let templates print the content security policy of a kind of page."""
    generator.env.globals["csp"] = render_page_policy


def note_written(path: str, context: Any) -> None:
    """Keep where a page was written."""
    context["WRITTEN"].append(path)


def audit_output(pelican: Any) -> None:
    """Write headers and manifest, and stop where anything in the output is not as it should be.

    The site sends this when every plugin has written its files, and before they take the place of the last build's.
    """
    settings, output, ledger = pelican.settings, Path(pelican.output_path), pelican.settings["LEDGER"]
    headers = _write_headers(settings)
    theme = {asset.path_in_output: asset.content for asset in settings.get("ASSETS", {}).values()}
    scanner = Scanner(settings["ORIGIN"], settings["SITEURL"], theme, headers)
    findings = [finding for path, entry in list_entries(output) for finding in check_entry(entry, path)]
    findings += check_places(settings["WRITTEN"], output)
    sources = _shorten_sources(settings)
    fresh = [path for path in ledger.list_fresh() if not (output / path).is_symlink()]

    def look(path: str) -> tuple[list[Finding], Entry]:
        file = OutputFile(path, (output / path).read_bytes())
        return list(scanner.check_file(file)), make_entry(file, sources)

    looked = map_over_cores(look, fresh)
    _stop_at_findings(findings + [one for found, _ in looked for one in found], settings["FINDINGS_GETTEXT"])
    ledger.sha256.update((entry.path, entry.sha256) for _, entry in looked)
    kept = (Entry(path, record.bytes, record.sha256, sources.get(path)) for path, record in ledger.kept.items())
    ledger.write(MANIFEST_FILE, render_manifest([*kept, *(entry for _, entry in looked)]).encode())


def _write_headers(settings: Any) -> dict[str, bytes]:
    prefixes = [speaker.language.prefix for speaker in settings["SPEAKERS"].values()]
    files = {
        HEADERS_FILE: render_headers_file(settings["SITEURL"], settings["ONE_FILES"]).encode(),
        NGINX_FILE: render_nginx(prefixes, settings["SITEURL"]).encode(),
    }
    for name, content in files.items():
        settings["LEDGER"].write(name, content)
    return files


def _shorten_sources(settings: Any) -> dict[str, str]:
    """Return the sources of what was written, as paths that begin with the content folder's own name."""
    content = Path(settings["PATH"])
    above = f"{content.parent.as_posix()}/"
    return {path: Path(source).as_posix().removeprefix(above) for path, source in settings["OUTPUT_SOURCES"].items()}


def _stop_at_findings(findings: list[Finding], translate: Callable[[str], str]) -> None:
    sys.stderr.write(render_findings(findings, translate))
    if findings:
        message = f"{len(findings)} findings in what was written, see above; the output stays as it was"
        raise FindingsError(message)


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(prepare_audit)
    signals.generator_init.connect(offer_policy)
    signals.content_written.connect(note_written)
    # Sent by plugins/languages/site.py: Pelican's own last signal reaches plugins in no fixed order.
    signal("site_written").connect(audit_output)
