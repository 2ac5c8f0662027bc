"""The theme's files under names made from their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.assets.bundle import AssetError, name_asset, read_assets, shorten_script

THEME_STATIC = Path(__file__).resolve().parents[2] / "theme" / "static"


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A small theme: a sheet in two parts that asks for a font, a script and a picture."""
    files = {
        "css/site.css": b'@import "base.css";\nbody { color: #ff0000; }\n',
        "css/base.css": b'@font-face { font-family: F; src: url("../fonts/face.woff2") format("woff2"); }\n',
        "fonts/face.woff2": b"a font",
        "img/logo.svg": b"<svg/>",
        "js/site.js": b"// A comment.\n  run();\n",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def test_parts_of_the_sheet_are_no_assets(static: Path) -> None:
    """Only the entry is written; what it imports is inside it."""
    assets = read_assets(static)
    assert list(assets) == ["face.woff2", "logo.svg", "site.css", "site.js"]
    assert b"@font-face" in assets["site.css"].content
    assert b"@import" not in assets["site.css"].content


def test_second_sheet_is_bundled_by_itself(static: Path) -> None:
    """For pages that need more than all others do."""
    (static / "css/campaign.css").write_bytes(b".own { color: #0000ff; }\n")
    assets = read_assets(static)
    assert (assets["campaign.css"].content, b".own" in assets["site.css"].content) == (b".own{color:#00f}", False)


def test_a_name_carries_ten_digits_of_its_content(static: Path) -> None:
    """Every path is its folder, its stem, ten digits of SHA-256 and its suffix."""
    for asset in read_assets(static).values():
        stem, _, suffix = asset.name.rpartition(".")
        digits = hashlib.sha256(asset.content).hexdigest()[:10]
        assert asset.path_in_output == f"assets/{stem}.{digits}.{suffix}"


def test_the_sheet_asks_for_the_font_by_its_new_name(static: Path) -> None:
    """Sheet and font lie side by side in the output, so the bare name is the address."""
    assets = read_assets(static)
    font = assets["face.woff2"].path_in_output.removeprefix("assets/")
    assert f"url({font})".encode() in assets["site.css"].content


def test_another_font_changes_the_name_of_the_sheet(static: Path) -> None:
    """A browser that keeps the old sheet for ever would never fetch the new font."""
    before = read_assets(static)["site.css"].path_in_output
    (static / "fonts/face.woff2").write_bytes(b"another font")
    assert read_assets(static)["site.css"].path_in_output != before


def test_a_missing_font_is_refused(static: Path) -> None:
    """A sheet that asks for what is not there must not be published."""
    (static / "fonts/face.woff2").unlink()
    with pytest.raises(AssetError, match=r"face\.woff2"):
        read_assets(static)


def test_a_sheet_that_cannot_be_parsed_is_refused(static: Path) -> None:
    """The sentence names the sheet."""
    (static / "css/site.css").write_text("body { color: }}", encoding="utf-8")
    with pytest.raises(AssetError, match=r"site\.css"):
        read_assets(static)


def test_two_files_of_one_name_are_refused(static: Path) -> None:
    """Templates ask by plain name, so it has to say which file is meant."""
    (static / "fonts/logo.svg").write_bytes(b"<svg></svg>")
    with pytest.raises(AssetError, match=r"logo\.svg"):
        read_assets(static)


def test_pictures_inside_the_sheet_stay(static: Path) -> None:
    """A data address is no file of the theme."""
    sheet = 'body { background: url("data:image/gif;base64,R0lGOD") }'
    (static / "css/site.css").write_text(sheet, encoding="utf-8")
    assert b"data:image/gif;base64,R0lGOD" in read_assets(static)["site.css"].content


def test_a_script_loses_comments_and_indentation() -> None:
    """Lines stay lines: statements may rest on them."""
    script = b"// Why.\nif (a) {\n  run(); // here\n\n}\n"
    assert shorten_script(script) == b"if (a) {\nrun(); // here\n}\n"


@pytest.mark.parametrize("script", [b"x = `\n  a`;\n", b"/*\n  a */ x = 1;\n", b'x = "a\\\n  b";\n'])
def test_a_script_with_text_over_lines_stays(script: bytes) -> None:
    """Where a line's beginning may belong to a string, nothing is touched."""
    assert shorten_script(script) == script


def test_a_file_without_suffix_has_a_name_too() -> None:
    """The digits follow the stem even when nothing follows them."""
    assert name_asset("LICENCE", b"text").path_in_output == f"assets/LICENCE.{hashlib.sha256(b'text').hexdigest()[:10]}"


def test_the_same_theme_gives_the_same_bytes() -> None:
    """Two readings of the real theme agree, in order too."""
    assert list(read_assets(THEME_STATIC).items()) == list(read_assets(THEME_STATIC).items())


def test_the_script_of_the_real_theme_is_small() -> None:
    """Ordinary pages carry at most one kilobyte of script."""
    assert len(read_assets(THEME_STATIC)["site.js"].content) <= 1024


def test_the_veil_is_white_where_canvas_is_unknown() -> None:
    """Minifying must not drop the fallback: a see-through veil would hide nothing."""
    sheet = read_assets(THEME_STATIC)["site.css"].content.decode()
    assert ".veil{z-index:9;background:#fff;" in sheet
    assert "@supports (background:canvas){.veil{background:canvas}}" in sheet.lower()
