"""Typst, held to what we need of it: same input, same bytes; nothing from the machine; no warning let pass."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

PDF_STANDARD = "ua-1"
_local = threading.local()


class TypesettingError(Exception):
    """What Typst objected to, in its own words."""


class Typesetter:
    """Sets the templates of *kits*, the theme's folder of that name, with its fonts and *fonts* alone."""

    def __init__(self, kits: Path, fonts: tuple[Path, ...]) -> None:
        self._kits = kits
        self._fonts = [str(folder) for folder in fonts]

    def pdf(self, template: str, data: Mapping[str, Any]) -> bytes:
        """Return the PDF/UA-1 that *template* makes of *data*; it carries no date."""
        return self._compile(template, data, format="pdf", pdf_standards=PDF_STANDARD)[0]

    def png(self, template: str, data: Mapping[str, Any], ppi: float = 72.0) -> bytes:
        """Return the first page that *template* makes of *data* as a picture; at 72 ppi a point is a pixel."""
        return self._compile(template, data, format="png", ppi=ppi)[0]

    def _compile(self, template: str, data: Mapping[str, Any], **options: Any) -> list[bytes]:
        inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}
        try:
            made, warnings = self._compiler(template).compile_with_warnings(sys_inputs=inputs, timestamp=0, **options)
        except typst.TypstError as error:
            raise TypesettingError(str(error)) from None
        if warnings:
            raise TypesettingError("; ".join(warning.message for warning in warnings))
        return [page for page in (made if isinstance(made, list) else [made]) if page is not None]

    def _compiler(self, template: str) -> typst.Compiler:
        # A compiler shared by threads fails with "Already borrowed".
        compilers: dict[tuple[str, ...], typst.Compiler] = _local.__dict__.setdefault("compilers", {})
        key = (str(self._kits), template, *self._fonts)
        if key not in compilers:
            compilers[key] = typst.Compiler(
                str(self._kits / template), root=str(self._kits), font_paths=self._fonts, ignore_system_fonts=True
            )
        return compilers[key]
