"""The pictures of one build, each opened when first asked for, and all encoded at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from plugins.pictures.encoding import EncodedPicture, encode_pictures, plan_picture
from plugins.pictures.problems import PictureError

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.core.findings import Finding
    from plugins.pictures.cache import Cache


class Gallery(Mapping[str, EncodedPicture]):
    """Pictures of a folder by name; asking for one that cannot be published leaves a finding and no picture.

    Iterating goes over those asked for so far: the ones that a page shows.
    """

    def __init__(self, folder: Path, shown_folder: str, cache: Cache) -> None:
        """Make an empty gallery; *shown_folder* stands for *folder* in findings."""
        self.cache = cache
        self.findings: list[Finding] = []
        self._folder = folder
        self._shown_folder = shown_folder
        self._pictures: dict[str, EncodedPicture | None] = {}

    def __getitem__(self, name: str) -> EncodedPicture:
        """Return the picture *name*, which need not be encoded yet; KeyError where none can be published."""
        if name not in self._pictures:
            self._pictures[name] = self._open(name)
        picture = self._pictures[name]
        if picture is None:
            raise KeyError(name)
        return picture

    def __iter__(self) -> Iterator[str]:
        """Iterate over the pictures in use, by name."""
        return iter(sorted(name for name, picture in self._pictures.items() if picture))

    def __len__(self) -> int:
        """Return how many pictures are in use."""
        return sum(picture is not None for picture in self._pictures.values())

    def names(self) -> list[str]:
        """Return the names of all files that the pictures in use are published as."""
        return [rendition.name for picture in self.values() for rendition in picture.renditions]

    def encode(self) -> list[str]:
        """Encode all pictures in use, and return the names of the files that were not in the cache."""
        return encode_pictures(self.values(), self.cache)

    def _open(self, name: str) -> EncodedPicture | None:
        if "/" in name or not (self._folder / name).exists():
            return None  # the contributions' checks say where it is named
        try:
            return plan_picture(self._folder / name, self.cache)
        except PictureError as error:
            self.findings.append(error.finding(f"{self._shown_folder}/{name}"))
            return None
