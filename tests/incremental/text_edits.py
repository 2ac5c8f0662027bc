"""What somebody does to articles, pages and pictures: each edit changes the small site, *pick* says where and how."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.incremental.small_site import SmallSite, draw, head_of

LANGS = ("ca", "gl", "es", "en")
TAGS = ("[]", "[autocura]", "[galicia, autocura]", "[formacio, galicia, catalunya]")
AUTHORS = ("[cft]", "[cidadania]", "[cidadania, cft]")
SENTENCES = (
    "Una frase més, amb *èmfasi*.",
    "## Un altre títol\n\nI una llista:\n\n- un\n- dos",
    'Una "cita" i un enllaç a [la llicència]({filename}/pages/llicencia.ca.md).',
    "Vegeu [el segon]({filename}/articles/2026/segon.ca.md) i [el primer]({filename}/articles/2026/primer.gl.md).",
    "![Un dibuix]({static}/pictures/porta.png)",
    "Una nota.[^n]\n\n[^n]: I què diu.",
)


def choose(files: list[Path], pick: int) -> Path:
    """Return one of *files*."""
    return files[pick % len(files)]


def _article(site: SmallSite, pick: int) -> Path:
    return choose(site.files("content/articles/**/*.md"), pick)


def _translations(site: SmallSite) -> list[Path]:
    return [path for path in site.texts() if site.get_key(path, "translation_of")]


def edit_body(site: SmallSite, pick: int) -> None:
    """Write a sentence more."""
    path = choose(site.texts(), pick)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{SENTENCES[pick % len(SENTENCES)]}\n", encoding="utf-8")


def add_words(site: SmallSite, pick: int) -> None:
    """Write a sentence that is nothing but words, as most edits are."""
    path = choose(site.texts(), pick)
    path.write_text(f"{path.read_text(encoding='utf-8')}\nUna frase més: {pick}.\n", encoding="utf-8")


def replace_body(site: SmallSite, pick: int) -> None:
    """Write another text under the same head: its links, pictures and notes go."""
    path = choose(site.texts(), pick)
    _, head, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    path.write_text(f"---\n{head}---\n\nUn altre text, {pick}.\n", encoding="utf-8")


def edit_body_unseen(site: SmallSite, pick: int) -> None:
    """Change a letter, and leave the file its size and its time, as `rsync` and some editors do."""
    path = choose(site.texts(), pick)
    before = path.stat()
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    letters = {"e": "a", "n": "m", "t": "d"}  # none of more than one byte
    body = re.sub(r"(?<=^[A-Z])[a-z]", lambda found: letters.get(found[0], "e"), body, flags=re.MULTILINE)
    path.write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def touch(site: SmallSite, pick: int) -> None:
    """Save files as they are: only their time is another."""
    for path in site.texts()[pick % 3 :: 3]:
        os.utime(path, (pick, pick))


def retitle(site: SmallSite, pick: int) -> None:
    """Give a text another title."""
    site.set_key(choose(site.texts(), pick), "title", f'"Títol «{pick}» & l\'altre"')


def resummarise(site: SmallSite, pick: int) -> None:
    """Give a text another summary."""
    site.set_key(
        choose(site.texts(), pick), "summary", f"Un altre resum, el {pick}, que diu de què tracta aquest text."
    )


def redate(site: SmallSite, pick: int) -> None:
    """Give an article another day, so that lists are in another order and neighbours change."""
    site.set_key(_article(site, pick), "date", f"202{5 + pick % 2}-{1 + pick % 10:02}-{1 + pick % 28:02}")


def revise(site: SmallSite, pick: int) -> None:
    """Say that a text was changed on a day, or no longer say so."""
    site.set_key(choose(site.texts(), pick), "modified", f"2026-11-{1 + pick % 20:02}" if pick % 3 else None)


def reslug(site: SmallSite, pick: int) -> None:
    """Give a text another address."""
    path = choose(site.texts(), pick)
    site.set_key(path, "slug", f"adreca-{pick}-{site.get_key(path, 'lang')}")


def retag(site: SmallSite, pick: int) -> None:
    """Give an article other tags."""
    site.set_key(_article(site, pick), "tags", TAGS[pick % len(TAGS)])


def recategorise(site: SmallSite, pick: int) -> None:
    """Move an article to another category."""
    site.set_key(_article(site, pick), "category", ("cures", "coneixement", "coordinacio")[pick % 3])


def resign(site: SmallSite, pick: int) -> None:
    """Have others sign an article."""
    site.set_key(_article(site, pick), "authors", AUTHORS[pick % len(AUTHORS)])


def credit(site: SmallSite, pick: int) -> None:
    """Name who read a text over, or nobody."""
    site.set_key(choose(site.texts(), pick), "reviewers", AUTHORS[pick % len(AUTHORS)] if pick % 2 else None)


def license_(site: SmallSite, pick: int) -> None:
    """Put a text under another licence."""
    site.set_key(choose(site.texts(), pick), "licence", ("CC-BY-4.0", "CC0-1.0", "CC-BY-SA-4.0")[pick % 3])


def illustrate(site: SmallSite, pick: int) -> None:
    """Give an article another picture, or none."""
    path, name = _article(site, pick), (None, "mans.png", "pla.png")[pick % 3]
    site.set_key(path, "picture", name)
    site.set_key(path, "picture_alt", name and f"El dibuix {pick}")


def hide(site: SmallSite, pick: int) -> None:
    """Turn a text into a draft, or the draft back."""
    path = choose(site.texts(), pick)
    site.set_key(path, "status", None if site.get_key(path, "status") else "draft")


def relate(site: SmallSite, pick: int) -> None:
    """Tie an article to an action of the plan, or to the campaign, or to neither."""
    path = _article(site, pick)
    site.set_key(path, "plan", (None, "pla-2021/blog", "pla-2021/campanya")[pick % 3])
    site.set_key(path, "campaign", (None, "prova")[pick % 2])


def add_article(site: SmallSite, pick: int) -> None:
    """Write a new article."""
    stem, lang = f"nou-{pick}", LANGS[pick % len(LANGS)]
    day = f"2026-{1 + pick % 11:02}-{1 + pick % 27:02}"
    keys = {"date": day, "category": "cures", "authors": "[cft]", "tags": TAGS[pick % len(TAGS)]}
    path = site.content / f"articles/{2025 + pick % 2}" / f"{stem}.{lang}.md"
    site.write_text(path, {**head_of(stem, lang, lang), **keys}, SENTENCES[pick % len(SENTENCES)])


def add_page(site: SmallSite, pick: int) -> None:
    """Write a new page."""
    stem, lang = (f"full-{pick}", "participa", "privacitat")[pick % 3], LANGS[pick % 2]
    site.write_text(site.content / f"pages/{stem}.{lang}.md", head_of(stem, lang, lang), f"Una pàgina, {pick}.")


def add_translation(site: SmallSite, pick: int) -> None:
    """Translate a text into the next language that it lacks."""
    originals = [path for path in site.texts() if not site.get_key(path, "translation_of")]
    path = choose(originals, pick)
    stem, default, _ = path.name.split(".")
    missing = [lang for lang in LANGS if not path.with_name(f"{stem}.{lang}.md").exists()]
    if missing:
        lang = missing[pick % len(missing)]
        keys = head_of(stem, lang, default)
        for key in ("date", "category", "authors", "tags", "picture", "picture_alt"):
            value = site.get_key(path, key)
            if value is not None:
                keys[key] = value
        site.write_text(path.with_name(f"{stem}.{lang}.md"), keys, f"La traducció {pick} de {stem}.")


def remove_translation(site: SmallSite, pick: int) -> None:
    """Remove a translation."""
    choose(_translations(site) or site.texts(), pick).unlink()


def delete(site: SmallSite, pick: int) -> None:
    """Delete a text, whether or not others lead there."""
    choose(site.texts(), pick).unlink()


def delete_new(site: SmallSite, pick: int) -> None:
    """Delete a text that no other leads to."""
    named = (
        site.files("content/**/nou-*.md") + site.files("content/**/mitja*.md") + site.files("content/**/campanya*.md")
    )
    if named:
        choose(named, pick).unlink()


def rename(site: SmallSite, pick: int) -> None:
    """Give all files of a text another stem, and have everything that leads there follow."""
    stem = choose(site.texts(), pick).name.split(".")[0]
    for path in [path for path in site.texts() if path.name.split(".")[0] == stem]:
        path.rename(path.with_name(f"{stem[:20]}-{pick}{path.name.removeprefix(stem)}"))
    for path in site.texts():
        text = path.read_text(encoding="utf-8")
        moved = text
        for lang in LANGS:
            moved = moved.replace(f"/{stem}.{lang}.md", f"/{stem[:20]}-{pick}.{lang}.md")
            moved = moved.replace(f": {stem}.{lang}.md", f": {stem[:20]}-{pick}.{lang}.md")
            moved = moved.replace(f"}}{stem}.{lang}.md", f"}}{stem[:20]}-{pick}.{lang}.md")
        if moved != text:
            path.write_text(moved, encoding="utf-8")


def move(site: SmallSite, pick: int) -> None:
    """Move an article to another folder, links left as they were."""
    path = _article(site, pick)
    target = site.content / f"articles/{2024 + pick % 3}" / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def redraw(site: SmallSite, pick: int) -> None:
    """Put another picture in the place of one."""
    draw(choose(site.files("content/pictures/*.png"), pick), pick)


TEXT_EDITS = (
    edit_body, add_words, replace_body, edit_body_unseen, touch, retitle, resummarise, redate, revise, reslug, retag,
    recategorise, resign, credit, license_, illustrate, hide, relate, add_article, add_page, add_translation,
    remove_translation, delete, delete_new, rename, move, redraw,
)  # fmt: skip
