"""What templates write by filter."""

from __future__ import annotations

import pytest

from plugins.action_plan.due import parse_due
from plugins.action_plan.model import Status
from plugins.action_plan.phrases import format_due, status_label
from plugins.core.formats import Speaker, speaking


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2021", {"ca": "2021", "gl": "2021", "es": "2021", "en": "2021"}),
        (
            "2021-Q2",
            {
                "ca": "2n trimestre del 2021", "gl": "2.º trimestre de 2021",
                "es": "2.º trimestre de 2021", "en": "2nd quarter 2021",
            },
        ),
        ("2021-06", {"ca": "juny del 2021", "gl": "xuño de 2021", "es": "junio de 2021", "en": "June 2021"}),
        (
            "2021-11-25",
            {
                "ca": "25 de novembre del 2021", "gl": "25 de novembro de 2021",
                "es": "25 de noviembre de 2021", "en": "25 November 2021",
            },
        ),
    ],
)  # fmt: skip
def test_due_is_as_exact_as_the_plan(written: str, shown: dict[str, str], speakers: dict[str, Speaker]) -> None:
    """No day is made up where the plan names none."""
    for lang, expected in shown.items():
        with speaking(speakers[lang]):
            assert format_due(parse_due(written)) == expected


STATUSES = {
    "ca": "No iniciada, En curs, En pausa, Completada, Tancada, feta en part, Ajornada, Cancel·lada, Sense dades",
    "gl": "Non iniciada, En curso, En pausa, Completada, Pechada, feita en parte, Adiada, Cancelada, Sen datos",
    "es": "No iniciada, En curso, En pausa, Completada, Cerrada, hecha en parte, Aplazada, Cancelada, Sin datos",
    "en": "Not started, In progress, On hold, Completed, Closed, partly done, Deferred, Cancelled, No data",
}


@pytest.mark.parametrize("lang", STATUSES)
def test_statuses_have_the_same_words_everywhere(lang: str, speakers: dict[str, Speaker]) -> None:
    """Those that the method page explains."""
    with speaking(speakers[lang]):
        assert ", ".join(status_label(status) for status in Status) == STATUSES[lang]
