"""Where addresses lead, as browsers read them."""

from __future__ import annotations

import pytest

from plugins.audit.addresses import Home, is_ordinary_link

HOME = Home("https://cft.example")


@pytest.mark.parametrize(
    "address", ["/a/", "a.png", "#x", "?q", "", "https://cft.example", "https://cft.example/a", "/a:b"]
)
def test_own_addresses(address: str) -> None:
    """With or without the host."""
    assert HOME.holds(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/", "//other.example/", "\\\\other.example/", "/\\other.example", "/\t/other.example",
        " //other.example", "https://cft.example.other.example/", "https://cft.example@other.example/", "HTTPS://x.y",
        "https:other.example", "data:image/png;base64,AA", "blob:x", "java\nscript:alert(1)", "\x01javascript:alert(1)",
    ],
)  # fmt: skip
def test_foreign_addresses(address: str) -> None:
    """However they are written: browsers drop line breaks and turn backslashes."""
    assert not HOME.holds(address)


def test_every_candidate_counts() -> None:
    """One foreign picture in a set is enough."""
    assert HOME.holds_all("/a.avif 480w, https://cft.example/b.avif 960w")
    assert not HOME.holds_all("/a.avif 480w, //other.example/b.avif 960w")
    assert not HOME.holds_all("/a.avif 1x,https://other.example/b.avif 2x")


@pytest.mark.parametrize("address", ["https://other.example", "mailto:a@b.example", "tel:016", "/a", "#a", "HTTP://a"])
def test_ordinary_links(address: str) -> None:
    """Pages anywhere, messages, calls."""
    assert is_ordinary_link(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:1", " java\tscript:1", "data:text/html,x", "vbscript:x", "file:///etc"],
)
def test_links_that_run(address: str) -> None:
    """And whatever else is no place for a reader."""
    assert not is_ordinary_link(address)
