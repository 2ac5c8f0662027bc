"""What the rest of a site can tell of a text beside its body."""

from __future__ import annotations

from plugins.contributions.reading import Source
from plugins.core.findings import has_errors
from plugins.core.fingerprints import digest_text


def tell_face(source: Source) -> str:
    """Return the digest of all that is told of *source* beside its body: two with the same one differ in it alone.

    "" where the body does not say all by itself: it has faults, is empty, or shows pictures, which are files too.
    """
    body = source.body
    if body is None or not len(body.packed_html) or body.pictured or has_errors(source.findings):
        return ""
    # Of those that lead out of the site, nothing but the body tells.
    links = [(link.target, link.is_picture) for link in source.links if link.what or link.is_picture]
    # Records of texts, numbers and days, which all say whole what they are.
    return digest_text(repr((source.front_matter, body.toc, body.reading_minutes, links)))
