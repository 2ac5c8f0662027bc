"""A strip put into a picture that is drawn already."""

import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from plugins.campaigns.model import Campaign
from plugins.campaigns.project import Project
from plugins.campaigns.recipes import make_recipes
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.splicing import make_ground, splice
from plugins.campaigns.tokens import TownNames


def write_png(picture: Image.Image) -> bytes:
    """Return *picture* as a PNG."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def read_png(content: bytes) -> Image.Image:
    """Return the picture in a PNG, all of it read."""
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        return picture.copy()


@given(st.integers(1, 30), st.integers(2, 30), st.data())
def test_the_strip_is_in_its_place(width: int, height: int, data: st.DataObject) -> None:
    """Whatever the sizes, the picture is that of the ground with the strip in it, and a sound PNG."""
    top = data.draw(st.integers(1, height - 1))
    left = data.draw(st.integers(0, width - 1))
    noise = data.draw(st.binary(min_size=3 * width * height, max_size=3 * width * height))
    ground = Image.frombytes("RGB", (width, height), noise)
    strip = Image.new("RGB", (width - left, height - top), "#123456")
    spliced = read_png(splice(make_ground(write_png(ground), top), write_png(strip), left))
    ground.paste(strip, (left, top))
    assert (spliced.mode, spliced.size) == ("RGB", (width, height))
    assert ImageChops.difference(spliced, ground).getbbox() is None


def test_a_spliced_picture_is_what_would_be_drawn(project: Project, real: Campaign) -> None:
    """Outside of the strip nothing differs from the whole picture, inside hardly a pixel; no ground shows through."""
    speech = make_speeches(real, project.site, project.gettexts)["ca"]
    workshop, names = open_workshop(project.theme, real), TownNames("Olot", "d’Olot")
    generic = {one.name: one for one in make_recipes(real, speech)}
    named = make_recipes(real, replace(speech, town=names, is_known=True))
    own = [one for one in named if one.data.get("strip")]
    assert len(own) == 7
    for recipe in own:
        box = recipe.data["strip"]["box"]
        whole = read_png(workshop.render(recipe)).convert("RGB")
        strip = workshop.render(replace(recipe, data={**recipe.data, "alone": True}))
        spliced = read_png(splice(make_ground(workshop.render(generic[recipe.name]), box["y"]), strip, box["x"]))
        difference = ImageChops.difference(whole, spliced)
        inside = (box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])
        strayed = sum(difference.crop(inside).convert("L").point(lambda value: value > 32 and 1).histogram()[1:])
        assert strayed < box["width"] * box["height"] / 1_000
        difference.paste((0, 0, 0), inside)
        assert difference.getbbox() is None, recipe.name


def test_same_picture_same_bytes() -> None:
    """Packing adds nothing of its own."""
    png = write_png(Image.new("RGB", (40, 30), "#fedcba"))
    strip = write_png(Image.new("RGB", (40, 10), "#123456"))
    assert splice(make_ground(png, 20), strip, 0) == splice(make_ground(png, 20), strip, 0)
