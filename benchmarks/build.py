"""Our build against plain Pelican with its native translations: same articles, same theme, whole processes in turn.

    python benchmarks/build.py --corpus CORPUS.py --skeleton FOLDER --work FOLDER --rounds 3

CORPUS.py offers `make(n)` and `markdown(article, language, link, picture)`; FOLDER holds a `pelicanconf.py` and a
`theme/` for plain Pelican, which our build is given too. What the two are asked to write is made alike: the same
templates, a page for each article, list, topic and tag, and a feed for each language.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.corpus import Corpus, load_corpus, write, write_articles  # noqa: E402

SETTINGS = """
import json, pathlib, sys
sys.path.insert(0, {root!r})
from plugins.languages.site import Site
PELICAN_CLASS = Site
SITENAME, SITEURL, ORIGIN, FEED_DOMAIN = "Col·lectiu", "", "https://example.org", "https://example.org"
TAG_AUTHORITY, TIMEZONE, DEFAULT_LANG, THEME, PATH = "example.org,2026", "Europe/Madrid", "ca", "theme", "content"
LANGUAGES = tuple(
    {{"code": code, "name": code, "in_name": code, "locale": locale, "exit_url": "https://example.org/"}}
    for code, locale in (("ca", "ca_ES"), ("gl", "gl_ES"), ("es", "es_ES"), ("en", "en_GB"))
)
PLUGINS = ["plugins.languages.plugin", "plugins.contributions.plugin", "measured"]
PLUGIN_PATHS = [{root!r}, "."]
ARTICLE_PATHS, PAGE_PATHS, STATIC_PATHS = ["articles"], ["pages"], ["images"]
THEME_STATIC_PATHS = ["static"]
INDEX_URL, INDEX_SAVE_AS = "{{prefix}}", "{{prefix}}index.html"
BLOG_URL = "{{prefix}}"
ARTICLE_URL, ARTICLE_SAVE_AS = "{{prefix}}{{slug}}/", "{{prefix}}{{slug}}/index.html"
PAGE_URL, PAGE_SAVE_AS = "{{prefix}}{{slug}}/", "{{prefix}}{{slug}}/index.html"
DRAFT_URL = DRAFT_PAGE_URL = "{{prefix}}{{slug}}/"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = AUTHOR_SAVE_AS = ""
AUTHOR_URL = "{{prefix}}authors/{{slug}}/"
CATEGORY_URL, CATEGORY_SAVE_AS = "{{prefix}}category/{{slug}}/", "{{prefix}}category/{{slug}}/index.html"
TAG_URL, TAG_SAVE_AS = "{{prefix}}tag/{{slug}}/", "{{prefix}}tag/{{slug}}/index.html"
ARCHIVES_URL, ARCHIVES_SAVE_AS = "{{prefix}}archives/", "{{prefix}}archives/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "archives"]
PAGINATED_TEMPLATES, DEFAULT_PAGINATION = {{"index": None}}, 10
PAGINATION_PATTERNS = (
    (1, "{{url}}", "{{save_as}}"), (2, "{{base_name}}/page/{{number}}/", "{{base_name}}/page/{{number}}/index.html"),
)
MENU = FOOTER_MENU = NEUTRAL_PAGES = ()
SAFETY_PAGE = LICENCE_PAGE = "pages/none"
SITE_CARD = NEUTRAL_CARD = None
FEED_ALL_ATOM = "{{prefix}}feed.xml"
CATEGORY_FEED_ATOM = CONTRIBUTED_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
READERS = {{"html": None, "htm": None, "rst": None}}
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
FORMATTED_FIELDS, INTRASITE_LINK_REGEX = [], "[{{](?P<what>filename)[}}]"
TYPOGRIFY = False
JINJA_ENVIRONMENT = {{"extensions": ["jinja2.ext.i18n"]}}
JINJA_GLOBALS = {{"LABELS": json.loads(pathlib.Path("labels.json").read_text())}}
"""
"""What the site's own settings come to for this corpus and theme."""

MEASURED = '''
"""Gives the theme made for plain Pelican what it asks of an article: its translations."""
from pelican import signals


def set_translations(generators):
    groups = {}
    for article in generators[0].context["articles"]:
        groups.setdefault(article.group, []).append(article)
    for group in groups.values():
        for article in group:
            article.translations = [other for other in group if other is not article]


def register():
    signals.all_generators_finalized.connect(set_translations)
'''


def lay_plain(site: Path, corpus: Corpus, skeleton: Path) -> None:
    """Write the corpus in Pelican's own format, with the skeleton's settings."""
    shutil.copytree(skeleton, site)
    corpus.source.WRITERS["pelican"](site, corpus.articles, "")
    write(site / "labels.json", json.dumps(corpus.source.LABELS))
    write(site / "theme/static/css/site.css", corpus.source.CSS)


def lay_ours(site: Path, corpus: Corpus, skeleton: Path) -> None:
    """Write the corpus in our format, its registries, and settings that amount to ours."""
    shutil.copytree(skeleton / "theme", site / "theme")
    shutil.copytree(ROOT / "theme/translations", site / "theme/translations")
    write(site / "pelicanconf.py", SETTINGS.format(root=str(ROOT)))
    write(site / "measured.py", MEASURED)
    write(site / "labels.json", json.dumps(corpus.source.LABELS))
    write(site / "theme/static/css/site.css", corpus.source.CSS)
    write_articles(site / "content", corpus)


def build(site: Path) -> tuple[float, float]:
    """Build into an empty folder as a process of its own; return its wall and processor seconds."""
    shutil.rmtree(site / "output", ignore_errors=True)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"]
    environ = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1795305600"}
    used, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    result = subprocess.run(command, cwd=site, env=environ, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        sys.exit(result.stdout + result.stderr)
    return wall, after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime


def main() -> None:
    """Lay both sites, build them in turn, print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="the module that makes the articles")
    parser.add_argument("--skeleton", type=Path, required=True, help="settings and theme for plain Pelican")
    parser.add_argument("--work", type=Path, required=True, help="an empty or new folder, best in memory")
    parser.add_argument("--articles", type=int, default=250, help="articles in each of the four languages")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    corpus = load_corpus(arguments.corpus, arguments.articles)
    sites = {"plain": arguments.work / "plain", "ours": arguments.work / "ours"}
    for name, lay in (("plain", lay_plain), ("ours", lay_ours)):
        shutil.rmtree(sites[name], ignore_errors=True)
        lay(sites[name], corpus, arguments.skeleton)
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in sites}
    for _ in range(arguments.rounds):
        for name, site in sites.items():
            figures[name].append(build(site))
    report(sites, figures)


def report(sites: Mapping[str, Path], figures: Mapping[str, Sequence[tuple[float, float]]]) -> None:
    """Print what each took and wrote."""
    medians = {
        name: [statistics.median(column) for column in zip(*rows, strict=True)] for name, rows in figures.items()
    }
    for name, (wall, processor) in medians.items():
        pages = sum(1 for _ in (sites[name] / "output").rglob("*.html"))
        print(f"{name:6} {wall:6.2f} s wall  {processor:6.2f} s processor  {pages} pages")
    ratios = [ours / plain for ours, plain in zip(medians["ours"], medians["plain"], strict=True)]
    print(f"ratio  {ratios[0]:6.2f}         {ratios[1]:6.2f}")


if __name__ == "__main__":
    main()
