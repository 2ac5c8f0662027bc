"""A town's own kit: the campaign's, with the town's name and coat of arms in every place that is meant for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from plugins.campaigns.kit import MANIFEST, make_file
from plugins.campaigns.manifest import KitFile, render_manifest
from plugins.campaigns.municipalities import Municipality
from plugins.campaigns.naming import make_slug, name_document, name_municipality
from plugins.campaigns.office import TokenLeft, name_town
from plugins.campaigns.patterns import Pattern
from plugins.campaigns.recipes import Arms, Recipe, Speech, Tool, make_recipes
from plugins.campaigns.rendering import Workshop
from plugins.campaigns.splicing import Ground, make_ground, splice
from plugins.campaigns.store import make_key
from plugins.campaigns.tokens import PLACEHOLDERS, TownNames

NOTE = "personalised: not covered by the checksums"
DRAWN = frozenset({Tool.PDF, Tool.PNG})
GROUNDS = 64
"""How many shared pictures a process keeps: those of two campaigns in four languages, under a megabyte each."""

Make = Callable[[], bytes]
Over = Callable[[Callable[["_Job"], bytes], Iterable["_Job"]], Iterable[bytes]]


@dataclass(frozen=True)
class Town:
    """A town whose kit is made; `arms` is the SVG of its coat of arms, None where it gave none."""

    municipality: Municipality
    arms: str | None = None

    @property
    def slug(self) -> str:
        """Return what its files are called by."""
        return make_slug(self.municipality)

    @property
    def folder(self) -> str:
        """Return the name of its folder, which no other town has."""
        return f"{self.municipality.ine}-{self.slug}"

    def make_speech(self, pattern: Pattern) -> Speech:
        """Return what the kit says in the language of *pattern*."""
        names = name_municipality(self.municipality, pattern.lang)
        alt = pattern.arms_alt % {"of_town": names.of_town}
        arms = Arms(self.arms, alt) if self.arms else None
        return replace(pattern.speech, town=names, is_known=True, arms=arms)


@dataclass(frozen=True)
class PersonalKit:
    """The files of one town; `key` tells what they were made of."""

    town: Town
    files: tuple[KitFile, ...]
    manifest: str
    key: str

    def all_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of every file."""
        yield from ((file.path, file.content) for file in self.files)
        yield MANIFEST, self.manifest.encode()


def personalise(town: Town, patterns: Sequence[Pattern], workshop: Workshop, over: Over = map) -> PersonalKit:
    """Return the kit of *town* in the languages of *patterns*, which are all of one campaign.

    *over* is what does several things: `map`, or the one of an executor of threads.

    Raises:
        TokenLeft: a place that is meant for the name would stay empty.
        TypesettingError: the name does not fit, or Typst objects to something else.
    """
    jobs = [job for pattern in patterns for job in _list_jobs(town, pattern, workshop)]
    contents = over(lambda job: job.make(), jobs)
    files = tuple(make_file(job.recipe, content) for job, content in zip(jobs, contents, strict=True))
    key = make_town_key(town, patterns)
    campaign = replace(patterns[0].campaign, langs=tuple(pattern.lang for pattern in patterns))
    about = {"note": NOTE, "municipality": town.municipality.ine, "name": town.municipality.name, "key": key}
    manifest = json.loads(render_manifest(campaign, files, patterns[0].tools)) | {"personalised": about}
    return PersonalKit(town, files, json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", key)


def make_town_key(town: Town, patterns: Sequence[Pattern]) -> str:
    """Return what tells the kit of *town* apart from every other: the SHA-256 of all that it is made of."""
    patterned = [pattern.key for pattern in patterns]
    return make_key({"patterns": patterned, "town": vars(town.municipality), "arms": town.arms})


@dataclass(frozen=True)
class _Job:
    """A file of the kit, under the name that it has there, and how it is made."""

    recipe: Recipe
    make: Make


def _list_jobs(town: Town, pattern: Pattern, workshop: Workshop) -> Iterator[_Job]:
    speech, short = town.make_speech(pattern), pattern.campaign.short
    for recipe, make in _list_contents(pattern, speech, workshop):
        plain = recipe.name.removeprefix(f"{short}_")
        name = recipe.name if plain == recipe.name else f"{short}-{town.slug}_{plain}"
        yield _Job(replace(recipe, name=name), make)


def _list_contents(
    pattern: Pattern, speech: Speech, workshop: Workshop
) -> Iterator[tuple[Recipe, Callable[[], bytes]]]:
    tokens, names = pattern.speech.town, speech.town
    generic = {recipe.name: recipe for recipe in make_recipes(pattern.campaign, pattern.speech)}
    for recipe, content in pattern.fixed:
        yield recipe, partial(bytes, content)
    for recipe in make_recipes(pattern.campaign, speech):
        # The strip to stamp or write on is for towns whose name does not stand there.
        if recipe.tool in DRAWN and not recipe.data.get("blank"):
            _check(recipe, recipe.data["town_line"], tokens)
            shared = _Shared(pattern.key, recipe.name, generic[recipe.name], workshop)
            yield recipe, partial(_draw_in, shared if recipe.data.get("strip") else None, recipe, workshop)
    for recipe, content in pattern.office:
        yield recipe, partial(name_town, content, tokens, names)
    for recipe, parsed in pattern.parsed:
        document = name_document(parsed, tokens, names)
        _check(recipe, json.dumps([document.title, document.blocks], ensure_ascii=False), tokens)
        yield recipe, partial(workshop.typeset_document, recipe, document)
    for recipe in pattern.texts:
        text = names.put(recipe.data["text"], tokens)
        _check(recipe, text, tokens)
        yield recipe, partial(str.encode, text)


@dataclass(frozen=True)
class _Shared:
    """The picture that all towns share but for the strip; known by its pattern and its name."""

    pattern: str
    name: str
    recipe: Recipe = field(compare=False)
    workshop: Workshop = field(compare=False)


@lru_cache(maxsize=GROUNDS)
def _make_ground(shared: _Shared) -> Ground:
    return make_ground(shared.workshop.render(shared.recipe), shared.recipe.data["strip"]["box"]["y"])


def _draw_in(shared: _Shared | None, recipe: Recipe, workshop: Workshop) -> bytes:
    """Return a poster or picture; of one that has a strip, the strip alone is drawn anew."""
    if shared is None:
        return workshop.render(recipe)
    strip = workshop.render(replace(recipe, data={**recipe.data, "alone": True}))
    return splice(_make_ground(shared), strip, recipe.data["strip"]["box"]["x"])


def _check(recipe: Recipe, text: str, tokens: TownNames) -> None:
    if tokens.stand_in(text) or PLACEHOLDERS.stand_in(text):
        raise TokenLeft(f"{recipe.lang}/{recipe.name} does not name the town in every place")
