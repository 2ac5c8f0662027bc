"""Plans to compute with: the example whose figures are known by hand, and small ones made for one question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.action_plan.model import Plan

EXAMPLE: Mapping[str, Any] = {
    "schema": 1,
    "id": "pla-2021",
    "sample": True,
    "start": "2021-01-01",
    "end": "2021-12-31",
    "default_lang": "ca",
    "langs": ["ca", "gl", "es", "en"],
    "stale_after_days": 90,
    "checkpoints": ["2021-03-31", "2021-06-30", "2021-09-30", "2021-12-31"],
    "title": {"ca": "Pla d'Acció 2021", "gl": "Plan de Acción 2021", "en": "Action Plan 2021"},
    "organisations": {"col": {"name": {"ca": "El col·lectiu", "en": "The collective"}}},
    "objectives": [
        {
            "id": "incidencia",
            "title": {"ca": "Incidència i propostes", "en": "Advocacy"},
            "actions": [
                {
                    "id": "propostes",
                    "title": {"ca": "Elaborar propostes de millora"},
                    "responsible": ["col"],
                    "due": "2021-Q2",
                    "weight": 2,
                    "measure": {"type": "steps", "steps": ["esborrany", "consulta", "publicacio"]},
                    "updates": [
                        {"id": "u1", "date": "2021-02-15", "status": "in_progress", "steps_done": ["esborrany"]},
                        {"id": "u2", "date": "2021-06-10", "status": "in_progress", "steps_done": ["consulta"]},
                    ],
                },
                {
                    "id": "campanya",
                    "title": {"ca": "Campanya dirigida als municipis de Catalunya"},
                    "due": "2021-11-25",
                    "weight": 3,
                    "campaign": "municipis-visibles",
                    "measure": {"type": "count", "unit": {"ca": "municipis"}, "baseline": 0, "target": 40},
                    "updates": [
                        {"id": "u1", "date": "2021-03-08", "status": "in_progress", "value": 6},
                        {
                            "id": "u2",
                            "date": "2021-10-01",
                            "published": "2021-10-04",
                            "status": "in_progress",
                            "value": 25,
                            "note": {"ca": "25 municipis adherits."},
                            "evidence": [{"url": "https://example.org/llista", "title": {"ca": "Llista"}}],
                        },
                    ],
                },
                {
                    "id": "jornada",
                    "title": {"ca": "Jornada anual"},
                    "due": "2021-05-31",
                    "updates": [
                        {
                            "id": "u1",
                            "date": "2021-04-20",
                            "status": "cancelled",
                            "note": {"ca": "Restriccions sanitàries."},
                        }
                    ],
                },
            ],
        },
        {
            "id": "comunicacio",
            "title": {"ca": "Comunicació", "en": "Communication"},
            "actions": [
                {
                    "id": "blog",
                    "title": {"ca": "Creació, manteniment i difusió del blog", "en": "Keeping the blog"},
                    "due": "2021-12",
                    "updates": [
                        {"id": "u1", "date": "2021-02-01", "status": "in_progress", "progress": 20},
                        {"id": "u2", "date": "2021-09-15", "status": "in_progress", "progress": 80},
                    ],
                },
                {"id": "butlleti", "title": {"ca": "Butlletí"}, "due": "2021-12", "updates": []},
            ],
        },
    ],
}


def example_plan(**changes: Any) -> Plan:
    """Return the example, with *changes* to its own keys."""
    return Plan.model_validate({**EXAMPLE, **changes})


def make_action(identifier: str = "accio", **keys: Any) -> dict[str, Any]:
    """Return an action as a file has it."""
    return {"id": identifier, "title": {"ca": identifier}, **keys}


def make_update(day: str, status: str = "in_progress", identifier: str = "", **keys: Any) -> dict[str, Any]:
    """Return an update as a file has it; its id is made of its day where none is given."""
    return {"id": identifier or f"u{day}", "date": day, "status": status, **keys}


def make_plan(*actions: dict[str, Any], **changes: Any) -> Plan:
    """Return a plan of the year 2021 with one objective that has *actions*."""
    objective = {"id": "objectiu", "title": {"ca": "Objectiu"}, "actions": list(actions)}
    return example_plan(objectives=[objective], **changes)


def rich_plan(**changes: Any) -> Plan:
    """Return a plan with a bit of everything: levels, corrections, moved days and targets, evidence, odd texts."""
    count = {"type": "count", "unit": {"ca": "tasques; sense cap", "gl": "tarefas"}, "baseline": 8, "target": 0}
    evidence = [
        {"url": "https://example.org/a?b=1&c=2", "title": {"ca": "Acta <1>"}},
        {"file": "proofs/acta.pdf", "title": {"ca": "Acta", "en": "Minutes"}},
        {"file": "articles/2026/text.ca.md", "title": {"ca": "Article"}},
    ]
    below = [
        make_action(
            "tasques",
            measure=count,
            due="2021-Q2",
            weight=3,
            updates=[
                make_update("2021-02-01", identifier="u1", value=7, published="2021-02-10"),
                make_update("2021-03-01", identifier="u2", value=6, corrects="u1", evidence=evidence),
                make_update("2021-06-20", identifier="u3", value=4, due="2021-10", note={"ca": "Més temps, «sí»."}),
                make_update(
                    "2021-07-01", identifier="u4", value=3, target=2, note={"ca": "=1+1", "en": 'Fewer, "well".'}
                ),
            ],
        ),
        make_action("silenci", weight=2),
    ]
    actions = [
        make_action("grup", due="2021-09-30", actions=below, responsible=["col"]),
        make_action("tard", due="2021-05", updates=[make_update("2021-06-03", "completed", published="2022-02-01")]),
        make_action("parcial", updates=[make_update("2021-06-03", "partial", progress=40)]),
        make_action("pausa", due="2021", start="2021-02-01", updates=[make_update("2021-06-03", "paused", progress=0)]),
        make_action("fora", due="2021-08", updates=[make_update("2021-06-03", "deferred", note={"ca": "Ajornada."})]),
        make_action("mai", start="2022-01-01", moved_to="pla-2022/mai"),
    ]
    title = {"ca": "-2+3; =A1 · L'«acció» & <més>", "gl": "A «acción»", "es": "La «acción»", "en": "The ‘action’"}
    return make_plan(*actions, title=title, mission={"ca": "Prevenir."}, **changes)
