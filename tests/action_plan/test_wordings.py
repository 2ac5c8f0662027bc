"""The texts of a plan: its languages, what would harm somebody, and what would run in a spreadsheet."""

import pytest

from plugins.core.findings import Severity

from .sources import RIGHT, change, find, find_errors, find_warnings

TEXT = "ca: Prevenir les violències"

# What is changed in a right plan, and the errors.
WRONG = {
    "no text in the default language": ("{ca: Jornada, gl: Xornada}", "{gl: Xornada}", "43:12:E113"),
    "no note in the default language": ("{ca: 25 municipis adherits., gl:", "{gl:", "40:13:E113"),
    "no unit in the default language": ("{ca: municipis, gl: municipios}", "{gl: municipios}", "32:34:E113"),
    "no name in the default language": ("{ca: El col·lectiu, gl: O colectivo}", "{gl: O colectivo}", "13:29:E113"),
    "language that the plan has not": ("{ca: Jornada, gl: Xornada}", "{ca: Jornada, es: Jornada}", "43:26:E112"),
    "formula": (TEXT, 'ca: "=HYPERLINK(1)"', "12:15:E227"),
    "formula after a space": (TEXT, 'ca: " =1+1"', "12:15:E227"),
    "plus": (TEXT, 'ca: "+1"', "12:15:E227"),
    "minus": (TEXT, 'ca: "-1"', "12:15:E227"),
    "at sign": (TEXT, 'ca: "@SUM(A1)"', "12:15:E227"),
    "wide equals sign": (TEXT, "ca: ＝1", "12:15:E227"),
    "formula in a translation": ("gl: Previr as violencias", 'gl: "=1"', "12:44:E227"),
    "formula in a note": ("ca: Restriccions sanitàries.", 'ca: "=1"', "45:72:E227"),
    "formula in a unit": ("unit: {ca: municipis,", 'unit: {ca: "=1",', "32:39:E227"),
    "e-mail address": (TEXT, "ca: Escriviu a algu@example.org", "12:15:E228"),
    "telephone number": (TEXT, "ca: Truqueu al 612 345 678", "12:15:E229"),
    "foreign telephone number": (TEXT, "ca: Truqueu al +44 20 7946 0958", "12:15:E229"),
    "telephone number in a title": ("ca: Llista,", "ca: 933 456 789,", "41:66:E229"),
}


@pytest.mark.parametrize(("old", "new", "expected"), WRONG.values(), ids=WRONG)
def test_wrong_text(old: str, new: str, expected: str) -> None:
    """A text that may not be shown is told where it stands, and nothing else with it."""
    assert " ".join(find_errors(change(old, new))) == expected


@pytest.mark.parametrize("text", ["25 de 40 municipis", "750.000.000 euros", "2021-2022", "a = b", "016", "l'1 - el 2"])
def test_right_text(text: str) -> None:
    """Amounts, years, short numbers and signs within a text are no error."""
    assert find_errors(change(TEXT, f'ca: "{text}"')) == []


def test_missing_translations_are_one_warning() -> None:
    """However many texts lack a language, one line says how many, and where the first stands."""
    text = RIGHT.replace(", gl: Xornada}", "}").replace(", gl: Boletín}", "}")
    found = [one for one in find(change("langs: [ca, gl]", "langs: [ca, gl, es]", text)) if one.code == "W253"]
    assert [(one.line, one.column, one.severity) for one in found] == [(11, 8, Severity.WARNING)]
    assert found[0].words()[0] == "pla-2021: missing translations: gl 2, es 14 (the first: title)"
    assert "43:12:W253" in find_warnings(text)


def test_language_that_the_plan_has_not_is_told_once() -> None:
    """A language left out of the list is one error, not one for each of its texts."""
    assert find_errors(change("langs: [ca, gl]", "langs: [ca]")) == ["11:31:E112"]


def test_default_language_that_the_plan_has_not() -> None:
    """Where the languages contradict each other, that is told, and no text is blamed."""
    assert find_errors(change("default_lang: ca", "default_lang: es")) == ["7:15:E112"]
    assert find_errors(change("default_lang: ca", "default_lang: Català")) == ["7:15:E109"]
