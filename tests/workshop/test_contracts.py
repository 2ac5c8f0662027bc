"""The contracts of import-linter, which hold only for the packages that they name."""

import tomllib
from typing import Any

from plugins.workshop import ROOT

PACKAGES = {f"plugins.{init.parent.name}" for init in (ROOT / "plugins").glob("*/__init__.py")}


def read_contracts() -> dict[str, dict[str, Any]]:
    """Return what each contract says, by its name."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def test_every_package_stands_in_the_contracts() -> None:
    """A new feature that nobody added there could import what it likes; what stands above them all is named once."""
    contracts = read_contracts()
    apart, core = contracts["No feature imports another"], contracts["The core imports no feature"]
    above = contracts["No feature knows what stands above them"]
    below = PACKAGES - set(above["forbidden_modules"])
    features = below - {"plugins.core"}
    assert len(features) > 10
    assert sorted(apart["modules"]) == sorted(features)
    assert core["source_modules"] == ["plugins.core"]
    assert sorted(core["forbidden_modules"]) == sorted(features)
    assert sorted(above["source_modules"]) == sorted(below)
    pure = contracts["Pelican stays in the plugin modules and the languages engine"]
    assert sorted(pure["source_modules"]) == sorted(PACKAGES - {"plugins.languages"})
