"""One text, built by itself in a second or two and served while somebody writes it."""

import json
import re
from pathlib import Path

from plugins.workshop import ROOT, serving

OUTPUT = ROOT / ".cache" / "preview"
_TEXT = re.compile(r'<body class="kind-(article|page)"')


def preview(file: Path, port: int) -> None:
    """Serve the text whose source is *file*, in all its languages, until the person stops it."""
    overrides = preview_settings(ROOT / "content", file)
    serving.serve(OUTPUT, port, overrides, lambda: find_texts(OUTPUT, file.name.split(".")[1]))


def preview_settings(content: Path, file: Path) -> list[str]:
    """Return the settings, NAME=JSON, with which only the text of *file* is read, in all its languages."""
    text = file.parent.relative_to(content) / file.name.split(".")[0]
    files = sorted(found.relative_to(content).as_posix() for found in content.glob(f"{text.as_posix()}.*.md"))
    settings = {
        "PREVIEW": text.as_posix(),
        "ARTICLE_PATHS": [name for name in files if name.startswith("articles/")],
        "PAGE_PATHS": [name for name in files if name.startswith("pages/")],
    }
    return [f"{name}={json.dumps(value)}" for name, value in settings.items()]


def find_texts(output: Path, lang: str) -> list[str]:
    """Return the addresses of the articles and pages of *output*, that of *lang* first."""
    pages = {file: file.read_text(encoding="utf-8") for file in sorted(output.rglob("index.html"))}
    texts = {file: page for file, page in pages.items() if _TEXT.search(page)}
    first = sorted(texts, key=lambda file: (f'<html lang="{lang}">' not in texts[file], file))
    return [f"{file.parent.relative_to(output).as_posix()}/" for file in first]
