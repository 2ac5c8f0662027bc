"""Where the town stands: within its strip, and the strip within its picture."""

from __future__ import annotations

import pytest

from plugins.campaigns.forms import SCREENS, SHEETS, Screen, Sheet
from plugins.campaigns.model import ItemKind
from plugins.campaigns.strips import STORY_FOOT, Box, lay_foot, lay_message, lay_strip


def holds(outer: Box, inner: Box) -> bool:
    """Tell whether one rectangle lies within another."""
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


@pytest.mark.parametrize("screen", SCREENS[ItemKind.SOCIAL], ids=lambda screen: screen.name)
def test_strip_lies_at_the_foot_of_its_picture(screen: Screen) -> None:
    """On whole pixels, so that no edge of it is blurred, with room for the town."""
    strip = lay_strip(screen)
    assert strip is not None
    box = strip.box
    assert holds(Box(0, 0, screen.width, screen.height), box)
    assert holds(box, strip.inner)
    assert box.y + box.height == screen.height
    assert all(float(one).is_integer() for one in (box.x, box.y, box.width, box.height))
    assert strip.inner.height >= screen.height / 20


def test_story_keeps_clear_of_the_telephone() -> None:
    """Whose own buttons lie over the foot."""
    strip = lay_strip(Screen(1080, 1920))
    assert strip is not None
    assert strip.inner.y + strip.inner.height <= 1920 * (1 - STORY_FOOT)


def test_thin_banner_has_no_strip() -> None:
    """It has but two lines."""
    assert lay_strip(Screen(728, 90)) is None


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_message_lies_on_the_sheet(sheet: Sheet) -> None:
    """In its lower half, clear of the edge that an office printer leaves white."""
    box = lay_message(sheet)
    assert holds(Box(5, sheet.height_mm / 2, sheet.width_mm - 10, sheet.height_mm / 2 - 5), box)
    assert box.width > 2 * box.height


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_at_the_foot_of_a_poster_overlaps(sheet: Sheet) -> None:
    """The message stands above the helplines, the QR code beside both, and all within the strip."""
    foot = lay_foot(sheet)
    assert all(holds(foot.strip, box) for box in (foot.message, foot.helplines, foot.qr))
    assert foot.message.y + foot.message.height < foot.helplines.y
    assert foot.message.x + foot.message.width < foot.qr.x
    assert foot.message.width >= foot.strip.width / 2
