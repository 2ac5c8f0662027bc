"""The keys that may stand at the head of an article or a page, and what they may hold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from collections.abc import Mapping as Row
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from plugins.contributions.licences import DEFAULT_LICENCE, LICENCES
from plugins.core.fields import IDENTIFIER, Fields
from plugins.core.findings import N_, Finding
from plugins.core.located_yaml import Mapping, parse_yaml
from plugins.core.registries import Registries

SOURCE_NAME = re.compile(r"(?P<stem>[a-z0-9][a-z0-9-]{0,79})\.(?P<lang>[a-z]{2,3})\.md")
PICTURE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\.(png|jpe?g|webp|avif)")
STATUSES = ("published", "draft")
PAGE_KEYS = frozenset(
    "title lang slug summary translators reviewers translation_of source_hash licence modified illustrative"
    " status".split()
)
ARTICLE_KEYS = PAGE_KEYS | frozenset("date category tags authors picture picture_alt consent plan campaign".split())
PAGE_REQUIRED = ("title", "lang", "summary")
ARTICLE_REQUIRED = (*PAGE_REQUIRED, "date", "category", "authors")


@dataclass(frozen=True)
class Rules:
    """What front matter may name: the site's languages and registries, and no page the `reserved` slugs."""

    languages: Collection[str]
    registries: Registries
    reserved: Collection[str] = ()


SECTIONS = frozenset({"blog", "topics", "tags", "authors", "archive", "contributed", "drafts", "translations"})
FOLDERS = frozenset({"assets", "campanyes", "cards", "kits", "pictures", "pla", "404", "index"})


def make_rules(languages: Sequence[Row[str, Any]], registries: Registries) -> Rules:
    """Return the rules of a site whose LANGUAGES are *languages*: no page takes the address of one of its sections."""
    codes = [row["code"] for row in languages]
    words = {word for row in languages for word in row.get("words", {}).values()}
    return Rules(codes, registries, SECTIONS | FOLDERS | words | set(codes))


@dataclass(frozen=True)
class FrontMatter:
    """The head of one source file; terms, authors and licence are ids."""

    title: str
    lang: str
    slug: str
    summary: str
    status: str
    date: dt.date | None
    modified: dt.date | None
    category: str | None
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    reviewers: tuple[str, ...]
    translators: tuple[str, ...]
    translation_of: str | None
    source_hash: str | None
    picture: str | None
    picture_alt: str | None
    licence: str
    illustrative: bool
    consent: str | None
    plan: str | None
    campaign: str | None


class Head(NamedTuple):
    """A head as read: its values, None where one that the site cannot do without is missing or wrong, and its tree."""

    front_matter: FrontMatter | None
    root: Mapping | None
    findings: list[Finding]


def parse_front_matter(head: str, path: PurePosixPath, rules: Rules, *, is_page: bool) -> Head:
    """Return the values and the tree of *head*, and what is wrong with it."""
    root, findings = parse_yaml(head, str(path), first_line=2)
    if not isinstance(root, Mapping):
        if not findings:
            hint = N_("start the file with title:, lang: and the other keys")
            findings.append(Finding(str(path), 2, 1, "E120", N_("the front matter holds no keys"), hint))
        return Head(None, None, findings)
    fields = Fields(root, str(path), findings)
    allowed, required = (PAGE_KEYS, PAGE_REQUIRED) if is_page else (ARTICLE_KEYS, ARTICLE_REQUIRED)
    fields.check_keys(sorted(allowed), required)
    front_matter = _front_matter(fields, path, rules)
    if is_page and front_matter and front_matter.slug in rules.reserved:
        node = fields.mapping.entries.get("slug", fields.mapping)
        message = N_('the address "%(slug)s" is that of a section of the site')
        fields.refuse(node, "E141", message, N_("choose another slug"), slug=front_matter.slug)
    refused = any(fields.mapping.entries.get(key) is None for key in required)
    return Head(None if refused else front_matter, root, findings)


def _front_matter(fields: Fields, path: PurePosixPath, rules: Rules) -> FrontMatter | None:
    registries = rules.registries
    title, summary, lang = fields.text("title"), fields.text("summary"), fields.choice("lang", rules.languages)
    slug = fields.identifier("slug") if "slug" in fields.mapping.entries else _slug_of_name(fields, path)
    _check_lang(fields, path, lang)
    front_matter = FrontMatter(
        title=title or "",
        lang=lang or "",
        slug=slug or "",
        summary=summary or "",
        status=fields.choice("status", STATUSES) or STATUSES[0],
        date=fields.day("date"),
        modified=fields.day("modified"),
        category=fields.choice("category", registries.categories),
        tags=fields.choices("tags", registries.tags),
        authors=fields.choices("authors", registries.authors),
        reviewers=fields.choices("reviewers", registries.authors),
        translators=fields.choices("translators", registries.authors),
        translation_of=_translation_of(fields),
        source_hash=fields.text("source_hash"),
        picture=_picture(fields),
        picture_alt=fields.text("picture_alt"),
        licence=fields.choice("licence", LICENCES) or DEFAULT_LICENCE,
        illustrative=fields.truth("illustrative"),
        consent=fields.text("consent"),
        plan=_reference(
            fields, "plan", registries.actions, N_("name an action of content/plans/, such as pla-2021/blog")
        ),
        campaign=_reference(fields, "campaign", registries.campaigns, N_("name a folder of content/campaigns/")),
    )
    return front_matter if title and lang and slug and summary else None


def _slug_of_name(fields: Fields, path: PurePosixPath) -> str:
    stem = path.name.split(".")[0]
    # A file name that is wrong as a whole has its own finding.
    if SOURCE_NAME.fullmatch(path.name) and not IDENTIFIER.fullmatch(stem):
        fields.refuse_name(fields.mapping, stem)
    return stem


def _check_lang(fields: Fields, path: PurePosixPath, lang: str | None) -> None:
    name = SOURCE_NAME.fullmatch(path.name)
    if name and lang and lang != name["lang"]:
        node = fields.mapping.entries["lang"]
        message = N_('the language is "%(lang)s", but the file is named .%(named)s.md')
        fields.refuse(node, "E121", message, N_("make the two agree"), lang=lang, named=name["lang"])


def _translation_of(fields: Fields) -> str | None:
    value = fields.text("translation_of")
    if value is not None and not SOURCE_NAME.fullmatch(value):
        node = fields.mapping.entries["translation_of"]
        hint = N_("write the name of the original in the same folder, such as glossari-comu.ca.md")
        fields.refuse(node, "E122", N_('"%(value)s" is not a file of this folder'), hint, value=value)
        return None
    return value


def _picture(fields: Fields) -> str | None:
    value = fields.text("picture")
    if value is None:
        return None
    node = fields.mapping.entries["picture"]
    if not PICTURE_NAME.fullmatch(value):
        hint = N_("name a file of content/pictures/, in lower case, without folder")
        fields.refuse(node, "E123", N_('"%(value)s" cannot be a picture'), hint, value=value)
        return None
    if "picture_alt" not in fields.mapping.entries:
        hint = N_("add picture_alt: what the picture shows, for whoever does not see it")
        fields.refuse(node, "E124", N_("the picture has no description"), hint)
    return value


def _reference(fields: Fields, key: str, known: Collection[str], where: str) -> str | None:
    """Return one of the *known* ids; the hint *where* tells of them when none is near."""
    value = fields.text(key)
    if value is None or value in known:
        return value
    near = get_close_matches(value, known, n=1, cutoff=0.8)
    hint = N_("did you mean %(near)s?") if near else where
    node = fields.mapping.entries[key]
    fields.refuse(node, "E112", N_('"%(value)s" is unknown'), hint, value=value, near="".join(near))
    return None
