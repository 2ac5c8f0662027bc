"""What all pages of a language print alike, printed once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup


class SharedParts:
    """Prints parts of the pages of one language, each once, of *common*: what every page of that language may print.

    A part knows nothing of the page that it stands on, so that it cannot say on one what belongs to another; asking for
    what it does not know is an error.
    """

    def __init__(self, env: Environment, common: Mapping[str, Any]) -> None:
        self._env, self._common = env.overlay(undefined=StrictUndefined), common
        self._printed: dict[tuple[str, tuple[tuple[str, Hashable], ...]], Markup] = {}

    def __call__(self, template: str, **more: Hashable) -> Markup:
        """Return what *template* prints of the common values and of *more*, while that language is printing."""
        key = (template, tuple(sorted(more.items())))
        if key not in self._printed:
            text = self._env.get_template(template).render(self._common, **more)
            self._printed[key] = Markup(text)  # noqa: S704 - escaped there
        return self._printed[key]
