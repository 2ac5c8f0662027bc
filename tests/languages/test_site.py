"""The build as people run it: what it reads, what it writes, and how it fails."""

from __future__ import annotations

import filecmp
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from .conftest import Project

FRENCH = """    {
        "code": "fr", "name": "Français", "in_name": "en français", "locale": "fr_FR",
        "exit_url": "https://fr.wikipedia.org/wiki/Accueil",
    },
)

# ---- rooms"""

COUNT_READS = """
import atexit, collections, json, sys
opened = collections.Counter()
def count(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".md"):
        opened[str(arguments[0])] += 1
sys.addaudithook(count)
atexit.register(lambda: print(json.dumps(opened), file=sys.stderr))
from pelican import main
main(["content", "-s", "pelicanconf.py", "-o", "output"])
"""


def misspell_plugin(project: Project) -> str:
    """Name a plugin that there is not."""
    project.replace("pelicanconf.py", "plugins.assets.plugin", "plugins.asets.plugin")
    return "plugins.asets.plugin"


def break_registration(project: Project) -> str:
    """Have a plugin's register() raise."""
    project.replace(
        "plugins/assets/plugin.py", '    """Connect the handlers."""', '    raise RuntimeError("no register")'
    )
    return "plugins.assets.plugin"


def write_bad_date(project: Project) -> str:
    """Write an article of a day that never was."""
    project.write_article("dia", date="2026-02-30")
    return 'content/articles/2026/dia.ca.md:6:7: E110 "2026-02-30" is not a real date'


def write_unknown_key(project: Project) -> str:
    """Write an article with a key misspelt."""
    project.write_article("clau", categori="cures")
    return 'content/articles/2026/clau.ca.md:10:1: E104 unknown key "categori"; did you mean category?'


def write_bad_template(project: Project) -> str:
    """Leave a block of the last template open."""
    project.replace("theme/templates/404.html", "{% endblock %}", "")
    return "404.html"


def write_failing_template(project: Project) -> str:
    """Have a template ask for what is not there, on the last page that is made."""
    project.replace("theme/templates/404.html", "{% block main %}", "{% block main %}{{ nothing.at.all }}")
    return "'nothing' is undefined"


def lose_catalogue(project: Project) -> str:
    """Remove the texts of a language."""
    shutil.rmtree(project.root / "theme/translations/gl")
    return "there is no catalogue for the language gl"


def share_address(project: Project) -> str:
    """Send the list of tags where that of topics goes."""
    project.replace("pelicanconf.py", 'TAGS_SAVE_AS = "{prefix}{tags_word}/', 'TAGS_SAVE_AS = "{prefix}{topics_word}/')
    return "would both be temes/index.html"


FAULTS: list[Callable[[Project], str]] = [
    misspell_plugin, break_registration, write_bad_date, write_unknown_key, write_bad_template,
    write_failing_template, lose_catalogue, share_address,
]  # fmt: skip
EXPLAINED = {"misspell_plugin", "write_bad_date", "write_unknown_key", "lose_catalogue", "share_address"}


@pytest.mark.parametrize("quiet", [False, True], ids=["loud", "quiet"])
@pytest.mark.parametrize("fault", FAULTS)
def test_fault_fails_the_build_and_writes_nothing(
    project: Project, fault: Callable[[Project], str], *, quiet: bool
) -> None:
    """Pelican alone would say so and exit with 0; what a person did wrong comes without a traceback."""
    told = fault(project)
    result = project.build(*(["--quiet"] if quiet else []))
    said = " ".join((result.stdout + result.stderr).split())
    assert result.returncode != 0
    assert project.written() == []
    if not quiet:
        assert told in said
    if fault.__name__ in EXPLAINED:
        assert "Traceback" not in said


def test_findings_are_shown_even_when_all_else_is_quiet(project: Project) -> None:
    """A failure without a word would help nobody."""
    told = write_bad_date(project)
    assert told in project.build("--quiet").stderr


def test_good_build_succeeds(project: Project) -> None:
    """Without a word about errors, and with pages in every language."""
    result = project.build()
    assert result.returncode == 0
    assert [line for line in result.stderr.splitlines() if ": W2" not in line] == []
    assert {"index.html", "gl/index.html", "es/index.html", "en/index.html", "sitemap.xml"} <= set(project.written())


def test_each_source_is_read_once(project: Project) -> None:
    """However many languages list it."""
    result = project.run([sys.executable, "-c", COUNT_READS])
    opened = Counter(json.loads(result.stderr.splitlines()[-1]))
    sources = {str(path) for path in (project.root / "content").rglob("*.md")}
    assert {str(Path(project.root, path)): count for path, count in opened.items()} == dict.fromkeys(sources, 1)


def add_french(project: Project) -> None:
    """Give the site a fifth language: a row, and a catalogue."""
    project.replace("pelicanconf.py", ")\n\n# ---- rooms", FRENCH)
    folder = project.root / "theme/translations"
    text = (folder / "en/LC_MESSAGES/messages.po").read_text(encoding="utf-8")
    (folder / "fr/LC_MESSAGES").mkdir(parents=True)
    (folder / "fr/LC_MESSAGES/messages.po").write_text(text.replace("Language: en", "Language: fr"), encoding="utf-8")


def parse(project: Project, name: str) -> html.HtmlElement:
    """Return a page of the output."""
    return html.fromstring(project.read(f"output/{name}"))


def test_fifth_language_is_a_row_and_a_catalogue(project: Project) -> None:
    """With not one French article: all lists are there, and hold the others' texts, marked."""
    add_french(project)
    result = project.build(settings="publishconf.py")
    assert result.returncode == 0, result.stdout
    pages = [
        "index.html", "blog/index.html", "topics/index.html", "topics/cures/index.html", "tags/index.html",
        "tags/galicia/index.html", "authors/index.html", "authors/cidadania/index.html", "archive/index.html",
        "404.html",
    ]  # fmt: skip
    for page in pages:
        assert parse(project, f"fr/{page}").get("lang") == "fr"
    blog = parse(project, "fr/blog/index.html")
    assert [(card.get("lang"), card.xpath('.//*[@class="mark"]/text()')) for card in blog.xpath("//main//article")] == [
        ("gl", ["en galego"]), ("ca", ["en català"]),
    ]  # fmt: skip
    assert not (project.root / "output/fr/feed.xml").exists()


def test_fifth_language_is_known_to_the_others(project: Project) -> None:
    """A French version is an alternate of the rest, and the rest are of it; it has its own feed."""
    add_french(project)
    project.write_article("primer", "fr", translation_of="primer.ca.md")
    assert project.build(settings="publishconf.py").returncode == 0
    heads = [
        sorted(parse(project, name).xpath('//link[@rel="alternate"][@hreflang]/@href'))
        for name in ("blog/primer-ca/index.html", "gl/blog/primer-gl/index.html", "fr/blog/primer-fr/index.html")
    ]
    assert heads[0] == heads[1] == heads[2]
    assert any(url.endswith("/fr/blog/primer-fr/") for url in heads[0])
    assert "primer fr" in project.read("output/fr/feed.xml")
    switcher = parse(project, "gl/index.html").xpath('//nav[@class="langs"]//a[@hreflang="fr"]')
    assert [(link.get("href"), link.get("lang"), link.text_content()) for link in switcher] == [
        ("/fr/", "fr", "Français")
    ]


def copy_backwards(project: Project, root: Path) -> None:
    """Copy the project so that the disk lists its files in another order."""
    for path in sorted(project.root.rglob("*"), reverse=True):
        if path.is_file() and "output" not in path.parts and ".cache" not in path.parts:
            target = root / path.relative_to(project.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def test_same_sources_give_the_same_bytes(project: Project, tmp_path: Path) -> None:
    """In another folder, from another order of the files, with other hashes of Python's own."""
    for number in range(6):
        project.write_article(f"igual-{number}", ("ca", "gl", "en")[number % 3], tags="[galicia, autocura, formacio]")
    copy = type(project)(tmp_path / "other" / "place")
    copy_backwards(project, copy.root)
    for place, seed in ((project, "1"), (copy, "2")):
        assert place.build(settings="publishconf.py", PYTHONHASHSEED=seed).returncode == 0
    assert project.written() == copy.written()
    outputs = project.root / "output", copy.root / "output"
    assert filecmp.cmpfiles(*outputs, project.written(), shallow=False)[1:] == ([], [])


def test_second_build_over_the_first_changes_nothing(project: Project) -> None:
    """What is left in the output does not matter, and nothing is lost."""
    assert project.build().returncode == 0
    first = {name: (project.root / "output" / name).read_bytes() for name in project.written()}
    assert project.build().returncode == 0
    assert {name: (project.root / "output" / name).read_bytes() for name in project.written()} == first
