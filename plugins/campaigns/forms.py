"""The forms in which an item of a kit comes: sizes, margins and files."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.campaigns.model import ItemKind


@dataclass(frozen=True)
class Sheet:
    """A poster on paper, in millimetres; `office` leaves a white margin, `blank` an empty strip for the town."""

    name: str
    width_mm: int
    height_mm: int
    bleed_mm: int = 0
    office: bool = False
    blank: bool = False


@dataclass(frozen=True)
class Screen:
    """A picture for screens, in pixels."""

    width: int
    height: int

    @property
    def name(self) -> str:
        """Return how files call it: ``1080x1350``."""
        return f"{self.width}x{self.height}"


@dataclass(frozen=True)
class TextFile:
    """A document in one of its formats."""

    extension: str
    media_type: str
    editable: bool


SHEETS = (
    Sheet("a3-sang", 297, 420, bleed_mm=3),
    Sheet("a3-oficina", 297, 420, office=True),
    Sheet("a3-franja", 297, 420, office=True, blank=True),
    Sheet("a4-sang", 210, 297, bleed_mm=3),
    Sheet("a4-oficina", 210, 297, office=True),
    Sheet("a4-franja", 210, 297, office=True, blank=True),
)
"""With bleed for a print shop, for an office printer, and with a strip on which to stamp or write."""

SCREENS = {
    ItemKind.SOCIAL: (
        *(Screen(1080, 1350), Screen(1080, 1440), Screen(1080, 1080)),
        *(Screen(1080, 1920), Screen(1200, 630), Screen(1600, 900)),
    ),
    ItemKind.BANNER: (Screen(728, 90), Screen(970, 250)),
}

TEXT_FILES = (
    TextFile("odt", "application/vnd.oasis.opendocument.text", editable=True),
    TextFile("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", editable=True),
    TextFile("pdf", "application/pdf", editable=False),
)
