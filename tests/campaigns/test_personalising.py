"""A town's own kit."""

import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import jsonschema
import pikepdf
import pytest
from PIL import Image

from plugins.campaigns.manifest import make_schema
from plugins.campaigns.office import TokenLeft, read_text
from plugins.campaigns.patterns import Pattern
from plugins.campaigns.personalising import NOTE, PersonalKit, Town, make_town_key, personalise
from plugins.campaigns.project import Project
from plugins.campaigns.rendering import Workshop
from plugins.campaigns.tokens import make_tokens

ARMS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#c00" d="M0 0h9v9h-9z"/></svg>'


@pytest.fixture(scope="module")
def workshop(small: Project) -> Workshop:
    """The tools."""
    return Workshop(small.theme, 0)


@pytest.fixture(scope="module")
def town(small: Project) -> Town:
    """A town whose article contracts, with its arms."""
    return Town(small.municipalities.by_code["08118"], ARMS)


@pytest.fixture(scope="module")
def kit(town: Town, patterns: tuple[Pattern, Pattern], workshop: Workshop) -> PersonalKit:
    """Its kit in two languages."""
    return personalise(town, patterns, workshop)


def _content(kit: PersonalKit, path: str) -> bytes:
    return next(file.content for file in kit.files if file.path == path)


def test_files_carry_the_town(kit: PersonalKit) -> None:
    """Names of files have the town's slug, plain texts keep theirs, and no strip is left to write on."""
    names = {file.path for file in kit.files if file.lang == "gl"}
    assert "gl/prova-masnou_cartell-a4-oficina_gl_v1.0.pdf" in names
    assert "gl/prova-masnou_mocio_gl_v1.0.odt" in names
    assert "gl/readme.txt" in names
    assert not any("franja" in name for name in names)
    assert len(names) == sum(file.lang == "ca" for file in kit.files)


def test_documents_name_the_town(kit: PersonalKit) -> None:
    """Every format says the same, in the grammar of its language, with a capital where a line begins."""
    catalan = read_text(_content(kit, "ca/prova-masnou_mocio_ca_v1.0.odt"))
    galician = read_text(_content(kit, "gl/prova-masnou_mocio_gl_v1.0.docx"))
    assert "del Masnou" in catalan
    assert "El Masnou, [" in catalan
    assert "de El Masnou" in galician


def test_posters_name_the_town_and_show_its_arms(kit: PersonalKit, patterns: tuple[Pattern, Pattern], town: Town,
                                                 workshop: Workshop) -> None:  # fmt: skip
    """The poster is another one with the arms than without, still one page, tagged and titled."""
    path = "ca/prova-masnou_cartell-a4-oficina_ca_v1.0.pdf"
    bare = personalise(replace(town, arms=None), patterns[:1], workshop)
    assert _content(bare, path) != _content(kit, path)
    with pikepdf.open(io.BytesIO(_content(kit, path))) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        descriptions = {str(one.get("/Alt")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
    assert any("del Masnou" in words for words in descriptions)


def test_pictures_are_those_of_the_town(kit: PersonalKit, patterns: tuple[Pattern, Pattern], workshop: Workshop,
                                        small: Project) -> None:  # fmt: skip
    """A picture with room for the town differs from town to town, and keeps its size."""
    other = personalise(Town(small.municipalities.by_code["17114"]), patterns[:1], workshop)
    name = "_banners-970x250_ca_v1.0.png"
    ours, theirs = _content(kit, f"ca/prova-masnou{name}"), _content(other, f"ca/prova-olot{name}")
    assert ours != theirs
    with Image.open(io.BytesIO(ours)) as picture:
        assert picture.size == (970, 250)


def test_no_token_is_left(kit: PersonalKit) -> None:
    """Whatever can be read in the kit holds neither token nor placeholder."""
    for file in kit.files:
        tokens = make_tokens(file.lang or "")
        if file.path.endswith((".odt", ".docx")):
            text = read_text(file.content)
        elif file.path.endswith((".txt", ".ics")):
            text = file.content.decode()
        else:
            continue
        assert not tokens.stand_in(text), file.path
        assert "{town}" not in text


def test_the_manifest_says_what_it_is(kit: PersonalKit) -> None:
    """It is that of a kit, with the languages at hand, and says that no checksum covers it."""
    manifest = json.loads(kit.manifest)
    about = manifest.pop("personalised")
    jsonschema.validate(manifest, make_schema())
    assert manifest["languages"] == ["ca", "gl"]
    assert {file["path"] for file in manifest["files"]} == {file.path for file in kit.files}
    assert about == {"note": NOTE, "municipality": "08118", "name": "el Masnou", "key": kit.key}
    assert "SHA256SUMS" not in dict(kit.all_files())


def test_same_town_same_bytes(
    kit: PersonalKit, town: Town, patterns: tuple[Pattern, Pattern], workshop: Workshop
) -> None:
    """A second time, and over threads, the bytes are the same."""
    with ThreadPoolExecutor(2) as pool:
        again = personalise(town, patterns, workshop, pool.map)
    assert dict(again.all_files()) == dict(kit.all_files())


def test_keys_tell_towns_apart(kit: PersonalKit, town: Town, patterns: tuple[Pattern, Pattern], small: Project) -> None:
    """Another town, other arms and other languages have another key."""
    other = Town(small.municipalities.by_code["17114"], ARMS)
    keys = [
        make_town_key(town, patterns),
        make_town_key(replace(town, arms=None), patterns),
        make_town_key(other, patterns),
        make_town_key(town, patterns[:1]),
    ]
    assert len(set(keys)) == len(keys)
    assert keys[0] == kit.key


def test_a_place_left_open_is_refused(town: Town, patterns: tuple[Pattern, Pattern], workshop: Workshop) -> None:
    """A text with a token that the name does not take stops the kit, by the name of the file."""
    pattern = patterns[0]
    recipe = replace(pattern.texts[0], data={"text": "{town}"})
    with pytest.raises(TokenLeft, match=r"ca/posts\.txt"):
        personalise(town, [replace(pattern, texts=(recipe,))], workshop)
