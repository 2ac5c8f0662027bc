"""Pictures of what a kit holds: small ones to choose by, a cover, and the poster that a browser writes the town on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image
from PIL import __version__ as pillow_version

from plugins.campaigns.kit import Kit
from plugins.campaigns.manifest import KitFile
from plugins.campaigns.model import ItemKind
from plugins.campaigns.recipes import Recipe, Tool
from plugins.campaigns.rendering import Workshop
from plugins.campaigns.store import Store, make_key
from plugins.core.workers import Tell, be_silent, map_over_threads

FOLDER = "previews"
SMALL, COVER = 400, 960
"""The longer sides, in pixels: about twice what they are shown at."""
SHOWN = 208
"""How high a small one is shown at most."""
QUALITY = 80
PRINTED_PPI = 250
"""Pixels to the inch at which a sheet is printed well."""
SHOWN_SHEETS, PRINTED_SHEET = "a4-", "a4-oficina"
"""By the names of files: A3 looks as A4 does; the sheet that an office prints."""
COVERED_SHEET = "a4-sang"


@dataclass(frozen=True)
class Preview:
    """A picture in WebP; `path` is relative to the kit's folder, sizes are in pixels."""

    path: str
    content: bytes
    width: int
    height: int

    @property
    def shown_size(self) -> tuple[int, int]:
        """Return its width and height among the others of the kit: told to a browser, it keeps the room from the start.

        Were it left to the style sheet, everything below would jump when the picture comes.
        """
        height = min(self.height, SHOWN)
        return round(self.width * height / self.height), height


@dataclass(frozen=True)
class Previews:
    """All pictures of a kit: `small` by the path of what they show, `covers` and `sheets` by language."""

    small: Mapping[str, Preview]
    covers: Mapping[str, Preview]
    sheets: Mapping[str, Preview]

    def all_files(self) -> Iterator[Preview]:
        """Yield every picture."""
        for group in (self.small, self.covers, self.sheets):
            yield from group.values()


@dataclass(frozen=True)
class _Job:
    """A picture to be made of a file of the kit; `longest` is its longer side, None where it is kept as drawn."""

    file: KitFile
    recipe: Recipe
    longest: int | None

    @property
    def path(self) -> str:
        stem = PurePosixPath(self.file.path).stem
        suffix = {SMALL: "", COVER: "_cover"}.get(self.longest or 0, "_open")
        return f"{FOLDER}/{stem}{suffix}.webp"

    @cached_property
    def key(self) -> str:
        return make_key({"of": self.file.sha256, "as": self.path, "quality": QUALITY, "pillow": pillow_version})


def make_previews(kit: Kit, workshop: Workshop, store: Store, tell: Tell = be_silent) -> Previews:
    """Return the pictures of *kit*; what *store* does not hold is made over all cores."""
    jobs = {
        "small": [_Job(file, recipe, SMALL) for file, recipe in _drawn(kit) if _is_shown(file)],
        "cover": [_Job(file, recipe, COVER) for file, recipe in _drawn(kit) if COVERED_SHEET in file.path],
        "sheet": [_Job(file, recipe, None) for file, recipe in _drawn(kit) if PRINTED_SHEET in file.path],
    }
    made = _make_all([job for group in jobs.values() for job in group], workshop, store, tell)
    return Previews(
        small={job.file.path: made[job.path] for job in jobs["small"]},
        covers={job.recipe.lang: made[job.path] for job in jobs["cover"]},
        sheets={job.recipe.lang: made[job.path] for job in jobs["sheet"]},
    )


def _drawn(kit: Kit) -> Iterator[tuple[KitFile, Recipe]]:
    pairs = zip(kit.files, kit.recipes, strict=True)
    return (pair for pair in pairs if pair[1].tool in {Tool.PDF, Tool.PNG, Tool.DOCUMENT_PDF})


def _is_shown(file: KitFile) -> bool:
    return file.role != ItemKind.POSTER or SHOWN_SHEETS in file.path


def _make_all(jobs: list[_Job], workshop: Workshop, store: Store, tell: Tell) -> dict[str, Preview]:
    missing = [job for job in jobs if not store.holds(job.key)]
    made = map_over_threads(lambda job: _render(job, workshop), missing, tell=tell)
    fresh = {job.path: content for job, content in zip(missing, made, strict=True)}
    return {job.path: _measure(job, store.fetch(job.key, lambda job=job: fresh[job.path])) for job in jobs}  # type: ignore[misc]


def _measure(job: _Job, content: bytes) -> Preview:
    with Image.open(BytesIO(content)) as picture:
        return Preview(job.path, content, *picture.size)


def _render(job: _Job, workshop: Workshop) -> bytes:
    recipe, buffer = job.recipe, BytesIO()
    if recipe.tool is Tool.PNG:
        drawn = job.file.content
    elif recipe.tool is Tool.DOCUMENT_PDF:
        drawn = workshop.draw_document(recipe)
    elif job.longest:
        drawn = workshop.typesetter.png(recipe.template, {**recipe.data, "bleed_mm": 0})
    else:
        # Where the town will stand, the sheet stays white.
        data = {**recipe.data, "call": "", "town_line": ""}
        drawn = workshop.typesetter.png(recipe.template, data, PRINTED_PPI)
    with Image.open(BytesIO(drawn)) as opened:
        picture = opened.convert("RGB")
    if job.longest:
        picture.thumbnail((job.longest, job.longest), Image.Resampling.LANCZOS)
        picture.save(buffer, "WEBP", quality=QUALITY, method=6)
    else:
        picture.save(buffer, "WEBP", lossless=True, method=4)
    return buffer.getvalue()
