"""An action as its objective's page shows it."""

from __future__ import annotations

from plugins.action_plan.cards import ActionCard, Counted, Stepped, make_cards
from plugins.action_plan.links import ArticleLink
from plugins.action_plan.model import Plan, Status
from plugins.action_plan.progress import assess
from plugins.action_plan.words import Words
from tests.action_plan.plans import example_plan, make_action, make_plan, make_update, rich_plan
from tests.action_plan.views import END, surround


def cards_of(plan: Plan, *others: Plan, lang: str = "ca") -> dict[str, ActionCard]:
    """Return all cards of a plan's first objective, and those inside them, by id."""
    state = assess(plan, END)
    found = {}
    waiting = list(make_cards(state, state.objectives[0], surround(plan, *others, lang=lang)))
    while waiting:
        card = waiting.pop()
        found[card.state.action.id] = card
        waiting += card.actions
    return found


def test_count_and_steps_are_told() -> None:
    """What was reached, of what; the next step by its name or its id."""
    cards = cards_of(example_plan(), lang="en")
    assert cards["campanya"].measure == Counted(25, 0, 40, Words("municipis", "ca"))
    assert cards["propostes"].measure == Stepped(2, 3, Words("publicacio"))
    assert cards["jornada"].measure is None


def test_history_is_newest_first() -> None:
    """Each report with what the action stood at after it, and an anchor of its own."""
    first, second = cards_of(example_plan())["propostes"].reports
    assert (first.anchor, first.percent, first.steps) == ("propostes-u2", 67, (Words("consulta"),))
    assert (second.anchor, second.percent) == ("propostes-u1", 33)


def test_correction_and_corrected_name_each_other() -> None:
    """A corrected report keeps its figure, so that the line of the chart can be followed."""
    reports = {report.anchor: report for report in cards_of(rich_plan())["tasques"].reports}
    assert reports["tasques-u1"].corrected_by == "tasques-u2"
    assert reports["tasques-u1"].percent == 13
    assert reports["tasques-u2"].corrects == "tasques-u1"
    assert reports["tasques-u2"].percent == 25


def test_count_shows_the_target_in_force() -> None:
    """An update may have changed it."""
    assert cards_of(rich_plan(), lang="gl")["tasques"].measure == Counted(3, 8, 2, Words("tarefas"))


def test_evidence_leads_where_it_can_be_seen() -> None:
    """Outside, to the published file, or to the page that an article became."""
    reports = {report.anchor: report for report in cards_of(rich_plan(), lang="en")["tasques"].reports}
    outside, file, article = reports["tasques-u2"].evidence
    assert (outside.url, outside.inside) == ("https://example.org/a?b=1&c=2", False)
    assert (file.url, file.inside, file.title) == ("pla/2021/dades/proves/proofs/acta.pdf", True, Words("Minutes"))
    assert (article.url, article.inside, article.title) == ("en/blog/text/", True, Words("Article", "ca"))


def test_action_below_lies_inside_a_level_deeper() -> None:
    """Its parent has neither history nor measure of its own."""
    cards = cards_of(rich_plan())
    assert [card.state.action.id for card in cards["grup"].actions] == ["tasques", "silenci"]
    assert (cards["grup"].level, cards["tasques"].level) == (2, 3)
    assert (cards["grup"].reports, cards["grup"].chart, cards["grup"].measure) == ((), None, None)


def test_moved_action_leads_to_the_plan_it_goes_on_in() -> None:
    """And that plan back to this one; a plan that is not there is not linked."""
    old = make_plan(make_action(moved_to="pla-2022/nova"))
    new = make_plan(make_action("nova", moved_from="pla-2021/accio"), id="pla-2022", title={"ca": "Pla 2022"})
    there, back = cards_of(old, new)["accio"].moved_to, cards_of(new, old)["nova"].moved_from
    assert there is not None
    assert back is not None
    assert (there.title.text, there.url) == ("Pla 2022", "pla/2022/objectiu/#nova")
    assert back.url == "pla/2021/objectiu/#accio"
    assert cards_of(old)["accio"].moved_to is None


def test_articles_are_those_that_name_the_action() -> None:
    """And no other's."""
    plan, link = example_plan(), ArticleLink("A", "blog/a/", None, "en català")
    state = assess(plan, END)
    cards = make_cards(state, state.objectives[0], surround(plan, articles={"pla-2021/campanya": (link,)}))
    assert [card.articles for card in cards] == [(), (link,), ()]


def test_bar_of_steps_is_shown_only_while_it_counts() -> None:
    """A deferred action has no progress, whatever had been done."""
    measure = {"type": "steps", "steps": ["a", "b"]}
    done, deferred = make_update("2021-02-01", steps_done=["a"]), make_update("2021-03-01", "deferred")
    cards = cards_of(make_plan(make_action(measure=measure, updates=[done, deferred])))
    assert cards["accio"].bar == ()
    assert cards["accio"].state.status is Status.DEFERRED
    assert cards["accio"].measure == Stepped(1, 2, Words("b"))
