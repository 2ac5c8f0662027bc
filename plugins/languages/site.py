"""Pelican, strict: what it would only log makes the build fail, and says so in its exit code."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from blinker import signal
from pelican import Pelican
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.core.staging import staged

# Pelican's `finalized` reaches plugins in no fixed order, and some still write then: this comes after all of them.
site_written = signal("site_written")
# Once nobody has objected to what was written, for what is made from it.
site_audited = signal("site_audited")

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

    def generate_output(self, writer: Any) -> None:
        """Write nothing."""


class PageSources(PagesGenerator):  # type: ignore[misc]
    """Reads the pages and writes nothing: each language's edition does."""

    def generate_output(self, writer: Any) -> None:
        """Write nothing."""


READERS_ONLY = {ArticlesGenerator: ArticleSources, PagesGenerator: PageSources}


class Site(Pelican):  # type: ignore[misc]
    """The site's PELICAN_CLASS."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Load the plugins, all of which must load."""
        logging.getLogger("pelican").addFilter(without_traceback)
        self._errors = watch_errors()
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
        output, deletes = Path(self.settings["OUTPUT_PATH"]), self.settings["DELETE_OUTPUT_DIRECTORY"]
        self._refuse_sources(output.resolve())
        self.settings["OUTPUT_SOURCES"], self.settings["ONE_FILES"] = {}, {}
        with staged(output, self.output_retention if deletes else None) as folder:
            # Pelican would empty the output before it has read anything.
            self.output_path, self.delete_outputdir = str(folder), False
            try:
                super().run()
                self._stop_at_errors("the output stays as it was")
                site_written.send(self)
                site_audited.send(self)
            finally:
                self.output_path, self.delete_outputdir = str(output), deletes

    def _refuse_sources(self, output: Path) -> None:
        for source in (self.path, self.theme):
            if Path(source).resolve().is_relative_to(output):
                message = f"the output folder {output} holds {source}; choose a folder of its own"
                raise BuildError(message)

    def _get_writer(self) -> Any:
        self._stop_at_errors("nothing was written")
        return super()._get_writer()

    def _stop_at_errors(self, consequence: str) -> None:
        if self._errors.count:
            message = f"errors were logged ({self._errors.count}), see above; {consequence}"
            raise BuildError(message)

    def _get_generator_classes(self) -> list[type]:
        return [READERS_ONLY.get(cls, cls) for cls in super()._get_generator_classes()]
