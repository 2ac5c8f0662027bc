"""Edited bodies, set anew in the site of the last build: only where nothing else changed, and then as a build would."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable

from tests.incremental.site_edits import add
from tests.incremental.small_site import SmallSite
from tests.incremental.twins import Twins, read_tree

TRANSLATION, ORIGINAL = "articles/2026/primer.gl.md", "articles/2026/primer.ca.md"
Edit = Callable[[SmallSite], None]


def body(name: str, more: str = "\nUnha frase máis, con *énfase*.\n") -> Edit:
    """Return what writes *more* at the end of the text *name*."""
    return lambda site: add(site.content / name, more)


def key(name: str, key: str, value: str) -> Edit:
    """Return what gives a key of the head of the text *name* another value."""
    return lambda site: site.set_key(site.content / name, key, value)


def build(twins: Twins) -> bool:
    """Build both, which must agree; tell whether no whole build was needed."""
    assert twins.compare(timely=True)
    said = twins.build().said
    assert "Nothing changed" in said, said
    return twins.retouched


def edit(twins: Twins, *edits: Edit) -> bool:
    """Do *edits* and build; tell whether no whole build was needed."""
    for one in edits:
        one(twins.site)
    return build(twins)


def test_body_is_set_anew_again_and_again(twins: Twins) -> None:
    """In its page, in feeds and in the search; the second time from where the first has left it."""
    before = read_tree(twins.output)
    assert edit(twins, body(TRANSLATION))
    after = read_tree(twins.output)
    renewed = {name for name in after if after[name] != before.get(name)}
    assert {"gl/blog/primer-gl/index.html", "gl/feed.xml", "gl/busca/index.html"} <= renewed
    assert edit(twins, body(TRANSLATION), body("pages/qui-som.en.md", "\nOne sentence more.\n"))


def test_whole_build_goes_on_from_there(twins: Twins) -> None:
    """And the other way round."""
    assert edit(twins, body(TRANSLATION))
    assert not edit(twins, key(TRANSLATION, "title", "Outro título"))
    assert edit(twins, body(TRANSLATION))


def test_packed_site_is_set_anew_too(twins: Twins) -> None:
    """With its packings, which a visitor is sent."""
    add(twins.site.root / "settings.py", "PRECOMPRESS = True\n")
    assert not build(twins)
    page = twins.output / "gl/blog/primer-gl/index.html"
    assert edit(twins, body(TRANSLATION))
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    twins.site.set_key(twins.site.content / TRANSLATION, "title", "Outro título")
    assert not build(twins)


def test_body_is_set_anew_in_an_output_that_was_gone(twins: Twins) -> None:
    """It comes back from the cache before that."""
    shutil.rmtree(twins.output)
    assert edit(twins, body(TRANSLATION))


def test_more_than_bodies_takes_a_whole_build(twins: Twins) -> None:
    """Where something else changed beside them; what a body itself tells elsewhere is part of a text's face."""
    assert not edit(twins, body(TRANSLATION), lambda site: (site.content / "pages/qui-som.en.md").unlink())


def test_original_that_translations_are_held_to_takes_a_whole_build(twins: Twins) -> None:
    """They tell that it changed."""
    stamp = "0123456789:01234567.89abcdef"
    assert not edit(twins, key(TRANSLATION, "source_hash", stamp))
    assert not edit(twins, body(ORIGINAL, "\nUna frase més.\n"))
    twins.site.set_key(twins.site.content / TRANSLATION, "source_hash", None)
    assert not build(twins)
    assert edit(twins, body(ORIGINAL, "\nUna frase més.\n"))


def test_faulty_body_is_refused_as_ever(twins: Twins) -> None:
    """With its findings, and the output as it was; mended, it is set anew."""
    add(twins.site.content / TRANSLATION, "\n# Un título\n")
    assert not twins.compare()
    text = twins.site.content / TRANSLATION
    text.write_text(
        text.read_text(encoding="utf-8").replace("\n# Un título\n", "\nUnha frase máis.\n"), encoding="utf-8"
    )
    assert build(twins)


def test_lost_record_takes_a_whole_build(own_twins: Twins) -> None:
    """As does whatever else is lost of what is known of the last build."""
    for file in own_twins.cache.glob("*.insets"):
        file.unlink()
    assert not edit(own_twins, body(TRANSLATION))
