"""Where the pages of the plans lie."""

from __future__ import annotations

from datetime import date

from plugins.action_plan.addresses import Addresses
from tests.action_plan.plans import example_plan


def test_addresses_differ_by_their_prefix_alone() -> None:
    """Ids make them, whichever the language."""
    plan, later = example_plan(), example_plan(id="pla-2022")
    objective, action = plan.objectives[0], plan.objectives[0].actions[1]
    galician = Addresses("gl/")
    assert galician.index == "gl/pla/"
    assert galician.method == "gl/pla/metode/"
    assert galician.plan(plan) == "gl/pla/2021/"
    assert galician.update(plan, objective, action, action.updates[1]) == "gl/pla/2021/incidencia/#campanya-u2"
    assert galician.feed(plan) == "gl/pla/2021/novetats/feed.xml"
    assert galician.state(plan, date(2021, 6, 30)) == "gl/pla/2021/estat/2021-06-30/"
    assert galician.changes(plan, later) == "gl/pla/2021/canvis/2022/"
    assert galician.data(plan) == f"gl/{Addresses().data(plan)}" == "gl/pla/2021/dades/"
