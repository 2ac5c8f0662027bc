"""The headers, said once and printed three times."""

from __future__ import annotations

import re

from plugins.audit.headers import FOR_EVER, POLICY, list_headers, render_headers_file, render_nginx, render_policy


def test_policy_allows_only_what_is_the_sites_own() -> None:
    """No inline script, no eval, no data addresses, no host by name."""
    assert set(POLICY.values()) == {"'none'", "'self'"}
    assert POLICY["default-src"] == "'none'"


def test_page_leaves_out_what_only_a_header_may_say() -> None:
    """Browsers ignore frame-ancestors in a meta element, and complain."""
    assert "frame-ancestors 'none'" in render_policy()
    assert render_policy(in_page=True) == render_policy().removesuffix("; frame-ancestors 'none'")


def test_headers_file_has_rules_by_path() -> None:
    """All headers for all paths, and one more for what never changes under its name."""
    rules = render_headers_file("/site").split("\n/")
    assert rules[0].splitlines() == ["/site/*", *(f"  {name}: {value}" for name, value in list_headers().items())]
    assert rules[1].splitlines() == ["site/assets/*", f"  Cache-Control: {FOR_EVER}"]
    assert "Cache-Control" not in rules[0]


def test_every_location_of_nginx_says_all_headers() -> None:
    """A location with one header of its own loses those of the server."""
    locations = re.findall(r"^location (/\S*) {\n(.*?)^}", render_nginx(["", "gl/"]), re.MULTILINE | re.DOTALL)
    assert [path for path, _ in locations] == ["/", "/gl/", "/assets/", "/cards/", "/pictures/"]
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
