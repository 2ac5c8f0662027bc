"""The project's commands: `python3 tasks.py TASK` on any machine, `invoke TASK` inside its environment.

Every line of this file parses on Python 3.6, so that an old Python reads as far as the sentence that turns it away.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one check that an old Python is meant to reach
    sys.exit(
        "This project needs Python 3.11 or newer, and this is Python %d.%d: install a newer one and name it, "  # noqa: UP031
        "as in `python3.13 tasks.py serve`." % sys.version_info[:2]
    )

from plugins.workshop import ROOT, Stop, browser, building, environment, running

if __name__ == "__main__":
    environment.enter(sys.argv[1:])

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from invoke.collection import Collection
from invoke.context import Context
from invoke.tasks import task

from plugins.workshop.paths import PathsTask

if TYPE_CHECKING:
    from plugins.core.ledger import Changes

CHECKED = ("contributions", "campaigns", "pictures", "action_plan", "accessibility")
"""The features that check something, the longest first, so that all cores end together."""


def retouch(cache: Path, output: Path, changes: "Changes") -> str:
    """Set edited bodies anew without a build, or return why that cannot be."""
    # Not on a machine where nothing is installed yet, nor where nothing changed.
    from plugins.retouching import retouch as retouching

    return retouching.retouch(cache, output, changes)


@task(
    help={
        "publish": "as for publication: publishconf.py, absolute addresses from SITE_URL",
        "stats": "tell where the time went, what was taken from the last build and why the rest was not",
    }
)
def build(_context: Context, publish: bool = False, stats: bool = False) -> None:
    """Build the whole site into output/, which changes only when everything went well."""
    settings = "publishconf.py" if publish else "pelicanconf.py"
    if not building.build(ROOT / "output", settings, stats=stats, retouch=retouch):
        raise Stop("The site was not built; what is wrong stands above.")


@task(help={"port": "the port on this machine to serve on"})
def serve(_context: Context, port: int = 8000) -> None:
    """Build the site, serve it on this machine and show every change as soon as it is saved."""
    from plugins.retouching.retouch import retouch as set_anew
    from plugins.workshop import serving

    serving.serve(ROOT / "output", port, retouch=set_anew)


@task(help={"fast": "leave out the tests that need a browser"})
def test(_context: Context, fast: bool = False) -> None:
    """Run the whole test suite, the browser tests included; words after -- go to pytest."""
    python = environment.provide(environment.DEVELOPING)
    variables = {} if fast else {"CFT_BROWSER": browser.provide(python)}
    choice = ["-m", "not browser"] if fast else []
    # Whoever names single tests wants to see them run; the whole suite goes to all cores, in its own order.
    given = running.words_after_dashes(sys.argv) or ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    if running.run([python, "-m", "pytest", *choice, *given], variables):
        raise Stop("The tests did not pass.")


@task
def lint(_context: Context) -> None:
    """Check the style, types, layers and templates of the source with every linter, and name those that object."""
    python = environment.provide(environment.DEVELOPING)
    failed = [name for name, command in running.LINTERS.items() if running.run([python, *command])]
    if failed:
        raise Stop("These found something to mend: " + ", ".join(failed) + ".")


@task(
    klass=PathsTask,
    iterable=["path"],
    auto_shortflags=False,
    help={
        "path": "files and folders, such as content/articles; the flag may be left out, and none stands for everything",
        "fix": "mend first what needs no judgement, and tell what changed",
        "lang": "the language of the messages: ca, gl, es or en; else that of each file",
        "format": "text, json, sarif, github, html or markdown",
    },
)
def check(
    _context: Context,
    path: Sequence[str] = (),
    fix: bool = False,
    lang: str = "",
    format: str = "text",  # noqa: A002 - the name of the flag
) -> None:
    """Check articles, pages, registries, pictures and plans, and print every finding; 1 where one is an error."""
    from plugins.core import checking

    checkers = [checking.import_checker(f"plugins.{feature}.checking") for feature in CHECKED]
    menders = [checking.import_mender("plugins.contributions.checking")]
    flags = ["--fix"] * fix + [f"--lang={lang}"] * bool(lang) + [f"--format={format}"]
    words = [*flags, *running.words_after_dashes(sys.argv), *path]
    sys.exit(checking.run(words, checkers, menders, root=ROOT))


@task(
    help={
        "title": "what the text is called",
        "lang": "its language, such as gl",
        "kind": "article or page",
        "category": "the id of its topic, from content/data/categories.yaml",
        "author": "the id of who signs it, from content/data/authors.yaml",
        "translate": "the file to translate into --lang",
        "yes": "ask nothing: what is not said stays open in the file",
    }
)
def new(
    _context: Context,
    title: str = "",
    lang: str = "",
    kind: str = "",
    *,
    category: str = "",
    author: str = "",
    translate: str = "",
    yes: bool = False,
) -> None:
    """Start an article or page, or with --translate FILE a translation, in a new file with notes in its language."""
    from plugins.contributions import starting
    from plugins.contributions.project import read_project

    project, ask = read_project(ROOT), None if yes else input
    if translate:
        file = starting.start_translation(project, project.find(translate), lang, ask)
    else:
        file = starting.start_text(project, starting.Wishes(title, lang, kind, category, author), ask)
    print(file.relative_to(project.content.parent.resolve()).as_posix())


@task(help={"lang": "the language of what is printed", "stamp": "a translation that was brought up to date"})
def translations(_context: Context, lang: str = "en", stamp: str = "") -> None:
    """Show which texts are in which language and what changed since; --stamp FILE says that a translation follows."""
    from plugins.contributions import progress
    from plugins.contributions.project import read_project

    project = read_project(ROOT)
    print(progress.stamp(project, project.find(stamp)) if stamp else progress.report(project, project.gettext(lang)))


@task(help={"port": "the port on this machine to serve on"})
def preview(_context: Context, path: str, port: int = 8001) -> None:
    """Build one article or page by itself, drafts included, serve it and show every change as soon as it is saved."""
    from plugins.contributions.project import read_project
    from plugins.workshop import previewing

    previewing.preview(read_project(ROOT).find(path), port)


@task(help={"old": "an output folder, or the build-manifest.json of one", "new": "the same, after the change"})
def audit(_context: Context, old: str, new: str) -> None:
    """Print what a change adds to the site, alters in it and removes from it, file by file."""
    from plugins.audit import comparison, manifest

    try:
        before, after = (manifest.read_manifest(Path(name)) for name in (old, new))
    except manifest.ManifestError as error:
        raise Stop(str(error)) from None
    print(comparison.render_comparison(comparison.compare(before, after)), end="")


@task(
    help={
        "kind": "kinds of page as the theme calls them, such as home,plan; else all",
        "lang": "languages, such as ca,gl; else all",
    }
)
def gallery(_context: Context, kind: str = "", lang: str = "") -> None:
    """Take a picture of every kind of page at four widths, light, dark and in forced colours, to look at them all."""
    python = environment.provide(environment.DEVELOPING)
    variables = {"CFT_BROWSER": browser.provide(python)}
    build(_context)
    if running.run([python, "-m", "plugins.workshop.gallery", f"--kind={kind}", f"--lang={lang}"], variables):
        raise Stop("The pictures were not taken; what is wrong stands above.")


@task(
    help={
        "kind": "kinds of page as the theme calls them, such as home,plan; else all",
        "lang": "languages, such as ca,gl; else ca alone",
        "port": "the port on this machine to serve on",
    }
)
def lighthouse(_context: Context, kind: str = "", lang: str = "ca", port: int = 8002) -> None:
    """Let Lighthouse look three times at a page of every kind as it is published; 1 where a mark is under a hundred."""
    from plugins.workshop import lighthouse as looking

    chosen = browser.provide(environment.provide(environment.DEVELOPING))
    kinds, langs = ([one for one in text.split(",") if one] for text in (kind, lang))
    looking.look_at_all(port, chosen, kinds, langs)


@task(
    help={
        "steps": "how many steps, each of two builds or more",
        "seed": "the number that an earlier run has told, to run the same steps again",
        "shrink": "look for the fewest steps that fail, which takes long",
    }
)
def soak(_context: Context, steps: int = 200, seed: int = -1, shrink: bool = False) -> None:
    """Edit, break and damage a small site at random, and hold every rebuild of it to a clean build, byte for byte."""
    python = environment.provide(environment.DEVELOPING)
    flags = [f"--steps={steps}", *([f"--seed={seed}"] if seed >= 0 else []), *(["--shrink"] if shrink else [])]
    if running.run([python, "-m", "tests.incremental.soak", *flags]):
        raise Stop("A rebuild was not what a clean build is; the steps that lead there stand above.")


@task
def messages(_context: Context) -> None:
    """Collect the interface texts into the catalogues of every language, and tell which still lack a translation."""
    from plugins.workshop import messages as catalogues

    catalogues.renew(ROOT, catalogues.read_languages(ROOT))


@task
def lock(_context: Context) -> None:
    """Renew both lock files from pyproject.toml; needs uv on the PATH and the network."""
    for command in environment.LOCK_COMMANDS:
        if running.run(command):
            raise Stop("The lock files were not renewed.")


@task
def clean(_context: Context) -> None:
    """Remove everything that the other tasks made, except the environment."""
    building.clean(ROOT)


@task(
    klass=PathsTask,
    name="check",
    iterable=["path"],
    auto_shortflags=False,
    help={
        "path": "plans, such as content/plans/pla-2021.yaml; the flag may be left out, and none stands for all",
        "lang": "the language of the messages: ca, gl, es or en",
        "format": "text, json, sarif, github, html or markdown",
    },
)
def plan_check(
    _context: Context,
    path: Sequence[str] = (),
    lang: str = "",
    format: str = "text",  # noqa: A002 - the name of the flag
) -> None:
    """Check the plans named, or all, and print every finding at its place; 1 where one is an error."""
    from plugins.action_plan import checking

    flags = [f"--lang={lang}"] * bool(lang) + [f"--format={format}"]
    sys.exit(checking.main([*flags, *running.words_after_dashes(sys.argv), *path]))


@task(
    name="show",
    auto_shortflags=False,
    help={
        "file": "such as content/plans/pla-2021.yaml",
        "as_of": "the day, as YYYY-MM-DD; else today",
        "json": "print the JSON that the site offers",
        "lang": "the language of what is printed",
    },
)
def plan_show(_context: Context, file: str, as_of: str = "", json: bool = False, lang: str = "en") -> None:
    """Show the figures of a plan as they stand on a day, a bar a row."""
    from plugins.action_plan import showing

    flags = [f"--lang={lang}"] + [f"--as-of={as_of}"] * bool(as_of) + ["--json"] * json
    sys.exit(showing.main([*flags, file]))


@task(
    name="update",
    iterable=["note", "evidence"],
    auto_shortflags=False,
    help={
        "file": "such as content/plans/pla-2021.yaml",
        "action": "the id of the action",
        "status": "how it stands; without it, everything is asked",
        "progress": "in percent, for an action without a measure of its own",
        "value": "how many there are by now, for the measure count",
        "steps": "the ids of the steps done since, for the measure steps",
        "note": "what happened, in the plan's own language; with gl= before it, in Galician; may be repeated",
        "date": "the day, as YYYY-MM-DD; else today",
        "due": "the new due date, where it moves",
        "target": "the new target, where it changes",
        "evidence": "an address or a file under content/, then its title; may be repeated",
        "corrects": "the id of the update that this one puts right",
    },
)
def plan_update(
    _context: Context,
    file: str,
    action: str,
    *,
    status: str = "",
    progress: str = "",
    value: str = "",
    steps: str = "",
    note: "Sequence[str] | None" = None,
    date: str = "",
    due: str = "",
    target: str = "",
    evidence: "Sequence[str] | None" = None,
    corrects: str = "",
) -> None:
    """Report on an action: add a dated update to its plan, which otherwise stays byte for byte as it was."""
    from plugins.action_plan import editing
    from plugins.action_plan.questions import Wishes

    said = Wishes(status, progress, value, steps, date, due, target, corrects, note or (), evidence or ())
    print(editing.report_progress(ROOT, file, action, said, input))


@task(
    name="new",
    auto_shortflags=False,
    help={"after": "the plan to go on from; else the last one", "id": "what the new plan is called, such as pla-2023"},
)
def plan_new(_context: Context, after: str = "", id: str = "") -> None:  # noqa: A002 - the name of the flag
    """Start the next plan with what the last one left unfinished, and say in both where it went."""
    from plugins.action_plan import scaffold

    print(scaffold.start_plan(ROOT, after, id))


@task(name="schema")
def plan_schema(_context: Context) -> None:
    """Write the schema by which editors complete and check plans, after a change of the model."""
    from plugins.action_plan import schema

    print(schema.write_schema(ROOT).relative_to(ROOT).as_posix())


@task(
    klass=PathsTask,
    name="build",
    iterable=["path"],
    auto_shortflags=False,
    help={
        "path": "campaigns, such as municipis-visibles; the flag may be left out, and none stands for all",
        "out": "where the kits go, a folder each; else output-kits",
        "release": "write down what this version was made from, so that no other ever bears its number",
    },
)
def kit_build(_context: Context, path: Sequence[str] = (), out: str = "", release: bool = False) -> None:
    """Write the kits of the campaigns named, or of all: every file in every language, zips, manifest and checksums."""
    from plugins.campaigns import making

    flags = [*([f"--out={out}"] if out else []), *["--release"] * release]
    sys.exit(making.main_build([*flags, *running.words_after_dashes(sys.argv), *path]))


@task(
    klass=PathsTask,
    name="check",
    iterable=["path"],
    auto_shortflags=False,
    help={
        "path": "campaigns, such as municipis-visibles; the flag may be left out, and none stands for all",
        "lang": "the language of the messages: ca, gl, es or en; else that of each file",
        "format": "text, json, sarif, github, html or markdown",
    },
)
def kit_check(
    _context: Context,
    path: Sequence[str] = (),
    lang: str = "",
    format: str = "text",  # noqa: A002 - the name of the flag
) -> None:
    """Check the campaigns named, or all, and print every finding at its place; 1 where one is an error."""
    from plugins.campaigns import checking

    flags = [f"--lang={lang}"] * bool(lang) + [f"--format={format}"]
    sys.exit(checking.main([*flags, *running.words_after_dashes(sys.argv), *path]))


@task(
    name="verify",
    auto_shortflags=False,
    help={
        "folder": "a kit's folder, or an unpacked zip",
        "key": "the public key of the signature, as minisign writes it",
    },
)
def kit_verify(_context: Context, folder: str, key: str = "") -> None:
    """Tell whether a folder holds a kit as it was published, and whether that is current; 1 where a file is another."""
    from plugins.campaigns import making

    sys.exit(making.main_verify([*([f"--key={key}"] if key else []), "--", folder]))


@task(
    name="new",
    auto_shortflags=False,
    help={
        "id": "what its folder is called, such as novembre-2027",
        "title": "what the campaign is called, 60 characters at most",
        "lang": "its own language, and perhaps others, such as gl,ca; else all of the site",
    },
)
def kit_new(_context: Context, id: str, title: str, lang: str = "") -> None:  # noqa: A002 - the name of the flag
    """Start a campaign: a draft with every file and key, and a prompt in every place."""
    from plugins.campaigns import ordering

    sys.exit(ordering.main_new([f"--title={title}", f"--lang={lang}", "--", id]))


@task(
    name="personalise",
    auto_shortflags=False,
    help={
        "municipality": "its INE code, such as 08101, or its name",
        "arms": "its coat of arms, as SVG, PNG or JPEG",
        "lang": "one or more languages, such as ca,es; else the town's own",
        "campaign": "the id of the campaign; else the current one of the town's territory",
        "out": "where the kit goes; else output-towns",
    },
)
def kit_personalise(
    _context: Context, municipality: str, arms: str = "", lang: str = "", campaign: str = "", out: str = ""
) -> None:
    """Write the kit of one town, with its name in right grammar and its coat of arms."""
    from plugins.campaigns import ordering

    flags = [f"--arms={arms}", f"--lang={lang}", f"--campaign={campaign}", *([f"--out={out}"] if out else [])]
    sys.exit(ordering.main_personalise([f"--municipality={municipality}", *flags]))


@task(
    name="bulk",
    auto_shortflags=False,
    help={
        "towns": "a CSV with the columns ine[,name,arms,lang]",
        "executor": "threads, processes, or dask://HOST:PORT of a scheduler",
        "lang": "the languages of rows that name none; else the town's own",
        "campaign": "the id of the campaign; else the current one of each town's territory",
        "out": "where the kits go; else output-towns",
    },
)
def kit_bulk(
    _context: Context, towns: str, executor: str = "threads", lang: str = "", campaign: str = "", out: str = ""
) -> None:
    """Write the kits of all towns of a list; what is finished is kept, and 1 where a row is wrong."""
    from plugins.campaigns import ordering

    flags = [f"--executor={executor}", f"--lang={lang}", f"--campaign={campaign}", *([f"--out={out}"] if out else [])]
    sys.exit(ordering.main_bulk([*flags, "--", towns]))


@task(name="schema")
def kit_schema(_context: Context) -> None:
    """Write the schema by which editors complete and check kit.yaml, after a change of its keys."""
    from plugins.campaigns import schema

    print(schema.write_schema(ROOT).relative_to(ROOT).as_posix())


namespace = Collection(
    *(build, serve, test, lint, check, new, translations, preview, audit),
    *(gallery, lighthouse, soak, messages, lock, clean),
    Collection("plan", plan_check, plan_show, plan_update, plan_new, plan_schema),
    Collection("kit", kit_build, kit_check, kit_verify, kit_new, kit_personalise, kit_bulk, kit_schema),
)
