"""Several pages of the site bound into one that needs nothing beside it: style and pictures lie in it as data."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from plugins.core.policy import render_copy_policy
from plugins.offline.markup import Tag, list_tags, rewrite, take_inside

MEDIA = {
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
ONLINE = frozenset("menu langs tabs turn own verify feed foot__menu foot__feeds mend one-file".split())
"""Classes of what makes sense on the site alone: the ways to its other pages, and what runs by script."""

ONCE = frozenset({"patterns"})
"""Classes of what every page brings, and one is enough: what the bars are filled with."""

_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
_HEADINGS = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
_ELSEWHERE = frozenset({"srcset", "sizes", "loading", "fetchpriority", "decoding"})
_CHANGED = {"id", "href", "src", "hidden", *_REFERENCES}
_META = frozenset("viewport referrer color-scheme theme-color description".split())
_ID = re.compile(r' id="([^"]*)"')
_URL = re.compile(r"url\(([^)]+)\)")


class BindingError(Exception):
    """Pages that cannot be bound; the message says why."""

    exitcode = 1


@dataclass(frozen=True)
class Page:
    """A page as it was written; `address` is that within the site, as in ``/gl/pla/2021/``."""

    address: str
    text: str


@dataclass(frozen=True)
class Part:
    """Where a page comes to lie in the bound one: how many came before, its anchor, and its ids as they are there."""

    number: int
    anchor: str
    ids: Mapping[str, str]


@dataclass
class Binder:
    """Binds pages; *origin* is the site's host, *base* its path there, *read* gives the bytes of a file by its path."""

    origin: str
    base: str
    read: Callable[[str], bytes]
    _data: dict[str, str] = field(default_factory=dict)

    def bind(self, pages: Sequence[Page]) -> str:
        """Return the first of *pages*, with the matter of the others after its own.

        Raises:
            BindingError: a page shows something that cannot lie in a file.
        """
        parts = place_parts(pages)
        start, head, rest = take_inside(pages[0].text, "head")
        before, first, after = take_inside(rest, "main")
        matters = [first, *(take_inside(page.text, "main")[1] for page in pages[1:])]
        around, *changes = (partial(self._change, parts=parts, own=parts[page.address]) for page in (pages[0], *pages))
        joined = "".join(
            _enclose(rewrite(matter, change), part)
            for matter, change, part in zip(matters, changes, parts.values(), strict=True)
        )
        return start + self._head(head) + rewrite(before, around) + joined + rewrite(after, around)

    def _head(self, head: str) -> str:
        sheets = [tag.get("href") for tag in list_tags(head) if tag.get("rel") == "stylesheet"]
        style = "".join(self._style(address) for address in sheets)
        if "<" in style:
            message = "there is a < in a style sheet, which browsers could take for its end"
            raise BindingError(message)
        lines = [line for line in rewrite(head, self._change_head).splitlines() if line.strip()]
        policy = f'<meta http-equiv="Content-Security-Policy" content="{render_copy_policy(style)}">'
        return "\n".join(
            [
                '\n<meta charset="utf-8">',
                policy,
                *lines,
                '<meta name="robots" content="noindex">',
                f"<style>{style}</style>\n",
            ]
        )

    def _change_head(self, tag: Tag) -> str | None:
        kept = tag.name == "title" or tag.get("name") in _META or tag.get("rel") == "canonical"
        if tag.get("rel") == "icon" and tag.get("href").endswith(".svg"):
            return tag.render({"href": self._embed(tag.get("href"))})
        return tag.text if kept else None

    def _style(self, address: str) -> str:
        folder = PurePosixPath(self._path(address)).parent
        return _URL.sub(lambda match: f"url({self._point(match[1], folder)})", self._file(address).decode())

    def _point(self, target: str, folder: PurePosixPath) -> str:
        return target if target.startswith(("#", "data:")) else self._embed(f"{self.base}/{folder / target}")

    def _change(self, tag: Tag, *, parts: Mapping[str, Part], own: Part) -> str | None:
        if tag.name in {"script", "source"} or not tag.classes.isdisjoint(ONLINE | (ONCE if own.number else set())):
            return None
        name = _HEADINGS.get(tag.name, tag.name) if own.number else tag.name
        if name == tag.name and tag.attributes.keys().isdisjoint(_CHANGED):
            return tag.text
        changes: dict[str, str | None] = {}
        if "id" in tag.attributes:
            changes["id"] = own.ids[tag.get("id")]
        for key in tag.attributes.keys() & set(_REFERENCES):
            changes[key] = " ".join(own.ids.get(one, one) for one in tag.get(key).split())
        if "href" in tag.attributes:
            changes["href"] = self._lead(tag.get("href"), parts, own)
        if tag.name == "img":
            changes["src"] = self._embed(tag.get("src"))
        # On the site the page's own address is for print alone.
        without = _ELSEWHERE | ({"hidden"} if "foot__here" in tag.classes else set())
        return tag.render(changes, name, without)

    def _lead(self, address: str, parts: Mapping[str, Part], own: Part) -> str:
        """Return where a link leads: within the file where its page lies there, else onto the site."""
        path, sign, fragment = address.removeprefix(self.origin).partition("#")
        part = parts.get(path) if path else own
        if part:
            return "#" + (part.ids.get(fragment, fragment) if fragment else part.anchor)
        return f"{self.origin}{path}{sign}{fragment}" if path.startswith("/") else address

    def _embed(self, address: str) -> str:
        if address not in self._data:
            suffix = PurePosixPath(address).suffix
            if suffix not in MEDIA:
                message = f"{address} cannot lie in a file: it is none of {', '.join(MEDIA)}"
                raise BindingError(message)
            self._data[address] = f"data:{MEDIA[suffix]};base64,{b64encode(self._file(address)).decode()}"
        return self._data[address]

    def _file(self, address: str) -> bytes:
        return self.read(self._path(address))

    def _path(self, address: str) -> str:
        return address.removeprefix(self.origin).removeprefix(f"{self.base}/")


def place_parts(pages: Sequence[Page]) -> dict[str, Part]:
    """Return the part of each page by its address: what is called like something before it gets another name."""
    taken: set[str] = set()
    parts: dict[str, Part] = {}
    for number, page in enumerate(pages):
        text = take_inside(page.text, "main")[1] if number else page.text
        found = _ID.findall(text)
        ids = {one: f"{one}-{number}" if one in taken else one for one in found}
        taken |= set(ids.values())
        parts[page.address] = Part(number, f"part-{number}" if number else "content", ids)
    return parts


def _enclose(matter: str, part: Part) -> str:
    return f'<div id="{part.anchor}">{matter}</div>\n' if part.number else matter
