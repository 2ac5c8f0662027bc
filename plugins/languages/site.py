"""Pelican, strict: what it would only log makes the build fail, and says so in its exit code."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from blinker import signal
from pelican import Pelican
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.core.garbage import looking_rarely
from plugins.core.grounds import PLACES, digest_code, digest_settings, digest_theme
from plugins.core.ledger import Ledger, State, locked, open_spares, read_state, state_file, write_state
from plugins.core.located_yaml import keep_trees
from plugins.core.spares import Spares
from plugins.core.staging import staged
from plugins.core.stats import Stats
from plugins.languages.contents import TextReaders

# Pelican's `finalized` reaches plugins in no fixed order, and some still write then: this comes after all of them.
site_written = signal("site_written")
# Once nobody has objected to what was written, for what is made from it.
site_audited = signal("site_audited")
# Once all lies in its place, and the state of the build is kept.
site_placed = signal("site_placed")

TREES = "trees"
"""The file in the cache that keeps plans, campaigns and registries as they were read."""

logger = logging.getLogger(__name__)


class BuildError(Exception):
    """A build that failed, in one sentence."""

    exitcode = 1


class ErrorCounter(logging.Handler):
    """Counts the errors that are logged, and sees them even where ``--quiet`` hides them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one error."""
        del record
        self.count += 1


def watch_errors() -> ErrorCounter:
    """Return a counter of the errors logged from now on; what is shown stays as it was."""
    root = logging.getLogger()
    for logger in (root, logging.getLogger("pelican")):
        if logger.level > logging.ERROR:
            for handler in root.handlers:
                handler.setLevel(logger.level)
            logger.setLevel(logging.ERROR)
    counter = ErrorCounter()
    root.addHandler(counter)
    return counter


def without_traceback(record: logging.LogRecord) -> bool:
    """Drop the traceback of errors that explain themselves: those with an exit code of their own."""
    error = record.exc_info[1] if record.exc_info else None
    if hasattr(error, "exitcode"):
        record.exc_info = None
    return True


class ArticleSources(ArticlesGenerator):  # type: ignore[misc]
    """Reads the articles and writes nothing: each language's edition does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read with readers of our own."""
        super().__init__(*args, **kwargs)
        self.readers = TextReaders(self.settings)

    def generate_context(self) -> None:
        """Read the articles."""
        super().generate_context()
        self.settings["STATS"].lap("reading articles")

    def generate_output(self, writer: Any) -> None:
        """Write nothing."""


class PageSources(PagesGenerator):  # type: ignore[misc]
    """Reads the pages and writes nothing: each language's edition does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read with readers of our own."""
        super().__init__(*args, **kwargs)
        self.readers = TextReaders(self.settings)

    def generate_context(self) -> None:
        """Read the pages."""
        super().generate_context()
        self.settings["STATS"].lap("reading pages")

    def generate_output(self, writer: Any) -> None:
        """Write nothing."""


def digest_ground(settings: Mapping[str, Any]) -> str:
    """Return the digest of what every file of the site depends on."""
    return f"{digest_code()}.{digest_theme(Path(settings['THEME']))}.{digest_settings(settings, PLACES)}"


READERS_ONLY = {ArticlesGenerator: ArticleSources, PagesGenerator: PageSources}


class Site(Pelican):  # type: ignore[misc]
    """The site's PELICAN_CLASS."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Load the plugins, all of which must load."""
        logging.getLogger("pelican").addFilter(without_traceback)
        self._ground = digest_ground(settings)
        self._errors = watch_errors()
        cache = settings.get("BUILD_CACHE")
        # Plugins read plans, campaigns and registries as soon as they are loaded, and later.
        self._trees = keep_trees(Path(cache) / TREES if cache else None)
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Refuse to go on without a plugin that the settings name."""
        super().init_plugins()
        if self._errors.count:
            message = "a plugin of PLUGINS cannot be loaded; see above, and mend its name or its code"
            raise BuildError(message)

    def run(self) -> None:
        """Build beside the output, which changes only when nothing failed and nothing was logged as an error."""
        self._errors.count = 0
        output = Path(self.settings["OUTPUT_PATH"]).resolve()
        self._refuse_sources(output)
        stats = self.settings["STATS"] = Stats()
        with looking_rarely():
            self._keep_state(output)
        if self._trees:
            self._trees.save()
        stats.lap("putting the output in its place")
        if self.settings.get("BUILD_STATS"):
            sys.stderr.write(f"{self._tell(stats).render()}\n")

    def _keep_state(self, output: Path) -> None:
        """Build from the state of the last build, and keep that of this one."""
        cache = self.settings.get("BUILD_CACHE")
        if cache:
            file = state_file(Path(cache), output)
            with locked(file):
                last, spares = read_state(file), open_spares(file)
                state = self._build(output, last, spares)
                write_state(file, state)
                self._keep_spares(spares, output, last, state)
                site_placed.send(self)
        else:
            self._build(output, State())

    def _keep_spares(self, spares: Spares, output: Path, last: State, state: State) -> None:
        if not last.records:
            spares.clear()
        spares.drop(last.records.keys() - state.records.keys())
        spares.keep(output, self.settings["LEDGER"].fresh)

    def _tell(self, stats: Stats) -> Stats:
        ledger, sources = self.settings["LEDGER"], len(self.settings.get("SOURCES", ()))
        anew = self.settings["SHELF"].read_anew if "SHELF" in self.settings else sources
        stats.count("texts", "taken from the last build", sources - anew)
        stats.count("texts", "read: they, a registry or a catalogue changed", anew)
        for fate, number in ledger.fates.items():
            stats.count("pages, pictures and cards", fate, number)
        stats.count("files", "as they were", len(ledger.kept))
        stats.count("files", "written", len(ledger.fresh))
        return stats

    def _build(self, output: Path, last: State, spares: Spares | None = None) -> State:
        settings, deletes = self.settings, self.settings["DELETE_OUTPUT_DIRECTORY"]
        retained = self.output_retention if deletes else None
        settings["OUTPUT_SOURCES"], settings["ONE_FILES"] = {}, {}
        # Who prints the bodies of texts says so here, by path in the output.
        settings["BODIES"], settings["TEXT_URLS"], settings["INDEXES"] = {}, {}, []
        ledger = settings["LEDGER"] = Ledger(output, self._ground, last, spares)
        with staged(output, retained, ledger.tell) as ledger.folder:
            # Pelican would empty the output before it has read anything.
            self.output_path, self.delete_outputdir = str(ledger.folder), False
            try:
                super().run()
                self._stop_at_errors("the output stays as it was")
                settings["STATS"].lap("pictures, cards and the theme's files")
                site_written.send(self)
                settings["STATS"].lap("looking at all that was written")
                site_audited.send(self)
                settings["STATS"].lap("packing")
            finally:
                self.output_path, self.delete_outputdir = str(output), deletes
        return ledger.close()

    def _refuse_sources(self, output: Path) -> None:
        for source in (self.path, self.theme):
            if Path(source).resolve().is_relative_to(output):
                message = f"the output folder {output} holds {source}; choose a folder of its own"
                raise BuildError(message)

    def _get_writer(self) -> Any:
        self.settings["STATS"].lap("checking, and the kits")
        self._stop_at_errors("nothing was written")
        return super()._get_writer()

    def _stop_at_errors(self, consequence: str) -> None:
        if self._errors.count:
            message = f"errors were logged ({self._errors.count}), see above; {consequence}"
            raise BuildError(message)

    def _get_generator_classes(self) -> list[type]:
        return [READERS_ONLY.get(cls, cls) for cls in super()._get_generator_classes()]
