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


@task
def check(_context: Context) -> None:
    """Check the articles, pages and registries, and print every finding; files, --lang and --format go after --."""
    from plugins.contributions import checking

    sys.exit(checking.main(running.words_after_dashes(sys.argv)))


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
