"""What was reported, newest first."""

from __future__ import annotations

from datetime import date

from plugins.action_plan.cards import make_cards
from plugins.action_plan.model import Plan
from plugins.action_plan.news import NewsItem, gather_news
from plugins.action_plan.progress import assess
from tests.action_plan.plans import example_plan, rich_plan
from tests.action_plan.views import surround


def news_of(plan: Plan, day: date) -> tuple[NewsItem, ...]:
    """Return the news of *plan* on a day."""
    state, around = assess(plan, day), surround(plan)
    cards = [(one.objective, make_cards(state, one, around)) for one in state.objectives]
    return gather_news(state, cards, around)


def test_day_of_publication_orders_the_news() -> None:
    """An update of 1 October published on the 4th is news of the 4th."""
    news = news_of(example_plan(), date(2021, 12, 31))
    assert [(item.day, item.action) for item in news[:3]] == [
        (date(2021, 10, 4), "campanya"),
        (date(2021, 9, 15), "blog"),
        (date(2021, 6, 10), "propostes"),
    ]
    assert news[0].link.url == "pla/2021/incidencia/#campanya-u2"
    assert news[0].objective.title.text == "Incidència i propostes"


def test_what_is_not_published_yet_is_no_news() -> None:
    """Though it counts already."""
    assert news_of(example_plan(), date(2021, 10, 3))[0].day == date(2021, 9, 15)


def test_actions_below_others_have_news_too() -> None:
    """They are where progress is reported."""
    assert "tasques" in {item.action for item in news_of(rich_plan(), date(2021, 12, 31))}
