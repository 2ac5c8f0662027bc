"""The real project, and a small one with a campaign that is rendered in no time."""

from __future__ import annotations

import os
import re
import runpy
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.campaigns.building import Bench, build
from plugins.campaigns.kit import Kit, build_kit
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Campaign
from plugins.campaigns.patterns import Pattern
from plugins.campaigns.project import Project, read_project
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.scaffold import Start, start_campaign
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.store import Store
from plugins.core.catalogues import read_translations
from plugins.core.formats import Speaker
from plugins.core.languages import Language, parse_languages
from plugins.core.watching import watch
from plugins.workshop import ROOT

ENVIRON = {"SITE_URL": "https://cft.example"}
KEPT = {"cartell", "banners", "mocio"}


def make_project(root: Path) -> Project:
    """Make a project in *root* that has no campaign yet; its theme is the real one."""
    (root / "content").mkdir()
    shutil.copytree(ROOT / "content" / "data", root / "content" / "data")
    shutil.copy(ROOT / "pelicanconf.py", root)
    (root / "theme").symlink_to(ROOT / "theme")
    return read_project(root, ENVIRON)


@pytest.fixture(scope="session")
def project() -> Project:
    """The project itself, published at an address of its own."""
    return read_project(ROOT, ENVIRON)


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    """A project without campaigns, to start one in."""
    return make_project(tmp_path)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, store: Store) -> Project:
    """A project with one campaign for Catalonia, in Catalan and Galician: a poster, banners and a motion."""
    root = tmp_path_factory.mktemp("small")
    folder = start_campaign(make_project(root), Start("prova", "Una prova", ("ca", "gl"), date(2026, 11, 20)))
    kit = folder / "kit.yaml"
    lines = kit.read_text(encoding="utf-8").splitlines(keepends=True)
    dropped = re.compile(rf"- {{id: (?!(?:{'|'.join(KEPT)}),)")
    kit.write_text(
        "".join(line for line in lines if not dropped.match(line)).replace("draft", "active"), encoding="utf-8"
    )
    for file in folder.glob("texts/*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^  xarxes:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    for file in folder.glob("docs/*.md"):
        if file.name.partition(".")[0] not in KEPT:
            file.unlink()
    keep_in(store, root)
    return read_project(root, ENVIRON)


@pytest.fixture(scope="session")
def patterns(small: Project) -> tuple[Pattern, Pattern]:
    """The small campaign in its two languages, before a town's name is put in."""
    campaign = small.campaigns.campaigns[0]
    return small.make_pattern(campaign, "ca"), small.make_pattern(campaign, "gl")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What is rendered once for all processes of this run."""
    folder = tmp_path_factory.getbasetemp()
    return Store((folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "kits")


def keep_in(store: Store, root: Path) -> None:
    """Have the project in *root* keep what it renders in *store*."""
    store.folder.mkdir(parents=True, exist_ok=True)
    (root / ".cache").mkdir()
    (root / ".cache" / "kits").symlink_to(store.folder)


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory, store: Store) -> tuple[Project, BuiltKit]:
    """A project with one campaign, active, in Catalan and Galician, with every kind of item but one document alone."""
    root = tmp_path_factory.mktemp("shown")
    folder = start_campaign(make_project(root), Start("prova", "Una prova", ("ca", "gl"), date(2026, 11, 20)))
    kit = folder / "kit.yaml"
    dropped = re.compile(r"- {id: (?!(?:cartell|xarxes|banners|mocio),)")
    lines = kit.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not dropped.match(line))
    kit.write_text(text.replace("draft", "active"), encoding="utf-8")
    keep_in(store, root)
    project = read_project(root, ENVIRON)
    assert project.campaigns.findings == ()
    bench = Bench(project.theme, project.store, project.site, project.gettexts, None, watch)
    return project, build(project.campaigns.campaigns[0], (), bench)


@pytest.fixture(scope="session")
def languages() -> dict[str, Language]:
    """The site's languages by code."""
    settings = runpy.run_path(str(ROOT / "pelicanconf.py"))
    return {one.code: one for one in parse_languages(settings["LANGUAGES"], settings["DEFAULT_LANG"])}


@pytest.fixture(scope="session")
def speakers(languages: dict[str, Language]) -> dict[str, Speaker]:
    """What speaks each language with the site's own translations."""
    folder = ROOT / "theme" / "translations"
    return {code: Speaker(language, read_translations(folder, code)) for code, language in languages.items()}


def speak_only(campaign: Campaign, lang: str) -> Campaign:
    """Return *campaign* as if it spoke *lang* alone."""
    documents = {key: document for key, document in campaign.documents.items() if key[1] == lang}
    return replace(campaign, langs=(lang,), words={lang: campaign.words[lang]}, documents=documents)


@pytest.fixture(scope="session")
def real(project: Project) -> Campaign:
    """The real campaign for the municipalities of Catalonia, in Catalan alone."""
    return speak_only(next(one for one in project.campaigns.campaigns if one.id == "municipis-visibles"), "ca")


@pytest.fixture(scope="session")
def kit(project: Project, real: Campaign, store: Store) -> Kit:
    """The kit of the real campaign."""
    speeches = list(make_speeches(real, project.site, project.gettexts).values())
    return build_kit(real, speeches, project.gettexts, open_workshop(project.theme, real), store)


@pytest.fixture
def copied(small: Project, tmp_path: Path) -> Path:
    """The root of a copy of the small project, to break something in."""
    shutil.copytree(small.root, tmp_path / "copy", symlinks=True, ignore=shutil.ignore_patterns(".cache"))
    return tmp_path / "copy"


@pytest.fixture(scope="session")
def find_tool() -> Callable[[str], str]:
    """Finds a program by its name, or skips the test; where kits are made sure of, not to run is a fault."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            reason = f"{name} is not installed"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
        return path

    return find
