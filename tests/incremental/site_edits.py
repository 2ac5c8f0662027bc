"""What somebody does to registries, plans, campaigns, theme, settings and the day of the build."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from plugins.workshop import ROOT
from tests.incremental.small_site import SmallSite
from tests.incremental.text_edits import LANGS, choose


def change(path: Path, pattern: str, new: str, pick: int = 0) -> None:
    """Replace one of the places of a file where *pattern* matches, if there are any."""
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    places = list(re.finditer(pattern, text, re.MULTILINE))
    if places:
        place = places[pick % len(places)]
        path.write_text(text[: place.start()] + place.expand(new) + text[place.end() :], encoding="utf-8")


def add(path: Path, text: str) -> None:
    """Write *text* at a file's end."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def rename_term(site: SmallSite, pick: int) -> None:
    """Give a tag, a category or an author another name in one language."""
    file = site.content / "data" / f"{('tags', 'categories', 'authors')[pick % 3]}.yaml"
    change(file, rf"^(  name: .*\b{LANGS[pick % 4]}: )[^,}}]*", rf"\g<1>Nom {pick}", pick)


def move_term(site: SmallSite, pick: int) -> None:
    """Give a tag, a category or an author another address in one language."""
    file = site.content / "data" / f"{('tags', 'categories', 'authors')[pick % 3]}.yaml"
    change(file, rf"^(  slug: .*\b{LANGS[pick % 4]}: )[^,}}]*", rf"\g<1>terme-{pick}", pick)


def describe_term(site: SmallSite, pick: int) -> None:
    """Describe a category or an author otherwise."""
    file = site.content / "data" / f"{('categories', 'authors')[pick % 2]}.yaml"
    change(file, rf"^(    {LANGS[pick % 4]}: ).*", rf"\g<1>Descripció {pick}.", pick)


def turn_author(site: SmallSite, pick: int) -> None:
    """Make a contributor one of the collective, or the other way round, or a person."""
    file = site.content / "data/authors.yaml"
    change(file, r"kind: contributor|kind: collective", ("kind: collective", "kind: contributor")[pick % 2], pick)


def add_tag(site: SmallSite, pick: int) -> None:
    """Register another tag, which no text has yet."""
    names = ", ".join(f"{lang}: nova {pick}" for lang in LANGS)
    slugs = ", ".join(f"{lang}: nova-{pick}" for lang in LANGS)
    add(site.content / "data/tags.yaml", f"- id: nova-{pick}\n  slug: {{{slugs}}}\n  name: {{{names}}}\n")


def order_tags(site: SmallSite, pick: int) -> None:
    """Put the registry's first tags last."""
    file = site.content / "data/tags.yaml"
    head, *rows = re.split(r"^(?=- id)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    turned = rows[pick % len(rows) :] + rows[: pick % len(rows)]
    file.write_text(head + "".join(turned), encoding="utf-8")


def edit_helpline(site: SmallSite, pick: int) -> None:
    """Change a helpline's number, its note, or when it was checked."""
    file = site.content / "data/helplines.yaml"
    what = ((r"^(  number: ).*", f'"900 {pick:03} 000"'), (r"^(    gl: ).*", f"Nota {pick}."),
            (r"^(  verified_on: ).*", f"2026-11-{1 + pick % 20:02}"))[pick % 3]  # fmt: skip
    change(file, what[0], rf"\g<1>{what[1]}", pick)


def rename_town(site: SmallSite, pick: int) -> None:
    """Give a municipality another name."""
    change(site.content / "data/municipalities.csv", r"^(\d{5},)[^,]*", rf"\g<1>Vila {pick}", pick)


def report(site: SmallSite, pick: int) -> None:
    """Report on an action of the plan, or take the report back."""
    new = f"[{{id: u1, date: 2021-11-{1 + pick % 28:02}, status: in_progress, progress: {pick % 100}}}]"
    change(
        site.content / "plans/pla-2021.yaml",
        r"^(  - {id: butlleti.*updates: ).*}$",
        rf"\g<1>{new if pick % 4 else '[]'}}}",
    )


def retitle_plan(site: SmallSite, pick: int) -> None:
    """Give the plan, an objective or an action another title or another weight."""
    plan = site.content / "plans/pla-2021.yaml"
    if pick % 4:
        change(plan, r"^( *title: {ca: )[^,}]*", rf"\g<1>Nom nou {pick}", pick)
    else:
        change(plan, r"^( *weight: )\d", rf"\g<1>{1 + pick % 9}", pick)


def plan_action(site: SmallSite, pick: int) -> None:
    """Add an action to the plan."""
    title = f"{{ca: Acció {pick}, gl: Acción {pick}}}"
    add(site.content / "plans/pla-2021.yaml", f"  - {{id: mes-{pick}, title: {title}, due: 2021-1{pick % 3}}}\n")


def add_plan(site: SmallSite, pick: int) -> None:
    """Go on with a second plan, or drop it again."""
    plan = site.content / "plans/pla-2022.yaml"
    if plan.exists():
        plan.unlink()
    elif pick % 2:
        change(site.content / "plans/pla-2021.yaml", r"^end:", "end:")
        text = (ROOT / "tests/data/plans/pla-2021.yaml").read_text(encoding="utf-8")
        plan.write_text(text.replace("2021", "2022").replace("municipis-visibles", "prova"), encoding="utf-8")


def replace_evidence(site: SmallSite, pick: int) -> None:
    """Put another file in the place of a plan's evidence."""
    (site.content / "evidence/acta.pdf").write_bytes(b"%%PDF-1.4\n%% Acta %d\n%%%%EOF\n" % pick)


def edit_campaign(site: SmallSite, pick: int) -> None:
    """Write something else in a campaign's words."""
    file = choose(site.files("content/campaigns/*/texts/*.yaml") or site.texts(), pick)
    change(file, r"^(title|audience|when|subline|call|contact): .*", rf'\g<1>: "Paraules {pick}"', pick)


def turn_campaign(site: SmallSite, pick: int) -> None:
    """Withdraw a campaign, make it a draft again, or bring it back."""
    file = site.content / "campaigns/prova/kit.yaml"
    change(file, r"^status: .*", f"status: {('draft', 'active', 'withdrawn')[pick % 3]}")


def date_campaign(site: SmallSite, pick: int) -> None:
    """Move a campaign's day, or its territories."""
    file = site.content / "campaigns/prova/kit.yaml"
    change(file, r"^(  date: 2026-)\d\d-\d\d(?=\n  title)", rf"\g<1>{10 + pick % 3}-{1 + pick % 28:02}")
    change(file, r"^territories: .*", f"territories: {('[CT]', '[CT, GA]')[pick % 2]}")


def adopt(site: SmallSite, pick: int) -> None:
    """Have a town join a campaign, or leave it."""
    row = f'- {{municipality: "0801{pick % 5}", since: 2026-11-21, url: "https://vila-{pick}.example"}}\n'
    file = site.content / "campaigns/prova/adopters.yaml"
    if file.exists():
        file.write_text(row if pick % 3 else "[]\n", encoding="utf-8")


def drop_campaign(site: SmallSite, pick: int) -> None:
    """Delete the campaign, and what names it."""
    if pick % 4 == 0:
        shutil.rmtree(site.content / "campaigns/prova", ignore_errors=True)
        for path in [*site.texts(), site.content / "plans/pla-2021.yaml"]:
            change(path, r"^ *campaign: prova\n", "")


def edit_template(site: SmallSite, pick: int) -> None:
    """Change a template: most of them a macro or a partial that many pages share."""
    templates = [
        path for path in site.files("theme/templates/**/*.html") if "</section>" in path.read_text(encoding="utf-8")
    ]
    if pick % 2:
        change(choose(templates, pick), r"(</(?:section|article|nav|header)>)", rf"<p>{pick}</p>\g<1>", pick)
    else:
        change(site.root / "theme/templates/base.html", r"(</footer>)", rf"<p>Peu {pick}</p>\g<1>")


def edit_macro(site: SmallSite, pick: int) -> None:
    """Change what a macro prints."""
    change(
        choose(site.files("theme/templates/macros/*.html"), pick),
        r"(<(?:p|li|a|h2|h3|time)) (?!x-)",
        rf'\g<1> data-n="{pick}" ',
        pick,
    )


def edit_style(site: SmallSite, pick: int) -> None:
    """Change the style sheet, whose name in every page is made from its content."""
    add(choose(site.files("theme/static/css/**/*.css"), pick), f"\n.n{pick}{{order:{pick}}}\n")


def edit_script(site: SmallSite, pick: int) -> None:
    """Change a script or a picture of the theme."""
    file = choose(site.files("theme/static/js/*.js") + site.files("theme/static/img/*.svg"), pick)
    add(file, f"\n// {pick}\n" if file.suffix == ".js" else f"<!-- {pick} -->\n")


def translate(site: SmallSite, pick: int) -> None:
    """Change a translation of the interface."""
    file = choose(site.files("theme/translations/*/LC_MESSAGES/messages.po"), pick)
    change(file, r'^(msgid "(?:[A-Z][\w ]+)"\nmsgstr ").*"$', rf'\g<1>Mot {pick}"', pick * 7)


def set_(site: SmallSite, pick: int) -> None:
    """Change a setting."""
    lines = (
        "DEFAULT_PAGINATION = 1", "DEFAULT_PAGINATION = 5", 'MENU = ("index", "blog", "pages/qui-som")',
        f'SITENAME = "Nom {pick}"', 'FOOTER_MENU = ("archives", "pages/llicencia", "tags")', "FEED_MAX_ITEMS = 1",
        'NEUTRAL_PAGES = ("pages/qui-som", "404")', 'HOME_PLAN = "pla-2022"', "FEED_ALL_ATOM = None",
        'DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""', "DEFAULT_PAGINATION = False", 'TAG_AUTHORITY = "altra.example,2026"',
        "CATEGORY_FEED_ATOM = None", 'SAFETY_PAGE = "pages/qui-som"', 'SITEMAP_SAVE_AS = ""',
        'COUNCILS_PAGE = "pages/qui-som"', 'PLUGINS = [name for name in PLUGINS if "news" not in name]',
        'PLUGINS = [name for name in PLUGINS if "search" not in name]',
        'LANGUAGES[1]["words"]["topics"] = "materias"', 'LANGUAGES[3]["name"] = "British English"',
        "DELETE_OUTPUT_DIRECTORY = True", 'ARTICLE_SAVE_AS = ARTICLE_URL = "{prefix}{slug}/x.html"',
        'LANGUAGES[0]["exit_url"] = "https://example.org/"', 'TAG_SAVE_AS = ""', "LANGUAGES = LANGUAGES[:3]",
        "PRECOMPRESS = True",
    )  # fmt: skip
    add(site.root / "settings.py", lines[pick % len(lines)] + "\n")


def unset(site: SmallSite, pick: int) -> None:
    """Take the last settings back."""
    file = site.root / "settings.py"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    end = next(number for number, line in enumerate(lines, 1) if line.startswith("BUILD_CACHE"))
    file.write_text("".join(lines[: max(end, len(lines) - 1 - pick % 3)]), encoding="utf-8")


def set_variable(site: SmallSite, pick: int) -> None:
    """Build on another day, for another address or forge."""
    name, values = (
        ("SOURCE_DATE_EPOCH", ("1795305600", "1795392000", "1811030400")),
        ("AS_OF", ("2021-06-30", "2021-12-31", "")),
        ("SITE_URL", ("https://cft.example", "https://altra.example/sub", "http://localhost:8000")),
        ("REPOSITORY_URL", ("https://forge.example/cft", "")),
        ("SECURITY_CONTACT", ("mailto:a@cft.example", "")),
        ("FINDINGS_LANG", ("ca", "gl", "en")),
    )[pick % 6]
    value = values[pick // 6 % len(values)]
    site.variables.pop(name, None)
    if value:
        site.variables[name] = value


CONTENT_EDITS = (
    rename_term, move_term, describe_term, turn_author, add_tag, order_tags, edit_helpline, rename_town, report,
    retitle_plan, plan_action, add_plan, replace_evidence, edit_campaign, turn_campaign, date_campaign, adopt,
    drop_campaign,
)  # fmt: skip
GROUND_EDITS = (edit_template, edit_macro, edit_style, edit_script, translate, set_, unset, set_variable)
"""Edits of what every page depends on, or may depend on."""
