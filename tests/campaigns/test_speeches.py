"""What a kit says beside its own words: its address, in a QR code that is read again."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
import segno
import zxingcpp
from PIL import Image

from plugins.campaigns.project import Project
from plugins.campaigns.speeches import MAX_ADDRESS, AddressUnfit, draw_qr, make_speeches


def test_each_language_has_its_own_page(project: Project) -> None:
    """By its prefix; the words around it are in the language, and no town is known."""
    (campaign, *_) = project.campaigns.campaigns
    speeches = make_speeches(campaign, project.site, project.gettexts)
    assert {lang: speech.url for lang, speech in speeches.items()} == {
        lang: f"https://cft.example/{prefix}campanyes/{campaign.id}/"
        for lang, prefix in {"ca": "", "gl": "gl/", "es": "es/", "en": "en/"}.items()
    }
    assert all(speech.url in speech.qr_alt and not speech.is_known for speech in speeches.values())
    assert len({speech.qr_alt for speech in speeches.values()}) >= 3


def test_language_without_words_says_nothing(project: Project) -> None:
    """It cannot have a kit."""
    (campaign, *_) = project.campaigns.campaigns
    del (words := dict(campaign.words))["en"]
    assert "en" not in make_speeches(replace(campaign, words=words), project.site, project.gettexts)


def test_qr_code_has_light_ground_and_quiet_zone() -> None:
    """Four squares of white all around, whatever it is laid on."""
    svg = draw_qr("https://cft.example/")
    size = segno.make("https://cft.example/", error="m").symbol_size(border=4)[0]
    assert f'width="{size}"' in svg
    assert 'fill="#fff"' in svg


def test_longest_address_is_read_again() -> None:
    """At as many dots as a poster has them."""
    url = "https://cft.example/" + "a" * (MAX_ADDRESS - 20)
    draw_qr(url)
    buffer = BytesIO()
    segno.make(url, error="m").save(buffer, kind="png", scale=4, border=4)
    with Image.open(buffer) as picture:
        assert zxingcpp.read_barcodes(picture.convert("L"))[0].text == url


@pytest.mark.parametrize("url", ["https://cft.example/" + "a" * MAX_ADDRESS, "https://exämple/", "https://a/ b", "a\n"])
def test_address_that_cannot_be_read_is_refused(url: str) -> None:
    """Too long, or no plain ASCII."""
    with pytest.raises(AddressUnfit):
        draw_qr(url)
