"""What an article may name: the registries under ``content/data/``, and the plans' actions and campaigns beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.core import located_yaml as tree
from plugins.core.fields import Fields, read_records
from plugins.core.findings import N_, Finding
from plugins.core.located_yaml import MAX_CHARACTERS, Node, parse_yaml
from plugins.core.sources import read_text
from plugins.core.texts import Texts
from plugins.core.typography import typeset_text

COLLECTIVE, CONTRIBUTOR = "collective", "contributor"
PERSON, ORGANISATION = "person", "organisation"
HELPLINE_KINDS = ("phone", "whatsapp", "email")
TERRITORIES = ("ES", "CT", "GA")
HELPLINE_SCHEMES = ("tel:", "mailto:", "https://")
MAX_BYTES = 1_048_576
SOURCE_SCHEMES = ("https://", "http://")
MAX_PLAN_NODES = 60_000
"""What a plan at all its limits needs, with some to spare."""


@dataclass(frozen=True)
class Entry:
    """A category, tag or author.

    Authors alone have a `kind`, which says how they stand to the collective, a `type`, which says what they are, and a
    `website`; each is None where the registry does not say.
    """

    id: str
    name: Texts
    slug: Texts
    description: Texts | None = None
    kind: str | None = None
    type: str | None = None
    website: str | None = None

    @property
    def contributed(self) -> bool:
        """Tell whether what this author signs comes from outside the collective."""
        return self.kind == CONTRIBUTOR


@dataclass(frozen=True)
class Helpline:
    """A number to call, with where it was found and the day on which it was last checked there."""

    id: str
    name: Texts
    note: Texts
    number: str
    href: str
    kind: str
    territory: str
    source: str
    verified_on: date


@dataclass(frozen=True)
class Registries:
    """All registries, each by id and in source order, and what is wrong with them.

    `actions` are those of all plans, as ``plan/action``; `campaigns` are ids.
    """

    categories: Mapping[str, Entry] = field(default_factory=dict)
    tags: Mapping[str, Entry] = field(default_factory=dict)
    authors: Mapping[str, Entry] = field(default_factory=dict)
    helplines: Mapping[str, Helpline] = field(default_factory=dict)
    actions: frozenset[str] = frozenset()
    campaigns: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


def read_registries(folder: Path, default_lang: str) -> Registries:
    """Read the four registries of *folder*, and the names of the plans' actions and of the campaigns beside it.

    Paths in findings are relative to the parent's parent of *folder*.
    """
    base = folder.parent.parent
    findings: list[Finding] = []
    roots = {name: read_root(folder / f"{name}.yaml", base, findings) for name in ("categories", "tags", "authors")}
    entries = {name: _entries(root, path, default_lang, findings) for name, (root, path) in roots.items()}
    helplines = _helplines(*read_root(folder / "helplines.yaml", base, findings), default_lang, findings)
    actions = frozenset(name for file in sorted((folder.parent / "plans").glob("*.yaml")) for name in _actions(file))
    campaigns = frozenset(file.parent.name for file in (folder.parent / "campaigns").glob("*/kit.yaml"))
    return Registries(**entries, helplines=helplines, actions=actions, campaigns=campaigns, findings=tuple(findings))


def read_root(file: Path, base: Path, findings: list[Finding]) -> tuple[Node | None, str]:
    """Return the tree of a data file, or None, and its path from *base*, by which findings name it."""
    path = file.relative_to(base).as_posix()
    if file.is_symlink() or not file.is_file():
        findings.append(Finding(path, 1, 1, "E115", N_("this registry is missing"), N_("create it, or restore it")))
        return None, path
    text, unread = read_text(file, path, MAX_BYTES)
    findings.extend(unread)
    if text is None:
        return None, path
    root, found = parse_yaml(text, path)
    findings.extend(found)
    return root, path


def _actions(file: Path) -> Iterator[str]:
    """Yield the actions of the plan in *file*, as far as it can be read: what is wrong with it, its own checks tell."""
    text, _ = read_text(file, file.name, MAX_CHARACTERS)
    root, _ = parse_yaml(text or "", file.name, max_nodes=MAX_PLAN_NODES)
    for objective in _members(root, "objectives"):
        for action in _members(objective, "actions"):
            for one in (action, *_members(action, "actions")):
                identifier = one.entries.get("id") if isinstance(one, tree.Mapping) else None
                if isinstance(identifier, tree.Scalar):
                    yield f"{file.stem}/{identifier.value}"


def _members(node: Node | None, key: str) -> tuple[Node, ...]:
    """Return the members of the list that *node* has by the name of *key*, none where it has no such list."""
    members = node.entries.get(key) if isinstance(node, tree.Mapping) else None
    return members.items if isinstance(members, tree.Sequence) else ()


def _entries(root: Node | None, path: str, default_lang: str, findings: list[Finding]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    slugs: set[tuple[str, str]] = set()
    for fields in read_records(root, path, findings) if root else ():
        fields.check_keys(("id", "name", "slug", "description", "kind", "type", "website"), ("id", "name", "slug"))
        entry = _entry(fields, default_lang)
        if entry is not None and not _repeats(fields, entry.id, entries):
            entries[entry.id] = entry
            _check_slugs(fields, entry, slugs)
    return entries


def _entry(fields: Fields, default_lang: str) -> Entry | None:
    identifier, kind = fields.identifier("id"), fields.choice("kind", (COLLECTIVE, CONTRIBUTOR))
    name, slug = _read_text(fields, "name", default_lang), fields.identifiers("slug", default_lang)
    description = _read_text(fields, "description", default_lang)
    nature, website = fields.choice("type", (PERSON, ORGANISATION)), fields.address("website", ("https://",))
    return Entry(identifier, name, slug, description, kind, nature, website) if identifier and name and slug else None


def _helplines(root: Node | None, path: str, default_lang: str, findings: list[Finding]) -> dict[str, Helpline]:
    names = ("id", "name", "note", "number", "href", "kind", "territory", "source", "verified_on")
    helplines: dict[str, Helpline] = {}
    for fields in read_records(root, path, findings) if root else ():
        fields.check_keys(names, names)
        helpline = _helpline(fields, default_lang)
        if helpline is not None and not _repeats(fields, helpline.id, helplines):
            helplines[helpline.id] = helpline
    return helplines


def _helpline(fields: Fields, default_lang: str) -> Helpline | None:
    identifier, verified_on = fields.identifier("id"), fields.day("verified_on")
    name, note = _read_text(fields, "name", default_lang), _read_text(fields, "note", default_lang)
    number = fields.text("number")
    href, source = fields.address("href", HELPLINE_SCHEMES), fields.address("source", SOURCE_SCHEMES)
    kind, territory = fields.choice("kind", HELPLINE_KINDS), fields.choice("territory", TERRITORIES)
    if not (identifier and verified_on and name and note and number and href and source and kind and territory):
        return None
    return Helpline(identifier, name, note, number, href, kind, territory, source, verified_on)


def _read_text(fields: Fields, key: str, default_lang: str) -> Texts | None:
    texts = fields.texts(key, default_lang)
    if texts is None:
        return None
    return Texts({lang: typeset_text(text, lang) for lang, text in texts.by_language.items()}, texts.default)


def _check_slugs(fields: Fields, entry: Entry, taken: set[tuple[str, str]]) -> None:
    for lang, slug in entry.slug.by_language.items():
        if (lang, slug) in taken:
            hint = N_("give each its own slug")
            fields.refuse(fields.mapping, "E137", N_('the slug "%(slug)s" stands twice'), hint, slug=slug)
        taken.add((lang, slug))


def _repeats(fields: Fields, identifier: str, known: Mapping[str, object]) -> bool:
    if identifier in known:
        fields.refuse(
            fields.mapping, "E116", N_('the id "%(id)s" stands twice'), N_("give each its own id"), id=identifier
        )
    return identifier in known
