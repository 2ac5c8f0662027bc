"""The content security policy of a page that is saved as one file."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def render_copy_policy(style: str) -> str:
    """Return the policy of a page with the one style sheet *style* in it: nothing runs, nothing is asked for.

    Source: https://www.w3.org/TR/CSP3/#match-element-to-source-list
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:;"
        " form-action 'none'; base-uri 'none'"
    )
