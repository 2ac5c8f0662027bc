"""Every file of a plan's data, where it lies and in which language.

What holds no words of one language lies once, beside the pages of the default language; the calendar, the badges and
the feed lie with the pages of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.action_plan.addresses import Addresses
from plugins.action_plan.badges import make_badges
from plugins.action_plan.data_package import render_data_package
from plugins.action_plan.deadlines import render_deadlines
from plugins.action_plan.export_json import render_json, render_schema
from plugins.action_plan.feed import render_news
from plugins.action_plan.json_ld import render_json_ld
from plugins.action_plan.publication import SCHEMA, Publication, is_source
from plugins.action_plan.state import PlanState
from plugins.action_plan.table_actions import ACTIONS
from plugins.action_plan.table_updates import UPDATES
from plugins.action_plan.tables import render_csv
from plugins.core.formats import Speaker, speaking
from plugins.core.languages import Language
from plugins.core.sections import FilePlan

TABLES = (ACTIONS, UPDATES)
DEADLINES = "deadlines.ics"


def render_files(
    state: PlanState, speaker: Speaker, publication: Publication, source: Path | None = None
) -> Iterator[FilePlan]:
    """Yield the files about a plan that lie with the pages of one language, made from *source*."""
    language = speaker.language
    folder = Addresses(language.prefix).data(state.plan)
    with speaking(speaker):
        shared = () if language.prefix else _render_shared(state, publication, language)
        files = {folder + name: text for name, text in shared}
        files[folder + DEADLINES] = render_deadlines(state, language, publication)
        files |= {folder + name: badge.render() for name, badge in make_badges(state, language.code)}
        news = render_news(state, language, publication)
    if news:
        files[Addresses(language.prefix).feed(state.plan)] = news
    for save_as, text in files.items():
        yield FilePlan(save_as, text.encode(), source)


def _render_shared(state: PlanState, publication: Publication, language: Language) -> Iterator[tuple[str, str]]:
    tables = {table.file: render_csv(table, state) for table in TABLES}
    yield "plan.json", render_json(state)
    yield from tables.items()
    written = {name: text.encode() for name, text in tables.items()}
    yield "datapackage.json", render_data_package(state, written, TABLES, publication, language)
    yield "plan.jsonld", render_json_ld(state, publication)


def render_schema_file(publication: Publication) -> FilePlan:
    """Return the JSON Schema of the export, one for all plans and languages."""
    return FilePlan(SCHEMA, render_schema(publication.schema_url).encode())


def read_proofs(state: PlanState, content: Path, publication: Publication) -> Iterator[FilePlan]:
    """Yield each file that an update gives as evidence, as it is; the checks have looked at all of them."""
    updates = [shown.update for leaf in state.leaves() for shown in leaf.updates]
    named = {evidence.file for update in updates for evidence in update.evidence if evidence.file}
    for file in sorted(file for file in named if not is_source(file)):
        address = publication.evidence_address(state.plan, file)
        if address:
            yield FilePlan(address, (content / file).read_bytes(), content / file)
