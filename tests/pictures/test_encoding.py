"""Renditions: which are made, that they are the same each time, and that no work is done twice."""

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.pictures.cache import Cache
from plugins.pictures.encoding import (
    AVIF,
    ENCODERS,
    JPEG,
    WEBP,
    ChangedError,
    EncodedPicture,
    choose_encoder,
    choose_widths,
    encode_pictures,
    plan_picture,
    rendition_name,
)
from plugins.pictures.problems import PictureError
from plugins.pictures.reading import read_source


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A picture 1000 pixels wide, with something to compress."""
    path = tmp_path / "porta.png"
    Image.linear_gradient("L").resize((1000, 500)).convert("RGB").save(path)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Cache:
    """An empty cache."""
    return Cache(tmp_path / "cache")


def encode_picture(path: Path, store: Cache) -> EncodedPicture:
    """Return the picture in *path* with all its renditions in *store*."""
    picture = plan_picture(path, store)
    encode_pictures([picture], store)
    return picture


@pytest.mark.parametrize(
    ("width", "widths"),
    [(300, (300,)), (479, (479,)), (480, (480,)), (959, (480,)), (1599, (480, 960)), (4000, (480, 960, 1600))],
)
def test_no_width_is_wider_than_the_source(width: int, widths: tuple[int, ...]) -> None:
    """Nothing is scaled up, and the smallest source keeps its own width."""
    assert choose_widths(width) == widths


def test_renditions_are_what_they_say(source: Path, store: Cache) -> None:
    """Each file decodes to the format and size it is listed with, and carries no metadata."""
    encoded = encode_picture(source, store)
    assert [(one.encoder, one.width, one.height) for one in encoded.renditions] == [
        (encoder, width, width // 2) for encoder in ENCODERS for width in (480, 960)
    ]
    for one in encoded.renditions:
        data = store.read(one.name)
        assert data is not None
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == (one.encoder.format, (one.width, one.height))
            assert not image.getexif()
            assert "comment" not in image.info


def test_jpeg_is_progressive(source: Path, store: Cache) -> None:
    """On a slow line the fallback appears early."""
    data = store.read(encode_picture(source, store).in_format(JPEG.media_type)[0].name)
    assert data is not None
    assert Image.open(io.BytesIO(data)).info["progressive"]


def test_two_caches_hold_the_same_bytes(source: Path, tmp_path: Path) -> None:
    """The same picture encodes to the same bytes, anew."""
    one, other = Cache(tmp_path / "one"), Cache(tmp_path / "other")
    first, second = encode_picture(source, one), encode_picture(source, other)
    assert first == second
    assert all(one.read(item.name) == other.read(item.name) for item in first.renditions)


def test_names_are_known_before_encoding(source: Path, store: Cache) -> None:
    """A page can be written before its pictures are."""
    name = rendition_name(read_source(source), 480, AVIF)
    assert name == plan_picture(source, store).renditions[0].name
    assert store.read(name) is None
    assert name.startswith("porta-480.")
    assert name.endswith(".avif")


def test_names_follow_content(source: Path) -> None:
    """Another picture under the same name gets other URLs."""
    before = rendition_name(read_source(source), 480, AVIF)
    Image.new("RGB", (1000, 500)).save(source)
    assert rendition_name(read_source(source), 480, AVIF) != before


def test_second_run_encodes_nothing(source: Path, store: Cache) -> None:
    """What is kept is taken."""
    picture = plan_picture(source, store)
    names = [one.name for one in picture.renditions]
    assert [encode_pictures([picture], store), encode_pictures([picture], store)] == [names, []]
    assert plan_picture(source, store) == picture


def test_corrupt_file_is_made_again(source: Path, store: Cache) -> None:
    """One spoilt file is noticed, and that one alone encoded, to what it was."""
    picture = encode_picture(source, store)
    name = picture.renditions[0].name
    right = store.read(name)
    (store.folder / name).write_bytes(b"spoilt")
    assert encode_pictures([picture], store) == [name]
    assert store.read(name) == right


def test_unsealed_file_is_not_believed(source: Path, store: Cache) -> None:
    """A file whose seal was never written, as when the power fails, is made again."""
    picture = encode_picture(source, store)
    name = picture.renditions[0].name
    (store.folder / f"{name}.sha256").unlink()
    assert encode_pictures([picture], store) == [name]


def test_picture_that_changes_meanwhile_stops_the_build(source: Path, store: Cache) -> None:
    """Its names were made from what it was: nothing else may be kept under them."""
    picture = plan_picture(source, store)
    Image.new("RGB", (1000, 500)).save(source)
    with pytest.raises(ChangedError, match=r"porta\.png changed"):
        encode_pictures([picture], store)
    assert not any(store.read(one.name) for one in picture.renditions)


def test_widest_avif_of_a_photograph_is_made_faster_than_that_of_a_drawing(source: Path) -> None:
    """What telephones load on most screens keeps the care that saves bytes."""
    photograph = source.with_suffix(".jpg")
    Image.open(source).save(photograph)
    speeds = [
        dict(choose_encoder(read_source(path), AVIF, width).options)["speed"]
        for path in (source, photograph)
        for width in (480, 960, 1600)
    ]
    assert speeds == [6, 6, 7, 6, 6, 8]
    assert choose_encoder(read_source(photograph), WEBP, 1600) == WEBP


def test_cached_bytes_under_a_wrong_extension_are_refused(source: Path, store: Cache) -> None:
    """A copy with another extension is not let through by what is kept of the first."""
    encode_picture(source, store)
    source.with_suffix(".jpg").write_bytes(source.read_bytes())
    with pytest.raises(PictureError, match=r"rename it to porta\.png"):
        plan_picture(source.with_suffix(".jpg"), store)


def test_outputs_are_written_once(source: Path, store: Cache, tmp_path: Path) -> None:
    """Only what is not there already, byte for byte, is written, and the seals stay behind."""
    names = [one.name for one in encode_picture(source, store).renditions]
    output = tmp_path / "output"
    assert store.write_outputs(names, output) == names
    (output / names[2]).write_bytes(b"old")
    assert store.write_outputs(names, output) == [names[2]]
    assert sorted(path.name for path in output.iterdir()) == sorted(names)


def test_unknown_output_is_an_error(store: Cache, tmp_path: Path) -> None:
    """A page never points at a file that was not made."""
    with pytest.raises(KeyError, match="never-made"):
        store.write_outputs(["never-made.avif"], tmp_path)
