"""What each language says in a kit beside the campaign's own words: who signs it, and where its page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from plugins.campaigns.addresses import Addresses
from plugins.campaigns.kit import Gettexts
from plugins.campaigns.model import Campaign
from plugins.campaigns.recipes import Speech
from plugins.campaigns.tokens import make_tokens
from plugins.core.findings import N_

QR_ALT = N_("QR code with the address %(url)s")
FOOTER = N_("Campaign kit by %(name)s, version %(version)s")


MAX_ADDRESS = 120
"""As many characters as give squares of two thirds of a millimetre on an A4."""


class AddressUnfit(Exception):
    """An address that no telephone would read from a poster."""

    exitcode = 1


@dataclass(frozen=True)
class Site:
    """The site that publishes kits: `root` is its address with a slash at the end, `prefixes` are by language."""

    root: str
    name: str
    prefixes: Mapping[str, str]


def make_speeches(campaign: Campaign, site: Site, gettexts: Gettexts) -> dict[str, Speech]:
    """Return what the kit of *campaign* says in each of its languages while no town is known."""
    return {lang: _make_speech(campaign, site, lang, gettexts) for lang in campaign.langs if lang in campaign.words}


def _make_speech(campaign: Campaign, site: Site, lang: str, gettexts: Gettexts) -> Speech:
    gettext, url = gettexts[lang], site.root + Addresses(site.prefixes[lang]).landing(campaign)
    return Speech(
        lang=lang,
        town=make_tokens(lang),
        is_known=False,
        url=url,
        qr_svg=draw_qr(url),
        qr_alt=gettext(QR_ALT) % {"url": url},
        signature=site.name,
        footer=gettext(FOOTER) % {"name": site.name, "version": campaign.version},
    )


def draw_qr(url: str) -> str:
    """Return the QR code of *url* as an SVG, on a light ground and with its quiet zone.

    Raises:
        AddressUnfit: its squares would be too small to be read from a poster, or it is no plain address.
    """
    if not (url.isascii() and url.isprintable() and " " not in url) or len(url) > MAX_ADDRESS:
        raise AddressUnfit(f"{url} is no address for a QR code: it may have {MAX_ADDRESS} characters of plain ASCII")
    import segno  # noqa: PLC0415 - a check of all campaigns draws none

    buffer = BytesIO()
    segno.make(url, error="m").save(buffer, kind="svg", border=4, light="#ffffff", xmldecl=False, nl=False)
    return buffer.getvalue().decode()
