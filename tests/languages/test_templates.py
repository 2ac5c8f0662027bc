"""Compiled templates that pass from one build to the next."""

from __future__ import annotations

from copy import deepcopy

from jinja2 import DictLoader, Environment

from plugins.languages.templates import CompiledTemplates, TemplateCache

TEMPLATES = {"a.html": "{{ word }} a", "b.html": "{{ word }} b"}


class CountingEnvironment(Environment):
    """Notes what it compiles."""

    def __init__(self, compiled: CompiledTemplates, templates: dict[str, str], ground: str = "g") -> None:
        super().__init__(loader=DictLoader(templates), bytecode_cache=TemplateCache(compiled, ground))
        self.compiled: list[str] = []

    def _generate(self, source: object, name: str | None, *others: object, **named: object) -> str:
        self.compiled.append(str(name))
        return super()._generate(source, name, *others, **named)  # type: ignore[arg-type]


def render(compiled: CompiledTemplates, templates: dict[str, str] = TEMPLATES, ground: str = "g") -> list[str]:
    """Print all *templates*, and return those that had to be compiled."""
    env = CountingEnvironment(compiled, templates, ground)
    for name, source in templates.items():
        assert env.get_template(name).render(word="Word") == source.replace("{{ word }}", "Word")
    return env.compiled


def test_what_a_fork_compiled_is_not_compiled_again() -> None:
    """Here, once it has told; and not what it was asked for in vain."""
    here, fork = CompiledTemplates(), CompiledTemplates()
    assert render(fork) == ["a.html", "b.html"]
    here.learn(fork.tell())
    assert not render(here)


def test_other_content_or_settings_are_compiled_anew() -> None:
    """What else is there stays as it is."""
    compiled = CompiledTemplates()
    render(compiled)
    assert render(compiled, {**TEMPLATES, "b.html": "{{ word }} c"}) == ["b.html"]
    assert render(compiled, ground="h") == ["a.html", "b.html"]


def test_fork_that_came_to_no_end_tells_nothing() -> None:
    """And what was known stays."""
    compiled = CompiledTemplates()
    render(compiled)
    compiled.learn(b"")
    assert not render(compiled)


def test_what_was_not_asked_for_longest_is_dropped() -> None:
    """However many templates there are."""
    here = CompiledTemplates(most=2)
    for name in ("a.html", "b.html", "a.html", "c.html"):
        fork = deepcopy(here)
        render(fork, {name: "{{ word }}"})
        here.learn(fork.tell())
    assert not render(here, {"a.html": "{{ word }}", "c.html": "{{ word }}"})
    assert render(here, {"b.html": "{{ word }}"}) == ["b.html"]
