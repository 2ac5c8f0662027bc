"""From the folders under ``content/campaigns/`` to campaigns, or to what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.campaigns.artwork import check_artwork
from plugins.campaigns.documents_file import parse_document
from plugins.campaigns.kit_file import KIT_FILE, DrawnItem, KitFile, read_kit
from plugins.campaigns.model import DRAWN, Adopter, Campaign, Document, Item, ItemKind, Words
from plugins.campaigns.words_file import WordsFile, check_parity, parse_words
from plugins.core.fields import Fields, read_records
from plugins.core.findings import N_, Finding
from plugins.core.located_yaml import Mapping as Keys
from plugins.core.located_yaml import Node, parse_yaml
from plugins.core.registries import Registries
from plugins.core.sources import read_text, refuse_irregular

MAX_YAML, MAX_DOCUMENT, MAX_ART = 65_536, 65_536, 262_144
ADDRESSES = ("https://",)


@dataclass(frozen=True)
class Campaigns:
    """All campaigns that could be read, by id, and everything that is wrong with any."""

    campaigns: tuple[Campaign, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_campaigns(content: Path, registries: Registries, languages: tuple[str, ...]) -> Campaigns:
    """Return the campaigns of *content*; *languages* are the site's, which a campaign may speak."""
    root = content / "campaigns"
    if root.is_symlink():
        return Campaigns(findings=(refuse_irregular(root.relative_to(content.parent).as_posix()),))
    readers = [
        _FolderReader(folder, content, registries, languages)
        for folder in sorted(root.glob("*"))
        if folder.is_dir() or folder.is_symlink()
    ]
    campaigns = [reader.read() for reader in readers]
    findings = [finding for reader in readers for finding in reader.findings]
    return Campaigns(tuple(campaign for campaign in campaigns if campaign), tuple(findings))


class _FolderReader:
    """Reads one campaign's folder, gathering what is wrong with it."""

    def __init__(self, folder: Path, content: Path, registries: Registries, languages: tuple[str, ...]) -> None:
        self.findings: list[Finding] = []
        self._folder = folder
        self._base = content.parent
        self._registries = registries
        self._languages = languages
        self._art: dict[Path, str | None] = {}

    def read(self) -> Campaign | None:
        """Return the campaign, or None where its ``kit.yaml`` cannot be used."""
        if self._folder.is_symlink():
            self.findings.append(refuse_irregular(self._name(self._folder)))
            return None
        root = self._tree(self._folder / KIT_FILE)
        kit = self._kit(root) if root else None
        if kit is None:
            return None
        items = tuple(self._draw(row) for row in kit.items)
        words = self._words(kit, items)
        return replace(
            kit.campaign,
            items=items,
            words=words,
            documents={(one.item, one.lang): one for one in self._documents(kit.campaign, items)},
            adopters=tuple(self._adopters()),
        )

    def _kit(self, root: Keys) -> KitFile | None:
        fields = Fields(root, self._name(self._folder / KIT_FILE), self.findings)
        return read_kit(fields, self._folder, self._registries, self._languages)

    def _draw(self, row: DrawnItem) -> Item:
        """Return the item with its artwork, whose faults are told once, however many items show it."""
        if row.art is None:
            return row.item
        file = self._folder / "art" / row.art
        if file not in self._art:
            self._art[file] = self._text(file, MAX_ART)
        art = self._art[file]
        if art is not None:
            found = check_artwork(art, self._name(file), row.item.kind)
            self.findings += [finding for finding in found if finding not in self.findings]
        return replace(row.item, art=art)

    def _words(self, kit: KitFile, items: tuple[Item, ...]) -> Mapping[str, Words]:
        drawn = tuple(item.id for item in items if item.kind in DRAWN)
        files: dict[str, WordsFile] = {}
        for lang in kit.campaign.langs:
            file = self._folder / "texts" / f"{lang}.yaml"
            root = self._tree(file)
            if root:
                files[lang] = parse_words(root, self._name(file), drawn)
                self.findings += files[lang].findings
        self.findings += check_parity(files)
        return {lang: file.words for lang, file in files.items() if file.words}

    def _documents(self, campaign: Campaign, items: tuple[Item, ...]) -> Iterator[Document]:
        for item in items:
            for lang in campaign.langs if item.kind is ItemKind.DOCUMENT else ():
                file = self._folder / "docs" / f"{item.id}.{lang}.md"
                text = self._text(file, MAX_DOCUMENT)
                document, found = parse_document(text, self._name(file), item.id, lang) if text else (None, [])
                self.findings += found
                if document:
                    yield document

    def _adopters(self) -> Iterator[Adopter]:
        file = self._folder / "adopters.yaml"
        if not file.exists() and not file.is_symlink():
            return
        root, path = self._node(file), self._name(file)
        for fields in read_records(root, path, self.findings) if root else ():
            fields.check_keys(("municipality", "since", "url"), ("municipality", "since"))
            municipality, since = fields.text("municipality"), fields.day("since")
            if municipality and since:
                yield Adopter(municipality, since, fields.address("url", ADDRESSES))

    def _tree(self, file: Path) -> Keys | None:
        node = self._node(file)
        if node is not None and not isinstance(node, Keys):
            message, hint = N_("this file must hold keys"), N_("write `key: value` on each line")
            self.findings.append(Finding(self._name(file), node.line, node.column, "E412", message, hint))
            return None
        return node

    def _node(self, file: Path) -> Node | None:
        text = self._text(file, MAX_YAML)
        if text is None:
            return None
        node, found = parse_yaml(text, self._name(file))
        self.findings += found
        return node

    def _text(self, file: Path, most: int) -> str | None:
        # A folder that is a link would lead out of the campaign's own.
        if file.parent.is_symlink():
            self.findings.append(refuse_irregular(self._name(file.parent)))
            return None
        text, found = read_text(file, self._name(file), most)
        self.findings += found
        return text

    def _name(self, file: Path) -> str:
        return file.relative_to(self._base).as_posix()
