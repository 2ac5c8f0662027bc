"""The site of the last build with new bodies in it, and no more of the generator than that takes."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from plugins.audit.headers import MANIFEST_FILE
from plugins.audit.manifest import amend_manifest, make_entry
from plugins.audit.scan import OutputFile, Scanner
from plugins.contributions.editing import Editor, make_editor
from plugins.contributions.front_matter import make_rules
from plugins.contributions.reading import Source, SourceReader
from plugins.core.addressing import write_atomically
from plugins.core.catalogues import read_gettext, read_translations
from plugins.core.findings import render_findings
from plugins.core.grounds import digest_files
from plugins.core.ledger import Changes, State, locked, open_spares, state_file, write_state
from plugins.core.ledger import Record as FileRecord
from plugins.core.registries import Registries, read_registries
from plugins.core.sealed import read_seal
from plugins.core.searching import IndexNote
from plugins.core.staging import remove_files
from plugins.precompression.compressing import compress_files, is_worth_packing, list_packings
from plugins.retouching.faces import tell_face
from plugins.retouching.insets import Inset, UnsettledError, render_inset, set_anew, settle_links
from plugins.retouching.record import Record, Surroundings, read_record, record_file, write_record
from plugins.search.index import replace_texts

MOST = 16
"""Of more edited texts than these, a whole build is worth its while."""


@dataclass
class Sheets:
    """What is to be written, by path, and what goes."""

    files: dict[str, bytes]
    gone: list[str]
    insets: dict[str, list[Inset]]
    indexes: list[IndexNote]


def retouch(cache: Path, output: Path, changes: Changes) -> str:
    """Set the bodies of changed files anew in *output*; return "", or why it takes a build, and all is as it was."""
    file = state_file(cache, output)
    with locked(file):
        record = read_record(record_file(file), changes.seal)
        if record is None or read_seal(file) != changes.seal:
            return "nobody has noted where the bodies stand"
        try:
            sources = list(read_changed(record, changes.files, cache))
            sheets = set_bodies(record, output, sources)
            check_sheets(sheets, output, record.surroundings)
            manifest = (output / MANIFEST_FILE).read_text(encoding="utf-8")
        except (UnsettledError, ValueError, TypeError, LookupError, OSError) as error:
            return str(error)
        _tell_findings(sources, record.surroundings)
        write_sheets(sheets, output)
        amend(sheets, output, manifest, Path(record.surroundings.content).name)
        written, gone = [*sheets.files], sheets.gone
        if record.surroundings.packed:
            written += pack(sheets, output, Path(record.surroundings.packed))
            gone += list_packings(gone)
            remove_files(output, gone)
        write_state(file, renew_state(changes.state, written, gone, output))
        spares = open_spares(file)
        spares.drop(gone)
        spares.keep(output, written)
        renewed = {**record.insets, **sheets.insets}
        write_record(record_file(file), replace(record, state=read_seal(file), insets=renewed, indexes=sheets.indexes))
    return ""


def read_changed(record: Record, changed: Collection[str], cache: Path) -> Iterator[Source]:
    """Yield what the *changed* files hold; *cache* keeps what the words of the interface were compiled to.

    Raises:
        UnsettledError: one is no text that the site has, or more of it changed than its body.
    """
    around = record.surroundings
    content = f"{around.content}/"
    paths = [file.removeprefix(content) for file in changed if file.startswith(content)]
    if len(paths) < len(changed) or not all(path in record.texts for path in paths) or len(paths) > MOST:
        message = "more changed than the bodies of a few texts"
        raise UnsettledError(message)
    for path in paths:
        if not record.texts[path].face:
            message = f"the body of {path} is told of elsewhere too"
            raise UnsettledError(message)
    reader = make_reader(around, cache)
    for path in sorted(paths):
        source = reader.read(Path(around.content) / path)
        if tell_face(source) != record.texts[path].face:
            message = f"more of {path} changed than its body"
            raise UnsettledError(message)
        yield source


def make_reader(around: Surroundings, cache: Path) -> SourceReader:
    """Return the reader that the site's own build has, for a few texts."""
    content, catalogues = Path(around.content), Path(around.catalogues)
    names = tuple(sorted(file.parent.name for file in content.glob("campaigns/*/kit.yaml")))
    told = (digest_files(content / "data"), digest_files(content / "plans"), names)
    registries, editor = _read_data(content, around.default_lang, told)

    def say(lang: str, message: str) -> str:
        return str(read_translations(catalogues, lang, cache).gettext(message))

    return SourceReader(content, make_rules(around.languages, registries), say, editor)


@lru_cache(maxsize=1)
def _read_data(content: Path, default_lang: str, told: object) -> tuple[Registries, Editor]:
    """Return the registries and the editor, read once for as long as what is *told* of their files stays."""
    del told
    registries = read_registries(content / "data", default_lang)
    return registries, make_editor(content / "data", registries)


def set_bodies(record: Record, output: Path, sources: Collection[Source]) -> Sheets:
    """Return the files of *output* in which the bodies of *sources* stand, with the new ones in place of the old.

    Raises:
        UnsettledError: a file is not as it was noted to be.
        ValueError: all texts of an index are to be cut anew.
    """
    around = record.surroundings
    urls = {path: text.url for path, text in record.texts.items()}
    read = {str(one.path): one.body.html for one in sources if one.body}
    html = {source: settle_links(body, source, urls, around.base) for source, body in read.items()}
    sheets = Sheets({}, [], {}, [])
    for path, insets in record.insets.items():
        bodies = {inset.source: html[inset.source] for inset in insets if inset.source in html}
        if bodies:
            rendered = {source: render_inset(path, body, around.origin) for source, body in bodies.items()}
            sheets.files[path], sheets.insets[path] = set_anew((output / path).read_bytes(), insets, rendered)
    texts = {urls[str(one.path)]: one.body.spoken for one in sources if one.body}
    for note in record.indexes:
        sheets.indexes.append(_set_index(note, output, texts, sheets))
    return sheets


def _set_index(note: IndexNote, output: Path, texts: Mapping[str, str], sheets: Sheets) -> IndexNote:
    """Put the index with *texts* among the *sheets*, and the page that names it; return its note."""
    found = replace_texts((output / note.save_as).read_bytes(), note, texts)
    if found is None or found[0].save_as == note.save_as:
        return note
    file, renewed = found
    page = (output / note.page).read_bytes()
    if note.save_as.encode() not in page:
        message = f"{note.page} does not name its index"
        raise UnsettledError(message)
    sheets.files[file.save_as] = file.content
    sheets.files[note.page] = page.replace(note.save_as.encode(), file.save_as.encode())
    sheets.gone.append(note.save_as)
    return renewed


def check_sheets(sheets: Sheets, output: Path, around: Surroundings) -> None:
    """Look at all *sheets* as at everything that is published.

    Raises:
        UnsettledError: something is not as it should be, which a whole build then tells.
    """
    check_places(sheets, output)
    scanner = Scanner(around.origin, around.base, dict.fromkeys(around.scripts, b""), {})
    for path, content in sheets.files.items():
        if any(scanner.check_file(OutputFile(path, content))):
            message = f"there is something to say of {path}"
            raise UnsettledError(message)


def check_places(sheets: Sheets, output: Path) -> None:
    """Raise `UnsettledError` where a path, or a folder that has become a link, leads out of *output*."""
    root = output.resolve()
    for path in (*sheets.files, *sheets.gone):
        parent = (root / path).parent
        if parent.resolve() != parent or not parent.is_relative_to(root):
            message = f"{path} does not lie in the output"
            raise UnsettledError(message)


def write_sheets(sheets: Sheets, output: Path) -> None:
    """Write everything, pages last: what they ask for is there before."""
    for path in sorted(sheets.files, key=lambda path: (path.endswith(".html"), path)):
        write_atomically(output / path, sheets.files[path])
    remove_files(output, sheets.gone)


def amend(sheets: Sheets, output: Path, manifest: str, room: str) -> None:
    """Tell in the *manifest* of *output* what was written, and write it too; *room* is the content folder's name."""
    pages = {path: insets[0] for path, insets in sheets.insets.items() if path.endswith(".html")}
    made_from = {path: f"{room}/{inset.source}" for path, inset in pages.items()}
    entries = [make_entry(OutputFile(path, content), made_from) for path, content in sheets.files.items()]
    sheets.files[MANIFEST_FILE] = amend_manifest(manifest, entries, sheets.gone).encode()
    write_atomically(output / MANIFEST_FILE, sheets.files[MANIFEST_FILE])


def pack(sheets: Sheets, output: Path, cache: Path) -> list[str]:
    """Put the *sheets* that visitors are sent packed beside themselves in every packing; return the paths of these.

    *cache* keeps what was packed.
    """
    paths = [path for path, content in sheets.files.items() if is_worth_packing(path, len(content))]
    compress_files([(output / path, output / path) for path in paths], cache)
    return list_packings(paths)


def renew_state(state: State, written: Collection[str], gone: Collection[str], output: Path) -> State:
    """Return the *state* in which *output* is now; of what its new files are made, a whole build finds out again."""
    records = {path: record for path, record in state.records.items() if path not in gone}
    for path in written:
        found = os.stat(output / path)  # noqa: PTH116 - as the ledger has it
        digest = hashlib.sha256((output / path).read_bytes()).hexdigest()
        records[path] = FileRecord(found.st_size, found.st_mtime_ns, digest)
    return replace(state, records=records)


def _tell_findings(sources: Collection[Source], around: Surroundings) -> None:
    findings = [finding for source in sources for finding in source.findings]
    if findings:
        sys.stderr.write(render_findings(findings, read_gettext(Path(around.catalogues), around.findings_lang)))
