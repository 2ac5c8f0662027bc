"""Where in a campaign's files something stands, for findings that are made after the files were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from plugins.campaigns.kit_file import KIT_FILE
from plugins.campaigns.model import Campaign
from plugins.core.findings import Finding, Severity
from plugins.core.located_yaml import Mapping, Node, parse_yaml
from plugins.core.sources import read_text

MAX_BYTES = 65_536


@dataclass(frozen=True)
class Place:
    """A place in a file, by the path that findings give."""

    path: str
    line: int = 1
    column: int = 1

    def refuse(self, code: str, message: str, hint: str, /, **values: object) -> Finding:
        """Return the error finding that something is wrong here."""
        return Finding(self.path, self.line, self.column, code, message, hint, values)

    def warn(self, code: str, message: str, hint: str, /, **values: object) -> Finding:
        """Return the warning that something is not well here."""
        return Finding(self.path, self.line, self.column, code, message, hint, values, Severity.WARNING)


@dataclass(frozen=True)
class Places:
    """Finds places in the files of *campaign*, whose paths findings give from *base*; each file is read once."""

    campaign: Campaign
    base: Path
    _trees: dict[str, Node | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def in_kit(self, *keys: str) -> Place:
        """Return where the value of the nested *keys* stands in ``kit.yaml``."""
        return self._find(KIT_FILE, keys)

    def in_texts(self, lang: str, *keys: str) -> Place:
        """Return where the value of the nested *keys* stands in the texts of *lang*."""
        return self._find(f"texts/{lang}.yaml", keys)

    def in_document(self, item: str, lang: str, passage: str = "") -> Place:
        """Return where *passage* first stands in a document, or its start."""
        path, text = self._read(f"docs/{item}.{lang}.md")
        before, found, _ = (text or "").partition(passage or "\0")
        if not found:
            return Place(path)
        return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def _read(self, name: str) -> tuple[str, str | None]:
        file = self.campaign.folder / name
        path = file.relative_to(self.base).as_posix()
        return path, read_text(file, path, MAX_BYTES)[0]

    def _find(self, name: str, keys: tuple[str, ...]) -> Place:
        path = (self.campaign.folder / name).relative_to(self.base).as_posix()
        if name not in self._trees:
            text = self._read(name)[1]
            self._trees[name] = parse_yaml(text, path)[0] if text else None
        node = self._trees[name]
        for key in keys:
            node = node.entries.get(key, node) if isinstance(node, Mapping) else node
        return Place(path, node.line, node.column) if node else Place(path)
