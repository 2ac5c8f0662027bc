"""What somebody breaks: each fault must stop the build, and leave the output byte for byte as it was."""

from __future__ import annotations

from tests.incremental.site_edits import add
from tests.incremental.small_site import SmallSite
from tests.incremental.text_edits import choose


def unknown_key(site: SmallSite, pick: int) -> None:
    """Give a text a key that there is not."""
    site.set_key(choose(site.texts(), pick), "autor", "algú")


def bad_day(site: SmallSite, pick: int) -> None:
    """Give an article a day that no month has."""
    site.set_key(choose(site.files("content/articles/**/*.md"), pick), "date", "2026-02-31")


def unknown_tag(site: SmallSite, pick: int) -> None:
    """Give an article a tag that is not registered."""
    site.set_key(choose(site.files("content/articles/**/*.md"), pick), "tags", "[cap-ni-una]")


def broken_head(site: SmallSite, pick: int) -> None:
    """Leave a bracket open in a text's head."""
    site.set_key(choose(site.texts(), pick), "reviewers", "[cft")


def broken_link(site: SmallSite, pick: int) -> None:
    """Lead to a text that there is not."""
    add(choose(site.texts(), pick), "\n[Enlloc]({filename}/articles/2026/enlloc.ca.md)\n")


def no_text(site: SmallSite, pick: int) -> None:
    """Empty a text, or fill it with bytes that are none."""
    choose(site.texts(), pick).write_bytes((b"", b"\xff\xfe\x00", b"---\n")[pick % 3])


def same_address(site: SmallSite, pick: int) -> None:
    """Give two texts one address."""
    texts = [path for path in site.files("content/articles/**/*.md") if site.get_key(path, "lang") == "ca"]
    for path in (choose(texts, pick), choose(texts, pick + 1)):
        site.set_key(path, "slug", "la-mateixa")


def broken_registry(site: SmallSite, pick: int) -> None:
    """Break a registry."""
    add(choose(site.files("content/data/[achtw]*.yaml"), pick), "- {id: [\n")


def broken_plan(site: SmallSite, pick: int) -> None:
    """Break the plan."""
    add(site.content / "plans/pla-2021.yaml", ("surprise: 1\n", "end: 2021-12-30\n", "  - [\n")[pick % 3])


def broken_campaign(site: SmallSite, pick: int) -> None:
    """Break a campaign, or add one that is nothing but a folder."""
    if pick % 2 and (site.content / "campaigns/prova").is_dir():
        add(site.content / "campaigns/prova/kit.yaml", "surprise: 1\n")
    else:
        (site.content / "campaigns/buida").mkdir(parents=True)
        (site.content / "campaigns/buida/kit.yaml").write_text("schema: 1\n", encoding="utf-8")


def broken_template(site: SmallSite, pick: int) -> None:
    """Break a template that every page has, by its syntax or by what it asks for."""
    line = ("{% if %}", "{{ cap.cosa.enlloc }}", '{{ asset("no-hi-es.css") }}')[pick % 3]
    add(site.root / "theme/templates/partials/head.html", line)


def broken_style(site: SmallSite, pick: int) -> None:
    """Take away a style sheet that another asks for, or the plain name of one."""
    (site.root / "theme/static/css" / ("tokens.css", "site.css")[pick % 2]).unlink()


def broken_picture(site: SmallSite, pick: int) -> None:
    """Put bytes that are no picture in the place of one that a text shows."""
    for path in site.files("content/pictures/*.png"):
        path.write_bytes((b"", b"\x89PNG\r\n\x1a\n", b"<svg/>")[pick % 3])


def broken_settings(site: SmallSite, pick: int) -> None:
    """Break the settings."""
    add(
        site.root / "settings.py", ("LANGUAGES = (\n", 'PLUGINS.append("plugins.none")\n', "LANGUAGES = ()\n")[pick % 3]
    )


FAULTS = (
    unknown_key, bad_day, unknown_tag, broken_head, broken_link, no_text, same_address, broken_registry, broken_plan,
    broken_campaign, broken_template, broken_style, broken_picture, broken_settings,
)  # fmt: skip
