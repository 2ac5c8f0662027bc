"""A kit before a town's name is put in."""

import pickle
from dataclasses import replace
from pathlib import Path

from plugins.campaigns.model import Document
from plugins.campaigns.patterns import Pattern, make_pattern, read_fingerprint
from plugins.campaigns.project import Project
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.store import Store
from plugins.workshop import ROOT


def test_what_names_no_town_is_there_once(project: Project) -> None:
    """Documents without a token are the generic kit's own; the others keep theirs, and drawings are not there yet."""
    campaign = next(one for one in project.campaigns.campaigns if one.id == "mesas-locais")
    kept = tuple(item for item in campaign.items if item.id in {"mocio", "comprovacio"})
    pattern = project.make_pattern(replace(campaign, items=kept), "gl")
    names = {part: {recipe.name.split("_")[1] for recipe, _ in getattr(pattern, part)}
             for part in ("fixed", "office", "parsed")}  # fmt: skip
    assert names == {"fixed": {"comprovacio"}, "office": {"mocio"}, "parsed": {"mocio"}}
    assert {len(part) for part in (pattern.fixed, pattern.office, pattern.parsed)} == {3, 2, 1}


def test_a_pattern_travels(patterns: tuple[Pattern, Pattern]) -> None:
    """Another process gets the same, in less than a megabyte."""
    packed = pickle.dumps(patterns[0])
    assert pickle.loads(packed) == patterns[0]  # noqa: S301 - it was made on the line above
    assert len(packed) < 1_000_000


def test_keys_follow_what_a_kit_is_made_of(small: Project, tmp_path: Path) -> None:
    """The same sources give the same key; another text, town line, address or language another one."""
    campaign, gettexts = small.campaigns.campaigns[0], small.gettexts
    speech = make_speeches(campaign, small.site, gettexts)["ca"]
    workshop, store = open_workshop(small.theme, campaign), Store(tmp_path)

    def key(**changes: object) -> str:
        changed = replace(campaign, **changes)  # type: ignore[arg-type]
        return make_pattern(changed, speech, gettexts["ca"], workshop, store).key

    words, documents = campaign.words["ca"], campaign.documents
    document = Document("mocio", "ca", "Una altra", "Text", "docs/mocio.ca.md")
    keys = [
        key(),
        key(words={**campaign.words, "ca": replace(words, town_line="A {town}")}),
        key(words={**campaign.words, "ca": replace(words, slogan="Un altre")}),
        key(documents={**documents, ("mocio", "ca"): document}),
        key(version="1.1"),
        small.make_pattern(campaign, "gl").key,
    ]
    assert len(set(keys)) == len(keys)
    assert key() == keys[0]


def test_the_fingerprint_is_that_of_the_theme(tmp_path: Path) -> None:
    """A changed template or font gives another fingerprint."""
    (tmp_path / "kits").mkdir()
    for file in (ROOT / "theme" / "kits").glob("*.typ"):
        (tmp_path / "kits" / file.name).write_bytes(file.read_bytes())
    before = read_fingerprint(tmp_path)
    (tmp_path / "kits" / "poster.typ").write_text("changed", encoding="utf-8")
    assert len({before, read_fingerprint(tmp_path), read_fingerprint(ROOT / "theme")}) == 3
