"""What can be wrong between sources: translations, slugs, links and pictures."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from plugins.contributions.reading import Source
from plugins.core.findings import N_, Finding, Severity
from plugins.core.registries import Helpline

HELPLINE_DAYS = 180


def check_sources(sources: Sequence[Source], pictures: Collection[str], folder: str) -> Iterator[Finding]:
    """Yield every finding of *sources*: each one's own, then those between them.

    *folder* is put before the paths, which sources count from the content folder.
    """
    own = (finding for source in sources for finding in source.findings)
    between = (check_translations(sources), check_slugs(sources), check_links(sources, pictures))
    for finding in chain(own, *between):
        yield replace(finding, path=f"{folder}/{finding.path}")


def check_helplines(helplines: Iterable[Helpline], today: date, path: str) -> Iterator[Finding]:
    """Yield a warning for each helpline that nobody has checked for 180 days: a wrong number harms."""
    for helpline in helplines:
        age = (today - helpline.verified_on).days
        if age >= HELPLINE_DAYS:
            values = {"number": helpline.number, "days": age, "source": helpline.source}
            message = N_("the helpline %(number)s was last checked %(days)s days ago")
            hint = N_("look it up at %(source)s and change verified_on")
            yield Finding(path, 1, 1, "W101", message, hint, values, Severity.WARNING)


def check_translations(sources: Sequence[Source]) -> Iterator[Finding]:
    """Yield a finding for each translation without its original, and for each group with two originals.

    A text belongs to who wrote it first: a file can join a group only by naming the original.
    """
    groups: defaultdict[str, list[tuple[Source, str | None]]] = defaultdict(list)
    for source in sorted(sources, key=lambda source: source.path.parts):
        if source.front_matter is not None:
            groups[source.group].append((source, source.front_matter.translation_of))
    for members in groups.values():
        yield from _check_group(members)


def _check_group(members: list[tuple[Source, str | None]]) -> Iterator[Finding]:
    originals = [source for source, translation_of in members if translation_of is None]
    names = {source.path.name for source in originals}
    for source, translation_of in members:
        if translation_of is None and source is not originals[0]:
            values = {"original": originals[0].path.name}
            message = N_("two originals share this stem: %(original)s is one already")
            yield _finding(source, "E131", message, N_("add translation_of: %(original)s, or rename"), values)
        elif translation_of is not None and translation_of not in names:
            values = {"original": translation_of}
            hint = N_("name the original as it stands in this folder, with the same stem")
            yield _finding(source, "E132", N_("the original %(original)s is not here"), hint, values)


def check_slugs(sources: Sequence[Source]) -> Iterator[Finding]:
    """Yield a finding for each address that two sources of one kind and language would share."""
    seen: dict[tuple[bool, str, str], Source] = {}
    for source in sorted(sources, key=lambda source: source.path.parts):
        head = source.front_matter
        if head is None:
            continue
        first = seen.setdefault((source.is_page, head.lang, head.slug), source)
        if first is not source:
            values = {"slug": head.slug, "first": str(first.path)}
            message = N_('the slug "%(slug)s" is taken by %(first)s')
            yield _finding(source, "E133", message, N_("choose another slug"), values)


def check_links(sources: Sequence[Source], pictures: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each link to a source or picture that is not there."""
    known = {str(source.path) for source in sources}
    for source in sources:
        for link in source.links:
            target = link.rest.partition("#")[0]
            place = (str(source.path), link.line, link.column)
            if link.what == "filename" and resolve_link(source, target) not in known:
                values = {"target": resolve_link(source, target)}
                message = N_("the link leads to %(target)s, which is not there")
                yield Finding(*place, "E134", message, N_("mend the path after {filename}"), values)
            elif link.what == "static" and posixpath.basename(target) not in pictures:
                yield _missing_picture(posixpath.basename(target), *place)
        picture = source.front_matter.picture if source.front_matter else None
        if picture and picture not in pictures:
            yield _missing_picture(picture, str(source.path), 1, 1)


def leads_elsewhere(finding: Finding, content: Path) -> bool:
    """Tell whether *finding* is about a link to a text that is in *content*, but was not read: in a preview few are."""
    return finding.code == "E134" and (content / finding.values["target"]).is_file()


def _missing_picture(name: str, path: str, line: int, column: int) -> Finding:
    message = N_("the picture %(name)s is not in content/pictures/")
    return Finding(path, line, column, "E135", message, N_("add it, or mend its name"), {"name": name})


def resolve_link(source: Source, path: str) -> str:
    """Return the path, relative to the content folder, to which a ``{filename}`` link of *source* leads."""
    base = "" if path.startswith("/") else source.path.parent.as_posix()
    return posixpath.normpath(posixpath.join(base, path.lstrip("/")))


def _finding(source: Source, code: str, message: str, hint: str, values: dict[str, str]) -> Finding:
    return Finding(str(source.path), 1, 1, code, message, hint, values)
