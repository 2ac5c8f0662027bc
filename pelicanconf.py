"""The site's settings: declarations only. publishconf.py overrides what differs when the site is published."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
# `pelican` run from the shell does not put the settings' folder on the path.
sys.path.insert(0, str(ROOT))

from plugins.languages.site import Site  # noqa: E402

PELICAN_CLASS = Site

# ---- identity ----
SITENAME = "Col·lectiu Flora Tristán"
# The one address of the site; everything absolute is made from it.
SITE_URL = os.environ.get("SITE_URL", "http://localhost:8000").rstrip("/")
ORIGIN = "{0.scheme}://{0.netloc}".format(urlsplit(SITE_URL))
SITEURL = urlsplit(SITE_URL).path.rstrip("/")
FEED_DOMAIN = SITE_URL
# Stands in the feeds' ids (RFC 4151): never change it, even when the domain changes.
TAG_AUTHORITY = "cft.example,2026"
TIMEZONE = "Europe/Madrid"

# ---- languages: a row each, the default one at the root; see docs/languages.md ----
DEFAULT_LANG = "ca"
LANGUAGES = (
    {
        "code": "ca",
        "name": "Català",
        "in_name": "en català",
        "locale": "ca_ES",
        "exit_url": "https://ca.wikipedia.org/wiki/Portada",
        "words": {
            "topics": "temes",
            "tags": "etiquetes",
            "authors": "autoria",
            "archive": "arxiu",
            "contributed": "collaboracions",
            "drafts": "esborranys",
            "translations": "traduccions",
            "news": "novetats",
            "feeds": "subscripcio",
            "search": "cerca",
            "accessibility": "accessibilitat",
        },
    },
    {
        "code": "gl",
        "name": "Galego",
        "in_name": "en galego",
        "locale": "gl_ES",
        "exit_url": "https://gl.wikipedia.org/wiki/Portada",
        "words": {
            "topics": "temas",
            "tags": "etiquetas",
            "authors": "autoria",
            "archive": "arquivo",
            "contributed": "colaboracions",
            "drafts": "borradores",
            "translations": "traducions",
            "news": "novidades",
            "feeds": "subscricion",
            "search": "busca",
            "accessibility": "accesibilidade",
        },
    },
    {
        "code": "es",
        "name": "Español",
        "in_name": "en español",
        "locale": "es_ES",
        "exit_url": "https://es.wikipedia.org/wiki/Wikipedia:Portada",
        "words": {
            "topics": "temas",
            "tags": "etiquetas",
            "authors": "autoria",
            "archive": "archivo",
            "contributed": "colaboraciones",
            "drafts": "borradores",
            "translations": "traducciones",
            "news": "novedades",
            "feeds": "suscripcion",
            "search": "busqueda",
            "accessibility": "accesibilidad",
        },
    },
    {
        "code": "en",
        "name": "English",
        "in_name": "in English",
        "locale": "en_GB",
        "exit_url": "https://en.wikipedia.org/wiki/Main_Page",
    },
)

# ---- rooms ----
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = []
THEME_STATIC_PATHS = []  # the assets plugin writes them, under names made from their content
PLUGINS = [
    "plugins.languages.plugin",
    "plugins.contributions.plugin",
    "plugins.action_plan.plugin",
    "plugins.campaigns.plugin",
    "plugins.accessibility.plugin",
    "plugins.news.plugin",
    "plugins.search.plugin",
    "plugins.pictures.plugin",
    "plugins.assets.plugin",
    "plugins.offline.plugin",
    "plugins.audit.plugin",
    "plugins.precompression.plugin",
    "plugins.retouching.plugin",
]
PLUGIN_PATHS = [str(ROOT)]

# ---- addresses: {prefix} and {…_word} are filled in for each language ----
INDEX_URL = "{prefix}"
INDEX_SAVE_AS = "{prefix}index.html"
BLOG_URL = "{prefix}{blog_word}/"
BLOG_SAVE_AS = "{prefix}{blog_word}/index.html"
ARTICLE_URL = "{prefix}{blog_word}/{slug}/"
ARTICLE_SAVE_AS = "{prefix}{blog_word}/{slug}/index.html"
PAGE_URL = "{prefix}{slug}/"
PAGE_SAVE_AS = "{prefix}{slug}/index.html"
DRAFT_URL = DRAFT_PAGE_URL = "{prefix}{drafts_word}/{slug}/"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = "{prefix}{drafts_word}/{slug}/index.html"
CATEGORY_URL = "{prefix}{topics_word}/{slug}/"
CATEGORY_SAVE_AS = "{prefix}{topics_word}/{slug}/index.html"
CATEGORIES_URL = "{prefix}{topics_word}/"
CATEGORIES_SAVE_AS = "{prefix}{topics_word}/index.html"
TAG_URL = "{prefix}{tags_word}/{slug}/"
TAG_SAVE_AS = "{prefix}{tags_word}/{slug}/index.html"
TAGS_URL = "{prefix}{tags_word}/"
TAGS_SAVE_AS = "{prefix}{tags_word}/index.html"
AUTHOR_URL = "{prefix}{authors_word}/{slug}/"
AUTHOR_SAVE_AS = "{prefix}{authors_word}/{slug}/index.html"
AUTHORS_URL = "{prefix}{authors_word}/"
AUTHORS_SAVE_AS = "{prefix}{authors_word}/index.html"
ARCHIVES_URL = "{prefix}{archive_word}/"
ARCHIVES_SAVE_AS = "{prefix}{archive_word}/index.html"
FEEDS_URL = "{prefix}{feeds_word}/"
FEEDS_SAVE_AS = "{prefix}{feeds_word}/index.html"
TRANSLATIONS_URL = "{prefix}{translations_word}/"
TRANSLATIONS_SAVE_AS = "{prefix}{translations_word}/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

# ---- lists ----
DIRECT_TEMPLATES = ["index", "blog", "categories", "tags", "authors", "archives", "translations", "feeds", "404"]
PAGINATED_TEMPLATES = {"blog": None, "category": None, "tag": None, "author": None}
DEFAULT_PAGINATION = 9
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/{number}/", "{base_name}/{number}/index.html"),
)
MENU = ("index", "plan", "campaigns", "blog", "pages/ajuntaments", "pages/participa", "pages/qui-som")
FOOTER_MENU = (
    "pages/navega-segura", "news", "archives", "categories", "tags", "authors", "translations",
    "pages/privacitat", "accessibility", "pages/llicencia",
)  # fmt: skip
SAFETY_PAGE = "pages/navega-segura"
LICENCE_PAGE = "pages/llicencia"
# At its end stand the campaigns that run.
COUNCILS_PAGE = "pages/ajuntaments"
# Says how to reach the collective; stands in security.txt, unless SECURITY_CONTACT (https:, mailto: or tel:) does.
CONTACT_PAGE = "pages/qui-som"
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT")
# Tells whoever wants to write an article how; the home page leads there.
WRITE_PAGE = "pages/participa"
# How a kit is used, on one page: the campaigns' pages link to it.
GUIDE_PAGE = "pages/guia-kits"
# Help pages: nothing in their title or share card tells what they are about, or whose they are.
NEUTRAL_PAGES = ("pages/navega-segura", "404")
SITE_CARD = NEUTRAL_CARD = None  # drawn by the pictures plugin
PICTURE_CACHE = str(ROOT / ".cache" / "pictures")
KIT_CACHE = str(ROOT / ".cache" / "kits")
# Each text beside itself in Brotli and gzip: when published.
PRECOMPRESS = False
COMPRESSION_CACHE = str(ROOT / ".cache" / "compressed")
# What the last build of each output wrote, and every text as it was read: the next one makes only what changed.
BUILD_CACHE = str(ROOT / ".cache" / "build")
# Tells where the time went, what was taken from the last build and why the rest was not: `invoke build --stats`.
BUILD_STATS = bool(os.environ.get("BUILD_STATS"))

# The plans are shown as they stand on this day, written as 2026-11-22; None stands for that of the build.
AS_OF = os.environ.get("AS_OF")
# The plan on the home page; None stands for the one that started last. That of 2022 is an example from end to end.
HOME_PLAN = "pla-2021"

# The language in which a build says what is wrong; `check` has --lang, and takes that of each file without it.
FINDINGS_LANG = os.environ.get("FINDINGS_LANG", "en")

# ---- the forge: nothing links to its web editor until REPOSITORY_URL is known; patterns in docs/reviewing.md ----
REPOSITORY_URL = os.environ.get("REPOSITORY_URL")
EDIT_URL = os.environ.get("EDIT_URL", "{repository}/edit/main/{path}")
NEW_FILE_URL = os.environ.get("NEW_FILE_URL", "{repository}/new/main/{folder}?filename={name}&value={text}")

# ---- feeds: on when published ----
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = CONTRIBUTED_FEED_ATOM = None
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20

# ---- text: one reader, our own typography, links to texts of this site and nothing else ----
READERS = {"html": None, "htm": None, "rst": None}
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None  # the languages engine groups translations
FORMATTED_FIELDS = []
INTRASITE_LINK_REGEX = "[{](?P<what>filename)[}]"
TYPOGRIFY = False
SLUGIFY_SOURCE = "basename"
USE_FOLDER_AS_CATEGORY = False
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # else each use of a template asks the disk whether it changed since the build began
    "extensions": ["jinja2.ext.i18n"],
}
LOAD_CONTENT_CACHE = CACHE_CONTENT = False
