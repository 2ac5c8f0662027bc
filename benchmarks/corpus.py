"""A project with as many articles as wanted in each of the four languages, to build with this repository's code.

    python benchmarks/corpus.py --articles 1000 FOLDER
    cd FOLDER && pelican content -s pelicanconf.py -o output

FOLDER gets a `pelicanconf.py` and a `publishconf.py` that take the settings of the repository which wrote it, or of
that which the variable SITE_ROOT names. With --own, the site's own texts, plans and campaigns stand beside the
articles. With --code the code is copied too, so that `python tasks.py` works there as it does here.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks import articles as own_articles  # noqa: E402

SETTINGS = '''"""The settings of the repository at SITE_ROOT, for the texts of this folder."""

import os
import runpy
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ROOT = Path(os.environ.get("SITE_ROOT", {root!r}))
# Run rather than imported: that file and this one have the same name.
globals().update({{name: value for name, value in runpy.run_path(str(_ROOT / {name!r})).items() if name.isupper()}})
ROOT = _HERE
PATH = str(_HERE / "content")
THEME = str(_ROOT / "theme")
PICTURE_CACHE, KIT_CACHE = str(_HERE / ".cache" / "pictures"), str(_HERE / ".cache" / "kits")
COMPRESSION_CACHE, BUILD_CACHE = str(_HERE / ".cache" / "compressed"), str(_HERE / ".cache" / "build")
'''
CODE = ("plugins", "theme", "tasks.py", "pelicanconf.py", "publishconf.py", "requirements.lock", "pyproject.toml")
PAGES = (
    *("ajuntaments", "guia-kits", "llicencia", "navega-segura", "participa", "privacitat"),
    "qui-som",
)
"""The pages that the settings name."""
MAX_SUMMARY = 199


@dataclass(frozen=True)
class Corpus:
    """What the module *source* makes: `make`, `markdown`, `LANGS`, `CATS`, `TAGS` and `AUTHORS`."""

    source: Any
    articles: Sequence[Any]

    @property
    def authors(self) -> dict[str, str]:
        """Return the id of each author by name."""
        return {name: f"author-{number}" for number, name in enumerate(self.source.AUTHORS)}


def load_corpus(path: Path | None, count: int) -> Corpus:
    """Return *count* articles of the generator in *path*, or of the repository's own."""
    source = own_articles if path is None else _import(path)
    return Corpus(source, source.make(count))


def _import(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("corpus_source", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def write(path: Path, text: str) -> None:
    """Write *text*, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def show_alt(name: str, alt: str) -> str:
    """Stand in for a photograph where none is wanted."""
    return f"*{alt}* ({name})"


def show_picture(name: str, alt: str) -> str:
    """Show a photograph of content/pictures."""
    return f"![{alt}]({{static}}/pictures/{name})"


def write_articles(content: Path, corpus: Corpus, show: Callable[[str, str], str] = show_alt) -> None:
    """Write the articles and the registries that they name; rows of an older registry stay."""
    for article in corpus.articles:
        for lang in corpus.source.LANGS:
            body = corpus.source.markdown(article, lang, _linker(corpus, lang), show)
            head = _head(article, lang) | {
                "date": f"{article.date:%Y-%m-%d}",
                "category": article.cat,
                "tags": list(article.tags),
                "authors": [corpus.authors[article.author]],
            }
            write(content / f"articles/{article.slug}.{lang}.md", _source(head, body))
    named = {"categories": corpus.source.CATS, "tags": corpus.source.TAGS, "helplines": ()}
    for registry, ids in named.items():
        _add_rows(content / f"data/{registry}.yaml", [(name, name) for name in ids])
    _add_rows(content / "data/authors.yaml", [(key, name) for name, key in corpus.authors.items()])


def write_pages(content: Path, corpus: Corpus) -> None:
    """Write the pages that the settings name, each with the text of an article."""
    for article, stem in zip(corpus.source.make(len(PAGES), 43), PAGES, strict=True):
        for lang in corpus.source.LANGS:
            head = _head(article, lang) | {"slug": stem}
            if lang != "ca":
                head["translation_of"] = f"{stem}.ca.md"
            body = corpus.source.markdown(article, lang, lambda _: "https://example.org/", show_alt)
            write(content / f"pages/{stem}.{lang}.md", _source(head, body))


def _head(article: Any, lang: str) -> dict[str, Any]:
    title, summary, _ = article.text[lang]
    if len(summary) > MAX_SUMMARY:
        summary = summary[:MAX_SUMMARY].rpartition(" ")[0] + "."
    head = {"title": title, "lang": lang, "slug": article.slug, "summary": summary}
    return head if lang == "ca" else {**head, "translation_of": f"{article.slug}.ca.md"}


def _linker(corpus: Corpus, lang: str) -> Callable[[int], str]:
    return lambda number: f"{{filename}}/articles/{corpus.articles[number].slug}.{lang}.md"


def _source(head: dict[str, Any], body: str) -> str:
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    return f"---\n{lines}---\n\n{body}"


def _add_rows(registry: Path, rows: Iterable[tuple[str, str]]) -> None:
    text = registry.read_text(encoding="utf-8") if registry.exists() else ""
    for identifier, name in rows:
        if f"- id: {identifier}\n" not in text:
            row = {"id": identifier, "name": {"ca": name}, "slug": {"ca": identifier}}
            text += f"- {json.dumps(row, ensure_ascii=False)}\n"
    write(registry, text or "[]\n")


def write_project(
    folder: Path, corpus: Corpus, photographs: Path | None = None, *, own: bool, code: Path | None
) -> None:
    """Write the project into *folder*, over what a former one left there; *photographs* holds those that are named.

    The code of the repository *code* goes with it; else its settings find that of this one.
    """
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    if own:
        shutil.copytree(ROOT / "content", content)
    else:
        for name in ("helplines.yaml", "wording.yaml"):
            write(content / "data" / name, (ROOT / "content/data" / name).read_text(encoding="utf-8"))
        write_pages(content, corpus)
    write_articles(content, corpus, show_picture if photographs else show_alt)
    for article in corpus.articles if photographs else ():
        if article.image and photographs:
            (content / "pictures").mkdir(exist_ok=True)
            shutil.copyfile(photographs / article.image, content / "pictures" / article.image)
    if code:
        _copy_code(code, folder)
    else:
        for name in ("pelicanconf.py", "publishconf.py"):
            write(folder / name, SETTINGS.format(root=str(ROOT), name=name))


def _copy_code(root: Path, folder: Path) -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *CODE]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, folder / name)


def main() -> None:
    """Write the project that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=250, help="articles in each of the four languages")
    parser.add_argument("--own", action="store_true", help="the site's own texts, plans and campaigns too")
    parser.add_argument("--code", action="store_true", help="a copy of the code, for tasks.py")
    parser.add_argument("--photographs", type=Path, help="the folder of the photographs that every tenth article shows")
    parser.add_argument("--corpus", type=Path, help="another module that makes the articles")
    given = parser.parse_args()
    corpus = load_corpus(given.corpus, given.articles)
    write_project(given.folder, corpus, given.photographs, own=given.own, code=ROOT if given.code else None)


if __name__ == "__main__":
    main()
