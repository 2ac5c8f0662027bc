"""Articles and pages as Pelican has them, but for what it works out of each anew at every use.

It finds paths, addresses, summaries and links by rules that are as wide as its settings; here they are as narrow as
this site's, and whatever they do not cover is left to it. Of thousands of texts all but one are read to no new end.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from pelican.contents import Article, Content, Page, SkipStub
from pelican.readers import Readers, find_empty_alt

PLACEHOLDER, TO_TEXTS = "{filename}", "[{](?P<what>filename)[}]"
"""What stands before the path of another text, and the setting that has links lead to texts alone."""
_PLAIN_LINK = re.compile(r"(?!//)(?P<path>[\w./-]+)(?P<fragment>(?:#[\w-]+)?)", re.ASCII)


class Text(Content):  # type: ignore[misc]
    """What articles and pages have in common; an address, once told, stays.

    Of its body, and of what its front matter says, it keeps no copy of its own.
    """

    # By what Pelican would write out its dates: the theme does so, by the language of the page.
    date_format = ""

    def __init__(self, content: str, metadata: dict[str, Any], *others: Any, **named: Any) -> None:
        """Let everybody see it who changes texts."""
        super().__init__(content, metadata, *others, **named)
        self.metadata: dict[str, Any] = {}
        if self.own_html is content and "body" in metadata:
            del self.own_html

    @property
    def url(self) -> Any:
        """Return the address within the site."""
        return vars(self).get("override_url") or super().url

    @property
    def save_as(self) -> Any:
        """Return the path in the output."""
        return vars(self).get("override_save_as") or super().save_as

    @property
    def summary(self) -> Any:
        """Return the summary, which stands in the front matter."""
        return vars(self).get("_summary") or super().summary

    @summary.setter
    def summary(self, value: str) -> None:
        """Leave it to the metadata, as Pelican does."""

    @property
    def content(self) -> str:
        """Return the body, its links resolved: to be asked for when all texts have been read."""
        return self._update_content(self._content, self.get_siteurl())

    def tell_body(self) -> str:
        """Return what tells one content from another, with less work than it takes to make it.

        That is the digest of the body as it was read, and where its links lead: what looks like one does no harm.
        """
        if "own_html" in vars(self) or self.settings["INTRASITE_LINK_REGEX"] != TO_TEXTS:
            return self.content
        told = [self.body.digest.hex()]
        for link in self.body.leads:
            plain = _PLAIN_LINK.fullmatch(link)
            target = self._find(plain["path"]) if plain else None
            if target is None:
                return self.content
            told.append(target.url)
        return "\n".join(told)

    @property
    def spoken(self) -> str:
        """Return what is read of the body where it is read aloud."""
        return str(self.body.spoken)

    @property
    def _content(self) -> str:
        return self.own_html if "own_html" in vars(self) else str(self.body.html)

    @_content.setter
    def _content(self, html: str) -> None:
        self.own_html = html

    def get_relative_source_path(self, source_path: str | None = None) -> Any:
        """Return the path of the source, or of another, within the content folder."""
        if source_path:
            return super().get_relative_source_path(source_path)
        if "relative_source_path" not in vars(self):
            root, path = f"{self.settings['PATH']}/", self.source_path
            return path[len(root) :] if path.startswith(root) else super().get_relative_source_path()
        return self.relative_source_path

    @property
    def relative_dir(self) -> str:
        """Return the folder of the source within the content folder."""
        return posixpath.dirname(str(self.get_relative_source_path()))

    def get_static_links(self) -> set[str]:
        """Return the files that Pelican is to copy, of which there are none where links lead to texts alone."""
        return set() if self.settings["INTRASITE_LINK_REGEX"] == TO_TEXTS else {*super().get_static_links()}

    def _update_content(self, content: str, siteurl: str) -> str:
        if self.settings["INTRASITE_LINK_REGEX"] != TO_TEXTS or not content:
            return str(super()._update_content(content, siteurl))
        return "".join(self._link(content, siteurl)) if PLACEHOLDER in content else content

    def _link(self, html: str, siteurl: str) -> Iterator[str]:
        """Yield *html* in pieces; of tags that hold no placeholder none is looked at."""
        pattern, done, found = self._get_intrasite_link_regex(), 0, html.find(PLACEHOLDER)
        while found >= 0:
            match = pattern.match(html, max(done, html.rfind("<", done, found)))
            if match:
                yield html[done : match.start()]
                yield self._link_replacer(siteurl, match)
                done = match.end()
            found = html.find(PLACEHOLDER, max(done, found + 1))
        yield html[done:]

    def _link_replacer(self, siteurl: str, m: re.Match[str]) -> str:
        """Return the link *m* as it is to stand; what is not the plain path of a text that there is, Pelican judges."""
        value = _PLAIN_LINK.fullmatch(m["value"])
        target = self._find(value["path"]) if value and not self.settings["RELATIVE_URLS"] else None
        if value is None or target is None:
            return str(super()._link_replacer(siteurl, m))
        url = _join(siteurl if siteurl.endswith("/") else f"{siteurl}/", target.url)
        return f"{m['markup']}{m['quote']}{url}{value['fragment']}{m['quote']}"

    def _find(self, path: str) -> Any:
        """Return the text at *path*, as links write it; None where there is none."""
        within = path[1:] if path.startswith("/") else posixpath.normpath(posixpath.join(self.relative_dir, path))
        return self._context["generated_content"].get(within)


class SiteArticle(Text, Article):  # type: ignore[misc]
    """An article."""


class SitePage(Text, Page):  # type: ignore[misc]
    """A page."""

    def _expand_settings(self, key: str) -> str:
        # Pelican goes by the name of the class.
        kind = "draft_page" if self.status == "draft" else "page"
        return str(Content._expand_settings(self, key, kind))  # noqa: SLF001 - the one of its own class


class TextReaders(Readers):  # type: ignore[misc]
    """Reads articles by their front matter alone, where Pelican also asks their paths and the settings."""

    def read_file(self, base_path: str, path: str, content_class: type = Page, **others: Any) -> Any:
        """Return the text at *path* below *base_path*."""
        if not issubclass(content_class, Article) or not path.endswith(".md"):
            return super().read_file(base_path, path, content_class=SitePage, **others)
        file = os.path.abspath(os.path.join(base_path, path))  # noqa: PTH100, PTH118 - thousands of times in a build
        html, metadata = self.readers["md"].read(file)
        if metadata["status"] == "skip":
            return SkipStub(html, metadata, self.settings, file, others["context"])
        if "<img" in html:
            find_empty_alt(html, file)
        return SiteArticle(html, metadata, self.settings, file, others["context"])


# Many texts link to one.
_join = lru_cache(maxsize=65536)(urljoin)
