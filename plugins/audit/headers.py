"""The response headers of the site, in the one place that pages, `_headers` and nginx have them from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}


@dataclass(frozen=True)
class Exemption:
    """What the pages of one kind may do beyond POLICY; `paths` are theirs in the output."""

    kind: str
    paths: re.Pattern[str]
    directives: Mapping[str, str]


EXEMPTIONS = (
    # The coat of arms that somebody puts on a poster is read from their own disk, and goes nowhere from the page.
    Exemption("campaign", re.compile(r"(?:[a-z]{2,3}/)?campanyes/[a-z0-9-]+/index\.html"), {"img-src": "'self' blob:"}),
)
# Browsers ignore it in a meta element, and complain on the console.
HEADER_ONLY = {"frame-ancestors"}

_DEVICES = "accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb"
# Files there carry a hash of their content in their names.
IMMUTABLE_FOLDERS = ("assets", "cards", "pictures")
# Whose names carry the version of their kit: when their bytes change, so must that.
VERSIONED = r"/kits/[a-z0-9/_-]+_v[0-9]+\.[0-9]+\.[a-z]+$"
# Pages bound into one file.
COPIES = r"/.+\.[a-z]+\.html$"
FOR_EVER, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"

HEADERS_FILE, NGINX_FILE, MANIFEST_FILE = "_headers", "_nginx.conf", "build-manifest.json"
# Read by servers, not by visitors.
UNSERVED = (HEADERS_FILE, NGINX_FILE)


def render_page_policy(kind: str) -> str:
    """Return the content security policy that a page of *kind* says of itself."""
    exempted = next((one.directives for one in EXEMPTIONS if one.kind == kind), {})
    return _render_policy({name: value for name, value in {**POLICY, **exempted}.items() if name not in HEADER_ONLY})


def find_page_kind(path: str) -> str:
    """Return the kind of the page at *path* in the output as far as its policy goes by it, else nothing."""
    return next((one.kind for one in EXEMPTIONS if one.paths.fullmatch(path)), "")


def render_header_policy() -> str:
    """Return the content security policy of every answer.

    Hosts join what several of their rules say of one header, and browsers hold a page to each policy that it comes
    with. So the header allows what any page needs, and what a page says of itself narrows that.
    """
    policy = dict(POLICY)
    for exemption in EXEMPTIONS:
        policy |= exemption.directives
    return _render_policy(policy)


def _render_policy(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def list_headers() -> dict[str, str]:
    """Return the headers of every answer, error pages included."""
    return {
        "Content-Security-Policy": render_header_policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{device}=()" for device in _DEVICES.split()),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def render_headers_file(base: str = "", copies: Iterable[str] = ()) -> str:
    """Return `_headers`, which several static hosts read; *base* is the path that the site lies under.

    *copies* are the files to be saved, not shown: the policy of every answer would take their style from them.

    Hosts join what several rules say of one header, so pages get no cache rule here: their default is to ask again.
    """
    rules = {f"{base}/*": list_headers()}
    rules |= {f"{base}/{folder}/*": {"Cache-Control": FOR_EVER} for folder in IMMUTABLE_FOLDERS}
    rules |= {f"{base}/{path}": {"Content-Disposition": "attachment"} for path in copies}
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in rules.items()
    )


def render_nginx(prefixes: Iterable[str], base: str = "") -> str:
    """Return what a server block of nginx includes; *prefixes* are those of the languages, "" and "gl/" and so on."""
    missing = f"{base}/404.html"
    blocks = [_render_location(f"{base}/{prefix}", f"{base}/{prefix}404.html", ASK_AGAIN) for prefix in prefixes]
    blocks += [_render_location(f"{base}/{folder}/", missing, FOR_EVER) for folder in IMMUTABLE_FOLDERS]
    blocks += [
        _render_location(f"~ ^{re.escape(base)}{VERSIONED}", missing, FOR_EVER),
        _render_location(f"~ ^{re.escape(base)}{COPIES}", missing, ASK_AGAIN, {"Content-Disposition": "attachment"}),
    ]
    blocks += [
        f"location = {base}/{name} {{\n    error_page 404 {missing};\n    return 404;\n}}\n" for name in UNSERVED
    ]
    return "# Written by each build; docs/deploying.md says how to include it.\nabsolute_redirect off;\n" + "".join(
        blocks
    )


def _render_location(path: str, missing: str, cache: str, more: Mapping[str, str] = MappingProxyType({})) -> str:
    # One add_header in a location drops all those outside it, so that each location says them all.
    lines = [
        f"error_page 404 {missing};",
        *(f'add_header {name} "{value}" always;' for name, value in {**list_headers(), **more}.items()),
        f'add_header Cache-Control "{cache}";',
    ]
    return f"location {path} {{\n" + "".join(f"    {line}\n" for line in lines) + "}\n"
