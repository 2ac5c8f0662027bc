"""Addresses with their host."""

from plugins.core.absolute_urls import make_absolute


def test_addresses_become_absolute() -> None:
    """A feed reader has no page from which to count; foreign and inner addresses stay."""
    html = (
        '<a href="/x/">a</a><a href="//cdn.example/y">b</a><a href="#n">c</a>'
        '<a href="mailto:a@b.c">d</a><img src="/p.jpg">'
    )
    assert make_absolute(html, "https://example.org") == (
        '<a href="https://example.org/x/">a</a><a href="//cdn.example/y">b</a><a href="#n">c</a>'
        '<a href="mailto:a@b.c">d</a><img src="https://example.org/p.jpg">'
    )


def test_every_candidate_of_a_srcset_becomes_absolute() -> None:
    """Each picture of a set has its own address."""
    html = '<source srcset="/p-480.avif 480w, /p-960.avif 960w">'
    assert make_absolute(html, "https://e.org") == (
        '<source srcset="https://e.org/p-480.avif 480w, https://e.org/p-960.avif 960w">'
    )
