"""The headers, said once and printed three times."""

from __future__ import annotations

import re

import pytest

from plugins.audit.headers import (
    COPIES,
    EXEMPTIONS,
    FOR_EVER,
    POLICY,
    VERSIONED,
    find_page_kind,
    list_headers,
    render_header_policy,
    render_headers_file,
    render_nginx,
    render_page_policy,
)


def test_policy_allows_only_what_is_the_sites_own() -> None:
    """No inline script, no eval, no data addresses, no host by name."""
    assert set(POLICY.values()) == {"'none'", "'self'"}
    assert POLICY["default-src"] == "'none'"


def test_page_leaves_out_what_only_a_header_may_say() -> None:
    """Browsers ignore frame-ancestors in a meta element, and complain."""
    assert "frame-ancestors 'none'" in render_header_policy()
    assert "frame-ancestors" not in render_page_policy("article")


def test_no_page_may_send_anything() -> None:
    """Whatever a script on it would want to."""
    for kind in ("article", *(one.kind for one in EXEMPTIONS)):
        assert "connect-src 'none'" in render_page_policy(kind)
    assert "connect-src 'none'" in render_header_policy()


def test_only_the_pages_of_campaigns_show_what_their_script_made() -> None:
    """The header allows it, since it must for them; every other page forbids it to itself."""
    assert "img-src 'self' blob:" in render_page_policy("campaign")
    assert "img-src 'self';" in render_page_policy("article")
    assert "img-src 'self' blob:" in render_header_policy()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("campanyes/prova/index.html", "campaign"),
        ("gl/campanyes/prova/index.html", "campaign"),
        ("campanyes/index.html", ""),
        ("blog/campanyes/prova/index.html", ""),
        ("index.html", ""),
    ],
)
def test_exempted_pages_are_told_by_where_they_lie(path: str, kind: str) -> None:
    """Not by anything that they say of themselves."""
    assert find_page_kind(path) == kind


@pytest.mark.parametrize(
    ("path", "is_versioned"),
    [
        ("/kits/prova/ca/prova_cartell-a4-sang_ca_v1.0.pdf", True),
        ("/kits/prova/prova_v1.12.zip", True),
        ("/kits/prova/prova_ca.zip", False),
        ("/kits/prova/manifest.json", False),
        ("/kits/prova/ca/alt.txt", False),
        ("/campanyes/prova_v1.0.zip", False),
    ],
)
def test_only_names_with_a_version_are_kept(path: str, *, is_versioned: bool) -> None:
    """What has none may change under its name."""
    assert bool(re.match(VERSIONED, path)) is is_versioned


def test_headers_file_has_rules_by_path() -> None:
    """All headers for all paths, and one more for what never changes under its name."""
    rules = render_headers_file("/site").split("\n/")
    assert rules[0].splitlines() == ["/site/*", *(f"  {name}: {value}" for name, value in list_headers().items())]
    assert rules[1].splitlines() == ["site/assets/*", f"  Cache-Control: {FOR_EVER}"]
    assert "Cache-Control" not in rules[0]


def test_every_location_of_nginx_says_all_headers() -> None:
    """A location with one header of its own loses those of the server."""
    text = render_nginx(["", "gl/"], "/a.b")
    locations = re.findall(r"^location ((?:~ \^)?/\S*) {\n(.*?)^}", text, re.MULTILINE | re.DOTALL)
    assert [path.removeprefix("/a.b") for path, _ in locations] == [
        "/", "/gl/", "/assets/", "/cards/", "/pictures/", rf"~ ^/a\.b{VERSIONED}", rf"~ ^/a\.b{COPIES}",
    ]  # fmt: skip
    for _, lines in locations:
        for name, value in list_headers().items():
            assert f'add_header {name} "{value}" always;' in lines


def test_nginx_answers_in_the_language_of_the_address() -> None:
    """Under the path of the site, too."""
    text = render_nginx(["", "gl/"], "/site")
    assert "location /site/gl/ {\n    error_page 404 /site/gl/404.html;" in text
    assert "location /site/assets/ {\n    error_page 404 /site/404.html;" in text


def test_no_value_breaks_its_line() -> None:
    """Quotes would end nginx's string, a line break the rule."""
    assert not re.search(r'["\n$\\]', "".join([*list_headers(), *list_headers().values()]))


def test_bound_pages_are_saved_not_shown() -> None:
    """The policy of every answer would take their style from them; each host is told in its own way."""
    attachment = "Content-Disposition: attachment"
    rules = render_headers_file("/site", ["pla/2021/pla-2021.ca.html"]).split("\n/")
    assert rules[-1] == f"site/pla/2021/pla-2021.ca.html\n  {attachment}\n"
    assert sum(attachment in rule for rule in rules) == 1
    locations = [one for one in render_nginx(["", "gl/"], "/site").split("location ") if "attachment" in one]
    assert len(locations) == 1
    pattern = re.compile(locations[0].split()[1])
    assert pattern.search("/site/gl/campanyes/prova/prova.gl.html")
    assert not pattern.search("/site/gl/404.html")
    assert not pattern.search("/site/pla/2021/index.html")
    assert all(f'add_header {name} "' in locations[0] for name in list_headers())
