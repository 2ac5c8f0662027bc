"""A kit as linked data.

Source: https://schema.org/CreativeWork
"""

from __future__ import annotations

from typing import Any

from plugins.campaigns.feed import Publisher
from plugins.campaigns.landing import Landing
from plugins.core.linked_data import name_publisher


def describe_kit(landing: Landing, publisher: Publisher, archive: str) -> dict[str, Any]:
    """Return the kit as its page tells of it; *archive* is the zip's address, told where the kit may be used."""
    campaign = landing.campaign
    url = publisher.root + publisher.addresses.landing(campaign)
    document = {
        "@type": "CreativeWork",
        "@id": url,
        "url": url,
        "name": landing.words.title,
        "description": landing.words.summary,
        "version": campaign.version,
        "datePublished": campaign.released.isoformat(),
        "creativeWorkStatus": campaign.status.value,
        "inLanguage": publisher.lang,
        "image": publisher.root + landing.cover_url if landing.cover_url else None,
        "license": landing.licence.url,
        "publisher": name_publisher(publisher.name, publisher.root),
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/zip",
            "contentUrl": publisher.root + archive,
        }
        if campaign.is_current
        else None,
    }
    return {key: value for key, value in document.items() if value is not None}
