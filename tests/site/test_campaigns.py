"""The pages of campaigns in a browser: a town's name on everything, and nothing of it sent anywhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from base64 import b64decode
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Download, Page

from plugins.campaigns.forms import Screen
from plugins.campaigns.office import name_town
from plugins.campaigns.strips import LETTERING, lay_strip
from plugins.campaigns.tokens import TownNames, make_tokens
from plugins.campaigns.typesetting import Typesetter
from plugins.core.addressing import digest
from plugins.workshop import ROOT

PAGE, KIT, SHORT = "/campanyes/municipis-visibles/", "kits/municipis-visibles", "municipis"
TOWN, NAMES = "l'Hospitalet de Llobregat", TownNames("l’Hospitalet de Llobregat", "de l’Hospitalet de Llobregat")
SLUG = "hospitalet-de-llobregat"
LANGUAGES = {"ca": PAGE, "gl": f"/gl{PAGE}", "es": f"/es{PAGE}", "en": f"/en{PAGE}"}
ARMS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120">'
    '<script>document.title = "ran"</script><path fill="#0a0" d="M5 5h90v110H5z"/></svg>'
)
A4 = (595, 842)
"""In points."""


# As somebody who has just stepped into the form: nothing written, nothing chosen, nothing said.
CLEARED = """() => {
    const section = document.querySelector("[data-own]"), form = section.querySelector("form").elements;
    for (const name of ["town", "of"]) form[name].value = "";
    for (const name of ["arms", "documents"]) form[name].value = "";
    form.show.selectedIndex = 0;
    form.speech.value = JSON.parse(section.dataset.own).nameLang;
    form.arms.dispatchEvent(new Event("change"));
    form.town.dispatchEvent(new Event("input"));
    for (const made of ["[data-results]", "figure"]) section.querySelector(made).replaceChildren();
    section.querySelector("[role=status]").textContent = "";
    document.activeElement.blur();
}"""
# How many pixels of a picture's strip stand outside the room of its text, and are not the colour of the strip.
STRAYED = """picture => {
    const canvas = document.querySelector(".own__figure canvas");
    const [x, y, width, height] = picture.box, [left, top, wide, high] = picture.inner;
    const { data } = canvas.getContext("2d").getImageData(x, y, width, height);
    const ground = [1, 3, 5].map(start => parseInt(picture.ground.slice(start, start + 2), 16));
    let strayed = 0, written = 0;
    for (let index = 0; index < data.length; index += 4) {
        const across = x + index / 4 % width, down = y + Math.floor(index / 4 / width);
        const isGround = ground.every((one, channel) => data[index + channel] == one);
        const isInside = across >= left && across < left + wide && down >= top && down < top + high;
        if (!isGround) isInside ? written++ : strayed++;
    }
    return [strayed, written > 500];
}"""


SHOWN = "document.querySelector('.own__figure canvas').toDataURL()"
WHITE = "#ffffff"


@pytest.fixture(scope="module")
def stepped_in(shared_page: Page, site_url: str) -> Page:
    """The page, once somebody has stepped into its form: the pictures come once for all tests."""
    shared_page.goto(site_url + PAGE)
    shared_page.locator("#own_town").focus()
    shared_page.locator("[data-ready]").wait_for(state="attached")
    return shared_page


@pytest.fixture
def own(stepped_in: Page) -> Page:
    """The page with its form made ready and empty, its first field waiting for a name."""
    stepped_in.evaluate(CLEARED)
    stepped_in.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
    stepped_in.locator("#own_town").focus()
    return stepped_in


@pytest.fixture
def settled(page: Page, site_url: str) -> Page:
    """A page of its own with its form made ready, after every picture on it has come: what asks now, asks anew."""
    page.goto(site_url + PAGE)
    page.evaluate("document.querySelectorAll('img').forEach(one => one.loading = 'eager')")
    page.locator("#own_town").focus()
    page.locator("[data-ready]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    return page


def read_kit(page: Page) -> dict[str, Any]:
    """Return what the page tells its script."""
    data: dict[str, Any] = json.loads(page.locator("[data-own]").get_attribute("data-own") or "")
    return data


def save(download: Download) -> bytes:
    """Return the bytes of a download."""
    return Path(download.path()).read_bytes()


def save_by(page: Page, selector: str) -> tuple[str, bytes]:
    """Return the name and the bytes of what a click downloads."""
    with page.expect_download() as caught:
        page.locator(selector).click()
    return caught.value.suggested_filename, save(caught.value)


def open_picture(content: bytes) -> Image.Image:
    """Return a picture, which must be a PNG."""
    with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
        return picture.convert("RGB")


@pytest.fixture
def arms(tmp_path: Path) -> Path:
    """A coat of arms with a script in it."""
    file = tmp_path / "arms.svg"
    file.write_text(ARMS, encoding="utf-8")
    return file


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_the_table_are_formed_as_in_python(page: Page, site_url: str, code: str) -> None:
    """By the rules that the page itself brings, typed into its form."""
    towns = json.loads((ROOT / "tests/data/names.json").read_text(encoding="utf-8"))
    assert len(towns) >= 60
    page.goto(site_url + LANGUAGES[code])
    script = """([towns, code]) => towns.map(({name, lang}) => {
        const form = document.querySelector("[data-own] form").elements;
        form.speech.value = lang;
        form.town.value = name;
        form.town.dispatchEvent(new Event("input"));
        return form.of.placeholder;
    })"""
    assert page.evaluate(script, [towns, code]) == [town["of"][code].replace("'", "’") for town in towns]


@pytest.mark.parametrize("index", range(6))
def test_picture_changes_in_its_strip_alone(own: Page, built_site: Path, arms: Path, index: int) -> None:
    """And is as large as the kit's own; a script in the arms runs nowhere."""
    picture = read_kit(own)["pictures"][index]
    own.locator("#own_town").fill(TOWN)
    own.locator("#own_arms").set_input_files(arms)
    own.locator("#own_show").select_option(index=index)
    name, content = save_by(own, "[data-do=picture]")
    assert name == f"{picture['name'].removesuffix('.png')}_{SLUG}.png"
    made = open_picture(content)
    given = open_picture((built_site / picture["url"].lstrip("/")).read_bytes())
    assert made.size == given.size == tuple(picture["size"])
    changed = ImageChops.difference(made, given).getbbox()
    assert changed is not None
    x, y, width, height = picture["box"]
    assert x <= changed[0] < changed[2] <= x + width
    assert y <= changed[1] < changed[3] <= y + height
    strip = made.crop((x, y, x + width, y + height))
    assert (0, 170, 0) in {colour for _, colour in strip.getcolors(1 << 24) or ()}
    assert "ran" not in own.title()


def wait_for(page: Page, picture: dict[str, Any], name: str) -> None:
    """Wait until the preview shows *picture* with the *name* of a town; its last word is the same in every form."""
    word = re.findall(r"\w+", name)[-1]
    page.locator(f'.own__figure canvas[aria-label^="{picture["label"]}"][aria-label*="{word}"]').wait_for()


def draw_with_typst(picture: dict[str, Any], arms: str | None) -> Image.Image:
    """Return the strip of *picture* as the kit of the town has it."""
    screen = Screen(*picture["size"])
    strip = lay_strip(screen)
    assert strip is not None
    data = {
        "alone": True, "lang": "ca", "title": "-", "slogan": [], "subline": "", "call": "", "art": "", "alt": "",
        "town_line": NAMES.put(picture["texts"][0][0], make_tokens("ca")), "signature": picture["texts"][1][0],
        "palette": {"paper": WHITE, "ink": WHITE, "accent": picture["ground"], "on_accent": picture["ink"]},
        "arms": {"bytes": arms, "format": "svg", "alt": "-"} if arms else None,
        "lettering": asdict(LETTERING), "strip": asdict(strip), "width": screen.width, "height": screen.height,
    }  # fmt: skip
    theme = ROOT / "theme"
    return open_picture(Typesetter(theme / "kits", (theme / "kits" / "fonts",)).png("social.typ", data))


@pytest.mark.parametrize("svg", [None, ARMS], ids=["name", "name and arms"])
def test_strip_is_the_one_of_the_towns_kit(own: Page, arms: Path, svg: str | None) -> None:
    """Line by line and letter by letter: what a browser draws and what Typst draws differ in their edges alone."""
    # The arms first: every picture waits for them, so that one with the name has them too.
    own.locator("#own_arms").set_input_files([arms] if svg else [])
    own.locator("#own_town").fill(TOWN)
    for index, picture in enumerate(read_kit(own)["pictures"][:6]):
        own.locator("#own_show").select_option(index=index)
        wait_for(own, picture, TOWN)
        x, y, width, height = picture["box"]
        drawn = open_picture(b64decode(own.evaluate(SHOWN).partition(",")[2])).crop((x, y, x + width, y + height))
        typeset = draw_with_typst(picture, svg)
        ground = Image.new("RGB", drawn.size, picture["ground"])
        assert count_unlike(drawn, typeset) < 0.2 * count_unlike(drawn, ground), picture["label"]


def count_unlike(one: Image.Image, other: Image.Image) -> int:
    """Return how many pixels of two pictures differ by more than what is smoothed at an edge."""
    difference = ImageChops.difference(one, other).convert("L")
    return sum(difference.histogram()[81:])


@pytest.mark.parametrize("name", ["Olot", "Castell d'Aro, Platja d'Aro i s'Agaró", "A" * 60])
def test_text_stays_within_its_strip(own: Page, name: str) -> None:
    """However long the name: what stands outside the inner box is plain."""
    own.locator("#own_town").fill(name)
    for index, picture in enumerate(read_kit(own)["pictures"][:6]):
        own.locator("#own_show").select_option(index=index)
        wait_for(own, picture, name)
        assert own.evaluate(STRAYED, picture) == [0, True], picture["label"]


def test_preview_follows_the_fields(own: Page) -> None:
    """The name in its sentence, its own form where somebody writes one, and the posts below."""
    own.locator("#own_town").fill("el Masnou")
    own.locator('.own__figure canvas[aria-label*="del Masnou"]').wait_for()
    own.locator("#own_of").fill("d'en Masnou")
    own.locator('.own__figure canvas[aria-label*="d’en Masnou"]').wait_for()
    posts = own.locator("[data-post]").all_inner_texts()
    assert any("d’en Masnou" in post for post in posts)
    assert not any("MUNICIPI]" in post for post in posts)
    own.locator("#own_town").fill("")
    own.locator("[data-post]", has_text="MUNICIPI]").first.wait_for()


@pytest.mark.parametrize("ending", ["odt", "docx"])
def test_documents_come_back_with_the_name(own: Page, built_site: Path, ending: str) -> None:
    """As Python puts it there; entries without a token are the same byte for byte, and so is their order.

    One kind at a time: Chromium drops, without a word, the eleventh download within a second.
    """
    files = sorted((built_site / KIT / "ca").glob(f"*.{ending}"))
    own.locator("#own_town").fill(TOWN)
    own.locator("#own_documents").set_input_files(files)
    links = own.locator("[data-results] a")
    links.nth(len(files) - 1).wait_for()
    for file, link in zip(files, links.all(), strict=True):
        with own.expect_download() as caught:
            link.click()
        assert caught.value.suggested_filename == f"{file.stem}_{SLUG}{file.suffix}"
        before, after = zipfile.ZipFile(file), zipfile.ZipFile(io.BytesIO(save(caught.value)))
        expected = zipfile.ZipFile(io.BytesIO(name_town(file.read_bytes(), make_tokens("ca"), NAMES)))
        assert after.testzip() is None
        assert after.namelist() == before.namelist()
        assert {name: after.read(name) for name in after.namelist()} == {
            name: expected.read(name) for name in expected.namelist()
        }
        same = [one.filename for one in before.infolist() if before.read(one) == after.read(one.filename)]
        assert [after.getinfo(name).compress_size for name in same] == [
            before.getinfo(name).compress_size for name in same
        ]
        assert not any(b"MUNICIPI]" in after.read(name) for name in after.namelist())
    assert str(len(files)) in own.locator(".own__said").inner_text()


def test_whole_kit_comes_back_with_the_name(own: Page, built_site: Path) -> None:
    """All that can bear it: the documents, the pictures and the posts."""
    own.locator("#own_town").fill(TOWN)
    own.locator("#own_documents").set_input_files(built_site / KIT / f"{SHORT}_ca.zip")
    own.locator("[data-results] a").wait_for()
    name, content = save_by(own, "[data-results] a")
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert name == f"{SHORT}_ca_{SLUG}.zip"
    assert archive.testzip() is None
    endings = [Path(one).suffix for one in archive.namelist()]
    assert {ending: endings.count(ending) for ending in set(endings)} == {".odt": 6, ".docx": 6, ".png": 6, ".txt": 1}
    posts = archive.read(f"posts_{SLUG}.txt").decode()
    assert NAMES.of_town in posts
    assert "MUNICIPI]" not in posts


def test_all_pictures_come_in_one_zip(own: Page) -> None:
    """With the poster and the posts, each under the town's name."""
    own.locator("#own_town").fill("Olot")
    name, content = save_by(own, "[data-do=all]")
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert name == f"{SHORT}_ca_v1.0_olot.zip" or name.endswith("_olot.zip")
    assert archive.testzip() is None
    assert len([one for one in archive.namelist() if one.endswith("_olot.png")]) == 7
    assert "d’Olot" in archive.read("posts_olot.txt").decode()


def test_what_is_no_document_of_the_kit_is_told(own: Page, tmp_path: Path) -> None:
    """And a picture that is none, and a name that is missing; nothing breaks."""
    own.locator("[data-do=picture]").click()
    assert own.locator(".own__said").inner_text() == "Escriu primer el nom del municipi."
    assert own.evaluate("document.activeElement.id") == "own_town"
    own.keyboard.type("Olot")
    for name, content in {"a.odt": b"no zip", "b.docx": b"PK\x05\x06" + b"\0" * 18, "c.png": b"no picture"}.items():
        (tmp_path / name).write_bytes(content)
    own.locator("#own_documents").set_input_files([tmp_path / "a.odt", tmp_path / "b.docx"])
    own.locator(".own__said", has_text="a.odt, b.docx").wait_for()
    own.locator("#own_arms").set_input_files(tmp_path / "c.png")
    own.locator(".own__said", has_text="c.png").wait_for()


def test_nothing_is_asked_for_once_the_form_is_ready(settled: Page, built_site: Path, arms: Path) -> None:
    """Whatever one writes, chooses, downloads or prints: not one request, to nobody."""
    asked: list[str] = []
    settled.on("request", lambda request: asked.append(request.url))
    settled.evaluate("window.print = () => dispatchEvent(new Event('afterprint')); null")
    settled.keyboard.type(TOWN)
    settled.locator("#own_arms").set_input_files(arms)
    for index in range(7):
        settled.locator("#own_show").select_option(index=index)
    save_by(settled, "[data-do=picture]")
    save_by(settled, "[data-do=all]")
    settled.locator("#own_documents").set_input_files(built_site / KIT / f"{SHORT}_ca.zip")
    settled.locator("[data-results] a").wait_for()
    settled.locator("[data-do=print]").click()
    settled.locator("#own_town").focus()
    settled.locator("#verify").set_input_files(built_site / KIT / "ca/posts.txt")
    settled.locator(".answer--known").wait_for()
    settled.wait_for_timeout(300)
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_policy_forbids_every_connection(own: Page) -> None:
    """It is the page's own, and the browser keeps it."""
    policy = own.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
    assert "connect-src 'none'" in policy
    tried = own.evaluate("""async () => {
        const attempts = [() => fetch("/"), () => new Promise((resolve, reject) => {
            const socket = new WebSocket("ws://" + location.host);
            socket.onopen = resolve;
            socket.onerror = reject;
        })];
        const results = await Promise.allSettled(attempts.map(async attempt => attempt()));
        return results.map(result => result.status);
    }""")
    assert tried == ["rejected", "rejected"]


def test_poster_prints_on_one_sheet(own: Page) -> None:
    """Of A4, with nothing of the page but the poster; afterwards the page is as it was."""
    own.evaluate("window.print = () => {}; null")
    own.keyboard.type("Olot")
    own.locator("[data-do=print]").click()
    own.locator(".prints-sheet img.sheet").wait_for(state="attached")
    assert "d’Olot" in (own.locator("img.sheet").get_attribute("alt") or "")
    with pikepdf.open(io.BytesIO(own.pdf(prefer_css_page_size=True))) as pdf:
        assert len(pdf.pages) == 1
        box = [float(one) for one in pdf.pages[0].mediabox]
    assert (round(box[2]), round(box[3])) == A4
    own.evaluate("dispatchEvent(new Event('afterprint'))")
    assert own.locator("img.sheet").count() == 0
    assert "prints-sheet" not in (own.locator("html").get_attribute("class") or "")


def test_form_works_by_keyboard_alone(own: Page) -> None:
    """In the order in which one reads, every stop in view and marked; Enter presses the buttons."""
    own.keyboard.type("Olot")
    stops = []
    for _ in range(9):
        stops.append(own.evaluate("document.activeElement.id || document.activeElement.dataset.do"))
        assert own.evaluate("""() => {
            const one = document.activeElement, box = one.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight && getComputedStyle(one).outlineStyle != "none";
        }"""), stops
        own.keyboard.press("Tab")
    assert stops == [
        "own_town", "own_speech", "own_of", "own_arms", "own_documents", "own_show", "picture", "all", "print",
    ]  # fmt: skip
    own.locator("[data-do=picture]").focus()
    with own.expect_download() as caught:
        own.keyboard.press("Enter")
    assert caught.value.suggested_filename.endswith("_olot.png")


def test_page_serves_without_script(browser: Browser, site_url: str) -> None:
    """No form that does nothing; every file, every post and every hash."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PAGE)
    assert not page.locator("[data-own]").is_visible()
    assert not page.locator("#verify").is_visible()
    assert page.locator(".copy").count() == 0
    assert page.locator(".kit-hero__take a").is_visible()
    assert page.locator("a[download]").count() >= 40
    assert page.locator("[data-post]").count() == 5
    page.locator(".verify summary").click()
    assert page.locator(".sums").is_visible()
    context.close()


@pytest.fixture
def verifier(page: Page, site_url: str) -> Page:
    """The page, its box for copies ready."""
    page.goto(site_url + PAGE)
    page.locator("#verify").wait_for()
    return page


def ask(page: Page, *files: Path) -> tuple[str, str]:
    """Return what the page says of the last of the files, and by which class."""
    page.locator("#verify").set_input_files(files)
    answer = page.locator(".answer")
    page.locator(".answer", has_text=files[-1].name).wait_for()
    return answer.inner_text(), (answer.get_attribute("class") or "").rpartition("--")[2]


def test_copies_are_told(verifier: Page, built_site: Path, tmp_path: Path) -> None:
    """Every file of the version in force, in whichever language; a changed one, and one of before."""
    kit = built_site / KIT
    listed = [file for folder in ("ca", "gl", "es", "en") for file in sorted((kit / folder).iterdir())]
    # Beside some of them lies what a server sends in their place.
    files = [file for file in listed if file.suffix not in {".br", ".gz"}]
    for file in (*files[::9], *kit.glob("*.zip")):
        said, kind = ask(verifier, file)
        assert kind == "known", file
        assert "1.0" in said
    changed = tmp_path / "cartell.pdf"
    changed.write_bytes(next(file for file in files if file.suffix == ".pdf").read_bytes() + b"\n")
    assert ask(verifier, changed)[1] == "unknown"
    older = tmp_path / "older.pdf"
    older.write_bytes(b"of before")
    verifier.evaluate(
        """async () => {
            const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("of before"));
            const packed = btoa(String.fromCharCode(...new Uint8Array(digest).slice(0, 12)));
            const box = document.querySelector("[data-versions]"), versions = JSON.parse(box.dataset.versions);
            box.dataset.versions = JSON.stringify([...versions, ["0.9", packed]]);
        }"""
    )
    said, kind = ask(verifier, older)
    assert (kind, "0.9" in said) == ("older", True)


def test_posts_are_copied(browser: Browser, site_url: str) -> None:
    """To the clipboard, as they stand, and it is said so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site_url + PAGE)
    page.locator(".posts .copy").first.click()
    page.locator(".copyable [data-copied]", has_text="Copiat").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("[data-post]").first.inner_text()
    context.close()


def test_nothing_moves(browser: Browser, site_url: str) -> None:
    """Neither when scripts take over nor when something is copied."""
    for size in ({"width": 1280, "height": 800}, {"width": 390, "height": 844}):
        context = browser.new_context(viewport=size)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site_url + PAGE, wait_until="networkidle")
        page.locator(".posts .copy").first.click()
        page.wait_for_timeout(200)
        shift = page.evaluate("""() => new Promise(resolve => {
            let sum = 0;
            new PerformanceObserver(list => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
            }).observe({type: "layout-shift", buffered: true});
            setTimeout(() => resolve(sum), 100);
        })""")
        assert shift == 0
        context.close()


@pytest.fixture
def filled(own: Page) -> Page:
    """The page with everything on it open and filled in."""
    own.keyboard.type("Olot")
    own.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    own.locator('.own__figure canvas[aria-label*="Olot"]').wait_for()
    return own


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_what_scripts_made(filled: Page, scheme: str) -> None:
    """Buttons, canvas and answers stand by the rules of the rest."""
    filled.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    results = Axe().run(filled, options={"resultTypes": ["violations"]})
    filled.emulate_media(color_scheme="null")
    assert results.violations_count == 0, results.generate_report()


def test_campaign_is_linked_from_where_people_look(page: Page, site_url: str) -> None:
    """The menu, the home page, that of the councils, the article on it and the action of the plan."""
    for path in ("/", "/ajuntaments/", "/blog/campanya-municipis/"):
        page.goto(site_url + path)
        assert page.locator(f'main a[href="{PAGE}"]').count() >= 1, path
    page.goto(f"{site_url}/gl/")
    assert page.locator('.menu a[href="/gl/campanyes/"]').inner_text() == "Campañas"
    page.goto(site_url + PAGE)
    action = page.locator('.kit-hero a[href*="/pla/"]').get_attribute("href") or ""
    page.goto(site_url + action)
    assert page.locator(f'#{action.partition("#")[2]} a[href="{PAGE}"]').count() == 1


def test_newest_zip_has_an_address_that_stays(built_site: Path) -> None:
    """The same bytes as under the name with its version."""
    for code in LANGUAGES:
        newest, versioned = (built_site / KIT / f"{SHORT}_{code}{version}.zip" for version in ("", "_v1.0"))
        assert digest(newest.read_bytes()) == digest(versioned.read_bytes())
