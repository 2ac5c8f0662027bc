"""A whole kit: every item in every language, packed, listed and summed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from plugins.campaigns.companions import make_companions
from plugins.campaigns.manifest import KitFile, render_manifest, render_sums
from plugins.campaigns.model import Campaign
from plugins.campaigns.packing import pack
from plugins.campaigns.recipes import Recipe, Speech, make_recipes
from plugins.campaigns.rendering import Workshop, read_versions, render_all
from plugins.campaigns.signing import SigningKey, sign
from plugins.campaigns.store import Store
from plugins.core.workers import Tell, be_silent

MANIFEST, SUMS, SIGNATURE = "manifest.json", "SHA256SUMS", "SHA256SUMS.minisig"
ZIP = "application/zip"

Gettexts = Mapping[str, Callable[[str], str]]


@dataclass(frozen=True)
class Kit:
    """The files of a campaign, its zips, and the texts that list them; `signature` is None where no key was given.

    Paths are relative to the kit's folder: ``ca/…`` for a file, a bare name for a zip. Each file has its recipe, in the
    same order.
    """

    campaign: Campaign
    recipes: tuple[Recipe, ...]
    files: tuple[KitFile, ...]
    archives: tuple[KitFile, ...]
    manifest: str
    sums: str
    signature: str | None

    def all_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of everything that is published."""
        yield from ((file.path, file.content) for file in (*self.files, *self.archives))
        yield MANIFEST, self.manifest.encode()
        yield SUMS, self.sums.encode()
        if self.signature:
            yield SIGNATURE, self.signature.encode()

    def archive(self, lang: str | None) -> KitFile:
        """Return the zip of *lang*, or of all languages."""
        return next(archive for archive in self.archives if archive.lang == lang)


def build_kit(
    campaign: Campaign,
    speeches: Sequence[Speech],
    gettexts: Gettexts,
    workshop: Workshop,
    store: Store,
    *,
    key: SigningKey | None = None,
    tell: Tell = be_silent,
) -> Kit:
    """Return the kit of *campaign* in the languages of *speeches*, signed with *key* where there is one."""
    recipes = [recipe for speech in speeches for recipe in _list_recipes(campaign, speech, gettexts)]
    contents = render_all(recipes, workshop, store, tell)
    files = tuple(make_file(recipe, content) for recipe, content in zip(recipes, contents, strict=True))
    archives = tuple(_pack_all(campaign, files, [speech.lang for speech in speeches]))
    sums = render_sums((*files, *archives))
    signature = sign(sums.encode(), key, f"{campaign.id} {campaign.version}") if key else None
    manifest = render_manifest(campaign, (*files, *archives), read_versions())
    return Kit(campaign, tuple(recipes), files, archives, manifest, sums, signature)


class Files(Protocol):
    """A kit, that of a campaign or that of a town."""

    def all_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of every file."""


def write_kit(kit: Files, folder: Path) -> None:
    """Write *kit* into *folder*, in place of what was there, and only when all of it is on the disk."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as name:
        fresh, old = Path(name, "new"), Path(name, "old")
        for path, content in kit.all_files():
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if folder.exists():
            shutil.move(folder, old)
        fresh.rename(folder)


def _list_recipes(campaign: Campaign, speech: Speech, gettexts: Gettexts) -> Iterator[Recipe]:
    yield from make_recipes(campaign, speech)
    yield from make_companions(campaign, speech, gettexts[speech.lang])


def make_file(recipe: Recipe, content: bytes) -> KitFile:
    """Return the file that *recipe* gave, in the folder of its language."""
    return KitFile(
        path=f"{recipe.lang}/{recipe.name}",
        content=content,
        role=recipe.role,
        lang=recipe.lang,
        media_type=recipe.media_type,
        alt=recipe.alt,
        px=recipe.px,
        mm=recipe.mm,
        bleed_mm=recipe.bleed_mm,
        pdf_standard=recipe.pdf_standard,
        editable=recipe.editable,
    )


def _pack_all(campaign: Campaign, files: Sequence[KitFile], langs: Sequence[str]) -> Iterator[KitFile]:
    """Yield a zip a language, and one of all where there are several; each lists and sums what is in it."""
    for lang in langs:
        name = f"{campaign.short}_{lang}_v{campaign.version}.zip"
        yield KitFile(name, _pack(campaign, [file for file in files if file.lang == lang]), "archive", lang, ZIP)
    if len(langs) > 1:
        yield KitFile(f"{campaign.short}_v{campaign.version}.zip", _pack(campaign, files), "archive", None, ZIP)


def _pack(campaign: Campaign, files: Sequence[KitFile]) -> bytes:
    manifest, sums = render_manifest(campaign.as_released, files, read_versions()), render_sums(files)
    return pack(
        {
            **{file.path: file.content for file in files},
            MANIFEST: manifest.encode(),
            SUMS: sums.encode(),
        }
    )
