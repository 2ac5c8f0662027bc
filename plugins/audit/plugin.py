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
from plugins.audit.scan import Scanner, check_entry, check_written, list_entries, read_files
from plugins.core.addressing import write_atomically
from plugins.core.findings import Finding, FindingsError, render_findings


def prepare_audit(pelican: Any) -> None:
    """Begin a list of what pages are written to."""
    pelican.settings["WRITTEN"] = []


def offer_policy(generator: Any) -> None:
    """Let templates print the content security policy of a kind of page."""
    generator.env.globals["csp"] = render_page_policy


def note_written(path: str, context: Any) -> None:
    """Keep where a page was written."""
    context["WRITTEN"].append(Path(path))


def audit_output(pelican: Any) -> None:
    """Write headers and manifest, and stop where anything in the output is not as it should be.

    The site sends this when every plugin has written its files, and before they take the place of the last build's.
    """
    settings, output = pelican.settings, Path(pelican.output_path)
    headers = _write_headers(settings, output)
    theme = {asset.path_in_output: asset.content for asset in settings.get("ASSETS", {}).values()}
    scanner = Scanner(settings["ORIGIN"], settings["SITEURL"], theme, headers)
    findings = [finding for path, entry in list_entries(output) for finding in check_entry(entry, path)]
    findings += [finding for path in settings["WRITTEN"] for finding in check_written(path, output)]
    entries: list[Entry] = []
    sources = _shorten_sources(settings)
    for file in read_files(output):
        findings += scanner.check_file(file)
        entries.append(make_entry(file, sources))
    _stop_at_findings(findings, settings["FINDINGS_GETTEXT"])
    write_atomically(output / MANIFEST_FILE, render_manifest(entries).encode())


def _write_headers(settings: Any, output: Path) -> dict[str, bytes]:
    prefixes = [speaker.language.prefix for speaker in settings["SPEAKERS"].values()]
    files = {
        HEADERS_FILE: render_headers_file(settings["SITEURL"], settings["ONE_FILES"]).encode(),
        NGINX_FILE: render_nginx(prefixes, settings["SITEURL"]).encode(),
    }
    for name, content in files.items():
        write_atomically(output / name, content)
    return files


def _shorten_sources(settings: Any) -> dict[str, str]:
    """Return the sources of what was written, as paths that begin with the content folder's own name."""
    content = Path(settings["PATH"])
    return {
        path: (content.name / Path(source).relative_to(content)).as_posix()
        for path, source in settings["OUTPUT_SOURCES"].items()
    }


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
