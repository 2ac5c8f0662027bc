"""The file ``kit.yaml`` of a campaign: every key by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.campaigns.model import DRAWN, Campaign, CampaignDate, Change, ChangeKind, Item, ItemKind, Palette, Status
from plugins.core.fields import Fields
from plugins.core.findings import N_
from plugins.core.located_yaml import Mapping, Sequence
from plugins.core.registries import TERRITORIES, Helpline, Registries

KIT_FILE = "kit.yaml"
LICENCES = ("CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0")
REQUIRED = (
    "schema id version status released territories default_lang langs licence short palette items changelog"
).split()
OPTIONAL = ("superseded_by", "plan", "helplines", "dates")
COLOURS = ("paper", "ink", "accent", "on_accent")

_VERSION = re.compile(r"[1-9][0-9]?\.[0-9]{1,2}", re.ASCII)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_ART = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\.svg", re.ASCII)


@dataclass(frozen=True)
class DrawnItem:
    """An item as its row names it: `art` is a file of the folder ``art``, None for a document."""

    item: Item
    art: str | None


@dataclass(frozen=True)
class KitFile:
    """What ``kit.yaml`` tells; `campaign` has neither words nor documents nor artwork yet."""

    campaign: Campaign
    items: tuple[DrawnItem, ...]


def read_kit(fields: Fields, folder: Path, registries: Registries, languages: tuple[str, ...]) -> KitFile | None:
    """Return what the keys tell, or None where one that the campaign cannot do without is missing or wrong."""
    fields.check_keys((*REQUIRED, *OPTIONAL), REQUIRED)
    fields.choice("schema", ("1",))
    langs = fields.choices("langs", languages)
    default = fields.choice("default_lang", langs or languages)
    identifier, status, version = fields.identifier("id"), fields.choice("status", list(Status)), _version(fields)
    _check_folder(fields, identifier, folder)
    items = tuple(_items(fields))
    palette, released, short = _palette(fields), fields.day("released"), fields.identifier("short")
    licence = fields.choice("licence", LICENCES)
    if not (identifier and default and status and version and palette and released and short and licence):
        return None
    campaign = Campaign(
        id=identifier,
        version=version,
        status=Status(status),
        released=released,
        territories=fields.choices("territories", TERRITORIES),
        default_lang=default,
        langs=langs,
        licence=licence,
        short=short,
        palette=palette,
        folder=folder,
        helplines=_helplines(fields, registries),
        dates=tuple(_dates(fields, default)),
        changelog=tuple(_changelog(fields, default)),
        superseded_by=fields.identifier("superseded_by"),
        plan=fields.choice("plan", registries.actions),
    )
    _check_status(fields, campaign)
    return KitFile(campaign, items)


def _version(fields: Fields) -> str | None:
    version = fields.text("version")
    if version is not None and not _VERSION.fullmatch(version):
        hint = N_('write it as "1.0", in quotes')
        fields.refuse(fields.mapping.entries["version"], "E401", N_('"%(value)s" is no version'), hint, value=version)
        return None
    return version


def _check_folder(fields: Fields, identifier: str | None, folder: Path) -> None:
    if identifier and identifier != folder.name:
        message, hint = N_('the id is "%(id)s", but the folder is called %(folder)s'), N_("make the two agree")
        fields.refuse(fields.mapping.entries["id"], "E402", message, hint, id=identifier, folder=folder.name)


def _check_status(fields: Fields, campaign: Campaign) -> None:
    if (campaign.status is Status.SUPERSEDED) != bool(campaign.superseded_by):
        message = N_("superseded_by: and the status superseded belong together")
        hint = N_("name the campaign that takes its place, or take superseded_by: out")
        fields.refuse(fields.mapping.entries["status"], "E403", message, hint)
    if campaign.changelog and campaign.changelog[0].version != campaign.version:
        message = N_("the version is %(version)s, but the changelog begins with %(first)s")
        hint = N_("put an entry for this version first: who has the kit reads there what changed")
        node, first = fields.mapping.entries["changelog"], campaign.changelog[0].version
        fields.refuse(node, "E404", message, hint, version=campaign.version, first=first)


def _palette(fields: Fields) -> Palette | None:
    inner = _inner(fields, "palette")
    if inner is None:
        return None
    inner.check_keys(COLOURS, COLOURS)
    colours = {name: _colour(inner, name) for name in COLOURS}
    found = {name: colour for name, colour in colours.items() if colour}
    return Palette(**found) if len(found) == len(COLOURS) else None


def _colour(fields: Fields, name: str) -> str | None:
    value = fields.text(name)
    if value is not None and not _COLOUR.fullmatch(value):
        message = N_('"%(value)s" is no colour')
        fields.refuse(fields.mapping.entries[name], "E405", message, N_('write it as "#3A1557"'), value=value)
        return None
    return value


def _helplines(fields: Fields, registries: Registries) -> tuple[Helpline, ...]:
    return tuple(registries.helplines[name] for name in fields.choices("helplines", registries.helplines))


def _items(fields: Fields) -> Iterator[DrawnItem]:
    seen: set[str] = set()
    for row in _rows(fields, "items"):
        row.check_keys(("id", "kind", "art"), ("id", "kind"))
        identifier, kind, art = row.identifier("id"), row.choice("kind", list(ItemKind)), _art(row)
        if identifier and identifier in seen:
            message, hint = N_('the id "%(id)s" stands twice'), N_("give each its own id")
            row.refuse(row.mapping.entries["id"], "E116", message, hint, id=identifier)
        elif identifier and kind:
            seen.add(identifier)
            _check_art(row, ItemKind(kind))
            yield DrawnItem(Item(identifier, ItemKind(kind)), art)


def _art(row: Fields) -> str | None:
    art = row.text("art")
    if art is not None and not _ART.fullmatch(art):
        hint = N_("name a file of the folder art/, in lower case, such as cartell.svg")
        row.refuse(row.mapping.entries["art"], "E406", N_('"%(value)s" cannot be artwork'), hint, value=art)
        return None
    return art


def _check_art(row: Fields, kind: ItemKind) -> None:
    if (kind in DRAWN) != ("art" in row.mapping.entries):
        message = N_("posters, pictures and banners have artwork, and documents have none")
        row.refuse(row.mapping, "E407", message, N_("add art:, or take it out"))


def _dates(fields: Fields, default: str) -> Iterator[CampaignDate]:
    for row in _rows(fields, "dates"):
        row.check_keys(("id", "date", "until", "title"), ("id", "date", "title"))
        identifier, first, title = row.identifier("id"), row.day("date"), row.texts("title", default)
        until = row.day("until") or first
        if identifier and first and until and title:
            if until < first:
                message, hint = N_("it ends before it begins"), N_("mend one of the two days")
                row.refuse(row.mapping.entries["until"], "E408", message, hint)
            yield CampaignDate(identifier, first, until, title)


def _changelog(fields: Fields, default: str) -> Iterator[Change]:
    above: date | None = None
    for row in _rows(fields, "changelog"):
        keys = ("version", "date", "kind", "summary")
        row.check_keys(keys, keys)
        version, day, kind = _version(row), row.day("date"), row.choice("kind", list(ChangeKind))
        summary = row.texts("summary", default)
        if version and day and kind and summary:
            if above and day > above:
                message = N_("the changelog goes from the newest entry to the oldest")
                row.refuse(row.mapping.entries["date"], "E409", message, N_("move this entry up"))
            above = day
            yield Change(version, day, ChangeKind(kind), summary)


def _inner(fields: Fields, key: str) -> Fields | None:
    node = fields.mapping.entries.get(key)
    if node is None:
        return None
    if not isinstance(node, Mapping):
        fields.refuse(node, "E410", N_('"%(key)s" must hold keys of its own'), N_("write {key: value, …}"), key=key)
        return None
    return Fields(node, fields.path, fields.findings)


def _rows(fields: Fields, key: str) -> Iterator[Fields]:
    node = fields.mapping.entries.get(key)
    items = node.items if isinstance(node, Sequence) else ()
    if node is not None and not isinstance(node, Sequence):
        fields.refuse(node, "E411", N_('"%(key)s" must be a list'), N_("start each entry with `- `"), key=key)
    for item in items:
        if isinstance(item, Mapping):
            yield Fields(item, fields.path, fields.findings)
        else:
            fields.refuse(item, "E114", N_("this entry is not a list of keys"), N_("write `- id: …`"))
