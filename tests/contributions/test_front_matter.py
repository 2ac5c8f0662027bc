"""Front matter: the allow-list of keys, and a finding at the exact place for each thing wrong."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.contributions.front_matter import FrontMatter, Rules, make_rules, parse_front_matter
from plugins.core.findings import Finding
from plugins.core.registries import Entry, Registries
from plugins.core.sources import Split, split_source
from plugins.core.texts import Texts

WORD = Texts({"ca": "x"}, "ca")
REGISTRIES = Registries(
    categories={"cures": Entry("cures", WORD, WORD)},
    tags={"galicia": Entry("galicia", WORD, WORD)},
    authors={"cft": Entry("cft", WORD, WORD)},
    actions=frozenset({"pla-2021/campanya", "pla-2021/blog"}),
    campaigns=frozenset({"municipis-visibles"}),
)
RULES = Rules(("ca", "gl"), REGISTRIES)
HEAD = "title: T\nlang: ca\nsummary: S\ndate: 2026-11-22\ncategory: cures\nauthors: [cft]\n"

# What is added to a right head (from line 8 of the file on), and the findings.
ADDED = {
    "save_as": ("save_as: index.html", "8:1:E104"),
    "url": ("url: x", "8:1:E104"),
    "template": ("template: base", "8:1:E104"),
    "_content": ("_content: x", "8:1:E104"),
    "dunder": ("__class__: x", "8:1:E104"),
    "get_url": ("get_url: x", "8:1:E104"),
    "merge key": ("<<: {url: x}", "8:1:E104"),
    "empty title twice": ("title: U", "8:1:E103"),
    "climbing slug": ("slug: ../../index", "8:7:E109"),
    "slug with a slash": ("slug: a/b", "8:7:E109"),
    "slug with an accent": ("slug: gènere", "8:7:E109"),
    "slug of 300 letters": ("slug: " + "a" * 300, "8:7:E109"),
    "numeric slug": ("slug: 2", "8:7:E109"),
    "slug as a list": ("slug: [a]", "8:7:E108"),
    "unknown tag": ("tags: [galicia, galicja]", "8:17:E112"),
    "tag twice": ("tags: [galicia, galicia]", "8:17:E111"),
    "tags as a mapping": ("tags: {a: b}", "8:7:E108"),
    "unknown translator": ("translators: [ningú]", "8:15:E112"),
    "unknown status": ("status: hidden", "8:9:E112"),
    "skip as status": ("status: skip", "8:9:E112"),
    "unknown licence": ("licence: MIT", "8:10:E112"),
    "bad modified": ("modified: ahir", "8:11:E110"),
    "date that does not exist": ("modified: 2026-13-01", "8:11:E110"),
    "yes for true": ("illustrative: yes", "8:15:E112"),
    "original elsewhere": ("translation_of: ../pages/x.ca.md", "8:17:E122"),
    "original without language": ("translation_of: x.md", "8:17:E122"),
    "picture with a folder": ("picture: ../x.png\npicture_alt: x", "8:10:E123"),
    "picture elsewhere": ("picture: https://evil.example/x.png\npicture_alt: x", "8:10:E123"),
    "SVG picture": ("picture: x.svg\npicture_alt: x", "8:10:E123"),
    "picture without description": ("picture: x.png", "8:10:E124"),
    "empty description": ("picture: x.png\npicture_alt: ''", "9:14:E108"),
    "unknown plan action": ("plan: pla-2021/campaña", "8:7:E112"),
    "plan without an action": ("plan: pla-2021", "8:7:E112"),
    "unknown campaign": ("campaign: municipi-visible", "8:11:E112"),
    "two actions": ("plan: [pla-2021/blog, pla-2021/campanya]", "8:7:E108"),
    "alias": ("tags: *t", "8:7:E102"),
    "object": ("consent: !!python/name:os.system x", "8:10:E102"),
    "escape sequence": ('consent: "\\e[2J"', "8:10:E108"),
    "second document": ("...\n---\nurl: x", "9:1:E106"),
}
# What replaces a part of a right head, and the findings.
REPLACED = {
    "no title": ("title: T\n", "", "2:1:E107"),
    "no summary": ("summary: S\n", "", "2:1:E107"),
    "no date": ("date: 2026-11-22\n", "", "2:1:E107"),
    "no authors": ("[cft]", "[]", "7:10:E107"),
    "title with a colon": ("title: T", "title: T: U", "2:9:E101"),
    "title as a list": ("title: T", "title: [T]", "2:8:E108"),
    "other language": ("lang: ca", "lang: gl", "3:7:E121"),
    "unknown language": ("lang: ca", "lang: fr", "3:7:E112"),
    "date in words": ("2026-11-22", "22 de novembre", "5:7:E110"),
    "29 February": ("2026-11-22", "2026-02-29", "5:7:E110"),
    "unknown category": ("cures", "cura", "6:11:E112"),
    "unknown author": ("[cft]", "[cft, jo]", "7:16:E112"),
    "no keys": (HEAD, "- a\n", "2:1:E120"),
    "nothing": (HEAD, "", "2:1:E120"),
}


def parse(
    head: str, name: str = "articles/x.ca.md", *, is_page: bool = False
) -> tuple[FrontMatter | None, list[Finding]]:
    """Return the head of an article as parsed, and its findings."""
    read = parse_front_matter(head, PurePosixPath(name), RULES, is_page=is_page)
    return read.front_matter, read.findings


def places(findings: list[Finding]) -> list[str]:
    """Return where and what the findings are."""
    return [f"{found.line}:{found.column}:{found.code}" for found in findings]


@pytest.mark.parametrize(("added", "expected"), ADDED.values(), ids=ADDED)
def test_wrong_addition(added: str, expected: str) -> None:
    """One wrong line in an otherwise right head is one finding, where it stands."""
    assert places(parse(HEAD + added + "\n")[1]) == [expected]


@pytest.mark.parametrize(("old", "new", "expected"), REPLACED.values(), ids=REPLACED)
def test_wrong_value(old: str, new: str, expected: str) -> None:
    """One wrong or missing value in an otherwise right head is one finding, where it stands."""
    assert places(parse(HEAD.replace(old, new))[1]) == [expected]


def test_right_head() -> None:
    """A right head is typed, and what may be left out has its default."""
    head, findings = parse(HEAD)
    assert findings == []
    assert head is not None
    assert (head.slug, head.status, head.licence, head.tags) == ("x", "published", "CC-BY-SA-4.0", ())
    assert (head.category, head.authors, head.illustrative, head.translation_of) == ("cures", ("cft",), False, None)


def test_all_findings_at_once() -> None:
    """Who writes hears of everything in one go, not one thing after another."""
    _, findings = parse("titel: T\nlang: fr\ndate: x\n")
    assert places(findings) == ["2:1:E104", *["2:1:E107"] * 4, "3:7:E112", "4:7:E110"]


def test_pages_know_fewer_keys() -> None:
    """A page needs three keys, and has no date, tags or authors."""
    head, findings = parse("title: T\nlang: ca\nsummary: S\n", "pages/x.ca.md", is_page=True)
    assert (head is not None, findings) == (True, [])
    assert places(parse("title: T\nlang: ca\nsummary: S\ndate: 2026-11-22\n", is_page=True)[1]) == ["5:1:E104"]


def test_file_name_as_slug() -> None:
    """A file name that would take the address of the second page of the list needs a slug of its own."""
    assert places(parse(HEAD, "articles/2.ca.md")[1]) == ["2:1:E109"]
    assert places(parse(HEAD + "slug: dos\n", "articles/2.ca.md")[1]) == []


@pytest.mark.parametrize(
    "text", ["", "---", "---\n", "title: x", "\n---\na: b\n---\n", "---\na: b\n----\n", "--- x\n---\n"]
)
def test_no_front_matter(text: str) -> None:
    """Without a line of three hyphens at the very top and a second one, there is no head."""
    assert split_source(text) is None


def test_split() -> None:
    """The head ends at the first line of hyphens; a rule in the body is the body's."""
    assert split_source("---\na: b\n--- \nx\n\n---\ny") == Split("a: b", "x\n\n---\ny", 4)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from([*HEAD, "\n", ": ", "- ", "[", "{", "title", "tags"])).map("".join))
)
def test_never_raises(head: str) -> None:
    """Whatever stands between the hyphens, there is either a head or a finding."""
    parsed, findings = parse(head)
    assert parsed is not None or findings


def test_page_at_a_section() -> None:
    """A page cannot take the address of a section, in any language's word for it, nor of a language."""
    rules = make_rules([{"code": "ca", "words": {"topics": "temes"}}, {"code": "gl"}], REGISTRIES)
    for slug in ("temes", "blog", "gl", "assets", "pla"):
        head = f"title: T\nlang: ca\nslug: {slug}\nsummary: S\n"
        found = parse_front_matter(head, PurePosixPath("pages/x.ca.md"), rules, is_page=True).findings
        assert [(finding.line, finding.column, finding.code) for finding in found] == [(4, 7, "E141")]


def test_action_of_a_plan() -> None:
    """An article may name an action that exists; a misspelt one is answered with the nearest."""
    front_matter, findings = parse(HEAD + "plan: pla-2021/blog\n")
    assert front_matter is not None
    assert (front_matter.plan, findings) == ("pla-2021/blog", [])
    hints = [parse(HEAD + f"plan: {word}\n")[1][0].words()[1] for word in ("pla-2021/campaña", "x")]
    assert hints == ["did you mean pla-2021/campanya?", "name an action of content/plans/, such as pla-2021/blog"]


def test_campaign() -> None:
    """A campaign of the site can be named, and no other."""
    front_matter, findings = parse(HEAD + "campaign: municipis-visibles\n")
    assert front_matter is not None
    assert (front_matter.campaign, findings) == ("municipis-visibles", [])
    hints = [parse(HEAD + f"campaign: {word}\n")[1][0].words()[1] for word in ("municipis-visible", "x")]
    assert hints == ["did you mean municipis-visibles?", "name a folder of content/campaigns/"]
