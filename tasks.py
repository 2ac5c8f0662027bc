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

from invoke.context import Context
from invoke.tasks import task


@task(help={"publish": "as for publication: publishconf.py, absolute addresses from SITE_URL"})
def build(_context: Context, publish: bool = False) -> None:
    """Build the whole site into output/, which changes only when everything went well."""
    settings = "publishconf.py" if publish else "pelicanconf.py"
    if not building.build(ROOT / "output", settings):
        raise Stop("The site was not built; what is wrong stands above.")


@task(help={"port": "the port on this machine to serve on"})
def serve(_context: Context, port: int = 8000) -> None:
    """Build the site, serve it on this machine and show every change as soon as it is saved."""
    from plugins.workshop import serving

    serving.serve(ROOT / "output", port)


@task(help={"fast": "leave out the tests that need a browser"})
def test(_context: Context, fast: bool = False) -> None:
    """Run the whole test suite, the browser tests included; words after -- go to pytest."""
    python = environment.provide(environment.DEVELOPING)
    variables = {} if fast else {"CFT_BROWSER": browser.provide(python)}
    choice = ["-m", "not browser"] if fast else []
    # Whoever names single tests wants to see them run; the whole suite goes to all cores.
    given = running.words_after_dashes(sys.argv) or ["-n", "auto", "--dist", "loadfile"]
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
    positional=["path"] if running.names_path(sys.argv, "check", ("--lang", "--format")) else [],
    auto_shortflags=False,
    help={
        "path": "a file or folder, such as content/articles; several go after --, and none stands for everything",
        "fix": "mend first what needs no judgement, and tell what changed",
        "lang": "the language of the messages: ca, gl, es or en; else that of each file",
        "format": "text, json, sarif, github, html or markdown",
    },
)
def check(
    _context: Context,
    path: str | None = None,
    fix: bool = False,
    lang: str = "",
    format: str = "text",  # noqa: A002 - the name of the flag
) -> None:
    """Check articles, pages, registries and pictures, and print every finding; 1 where one is an error."""
    from plugins.contributions import checking
    from plugins.pictures import checking as pictures

    words = [path] if path else []
    words += ["--fix"] * fix + [f"--lang={lang}"] * bool(lang) + [f"--format={format}"]
    sys.exit(checking.main([*words, *running.words_after_dashes(sys.argv)], [pictures.check]))


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
    from pathlib import Path

    from plugins.audit import comparison, manifest

    try:
        before, after = (manifest.read_manifest(Path(name)) for name in (old, new))
    except manifest.ManifestError as error:
        raise Stop(str(error)) from None
    print(comparison.render_comparison(comparison.compare(before, after)), end="")


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
