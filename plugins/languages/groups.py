"""Which texts are translations of each other, and which one a language shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Translatable(Protocol):
    """What grouping asks of a content."""

    lang: str
    group: str
    translation_of: str | None


T = TypeVar("T", bound=Translatable)


@dataclass(frozen=True)
class Group(Generic[T]):
    """A text with its translations, by language."""

    key: str
    original: T
    versions: Mapping[str, T]

    def shown_in(self, lang: str) -> T:
        """Return the version in *lang*, else the original: a text not translated is listed as it is."""
        return self.versions.get(lang, self.original)


def group_translations(contents: Iterable[T]) -> list[Group[T]]:
    """Return the groups of *contents*, in the order in which their first members come."""
    members: defaultdict[str, list[T]] = defaultdict(list)
    for content in contents:
        members[content.group].append(content)
    return [
        Group(key, _original(versions), {item.lang: item for item in versions}) for key, versions in members.items()
    ]


def _original(versions: list[T]) -> T:
    originals = [content for content in versions if content.translation_of is None]
    return (originals or versions)[0]
