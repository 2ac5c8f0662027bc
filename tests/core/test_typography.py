"""Typography: the tables of each language, and what must hold for any text at all."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from typogrify.filters import typogrify

from plugins.core.safe_html import sanitise
from plugins.core.typography import keep_hyphens, typeset_html, typeset_text

DATA = Path(__file__).parents[1] / "data" / "typography"
LANGUAGES = ("ca", "gl", "es", "en")
SETTERS = {"text": typeset_text, "html": typeset_html}
Case = dict[str, str]

MARKS = "\"'“”‘’«»"
PLAIN = st.text(alphabet=f"{MARKS} ab(.,-8%5€/@\n…–\u00a0", max_size=24)
TAGS = ["<em>", "</em>", "<p>", "</p>", "<li>", "</li>", "<br>", "<code>", "</code>", "<sup>", "</sup>"]
TAGS += ['<i lang="en">', "</i>", '<a title="it\'s -- 5%">', "</a>", "<!-- 'a' -->", '<img alt="l\'a">']
WORDS = [*MARKS, " ", "a", "un dia ", "98", "--", "...", "%", "&nbsp;", "&amp;", "https://x.cat/l'a", "1803-1844"]
HTML = st.lists(st.sampled_from(TAGS + WORDS), max_size=24).map("".join)
TELEPHONE_FORMS = ("{}{}{} {}{}{} {}{}{}", "+34 {}{}{} {}{} {}{} {}{}", "{}{}{}-{}{}{}-{}{}{}", "{}{}{}.{}{}{}.{}{}{}")
LANG = st.sampled_from([*LANGUAGES, "fr", ""])


def read_cases(kind: str) -> list[tuple[str, Case]]:
    """Return the cases of all languages for *kind*, with real no-break spaces."""
    cases = []
    for lang in LANGUAGES:
        table = yaml.safe_load((DATA / f"{lang}.yaml").read_text(encoding="utf-8"))
        cases += [(lang, {**case, "out": case["out"].replace("␣", "\u00a0")}) for case in table[kind]]
    return cases


def find_markup(html: str) -> list[str]:
    """Return the tags and comments of *html*, found more simply than the module does."""
    return re.findall(r"<!--.*?-->|<[^>]*>", html, re.DOTALL)


@pytest.mark.parametrize(
    ("kind", "lang", "case"),
    [
        pytest.param(kind, lang, case, id=f"{lang} {kind}: {case['why']}")
        for kind in SETTERS
        for lang, case in read_cases(kind)
    ],
)
def test_case(kind: str, lang: str, case: Case) -> None:
    """Every case of the tables comes out as it says, and stays so."""
    assert SETTERS[kind](case["in"], lang) == case["out"]
    assert SETTERS[kind](case["out"], lang) == case["out"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_are_full(lang: str) -> None:
    """No language's table is a token one, and no case stands in it twice."""
    inputs = [case["in"] for case_lang, case in read_cases("text") if case_lang == lang]
    assert len(inputs) >= 25
    assert len(set(inputs)) == len(inputs)


@pytest.mark.parametrize("lang", ["fr", "de", "", "x-y"])
def test_unknown_language_gets_the_safe_rules(lang: str) -> None:
    """Apostrophes, dashes and ellipses are common to all; quotes and units stay as typed."""
    assert typeset_text("l'\"été\" de '98 -- 5 %...", lang) == 'l’"été" de ’98 – 5 %…'


def test_language_tag_may_have_a_region() -> None:
    """The Open Graph and browser forms of a tag find the language's rules."""
    assert typeset_text('"a"', "ca-ES") == typeset_text('"a"', "CA") == "«a»"


def test_quotes_differ_from_typogrify_alone() -> None:
    """What typogrify gets wrong in Catalan, and why this module exists, is right here."""
    source = "<p>l'any '98, un pla d'\"acció\": 900 900 120</p>"
    assert "900 900 120" not in typogrify(source)
    assert typeset_html(source, "ca") == "<p>l’any ’98, un pla d’«acció»: 900 900 120</p>"


def test_sanitised_html_stays_canonical() -> None:
    """The sanitiser finds nothing to mend in what was set, but for how it writes a no-break space."""
    html = sanitise("<p>\"<a href='/a'>l'a</a>\" & 5% <img src='/x' alt='d\"a'> la fi del dia")
    done = typeset_html(html, "ca")
    assert sanitise(done).replace("&nbsp;", "\u00a0") == done


@settings(max_examples=400, deadline=None)
@given(st.text() | PLAIN, LANG)
def test_text_is_set_once(text: str, lang: str) -> None:
    """A second pass over a text changes nothing, whatever the text."""
    done = typeset_text(text, lang)
    assert typeset_text(done, lang) == done


@settings(max_examples=400, deadline=None)
@given(st.text() | HTML, LANG)
def test_html_is_set_once(html: str, lang: str) -> None:
    """A second pass over HTML changes nothing, even if it is not well-formed."""
    done = typeset_html(html, lang)
    assert typeset_html(done, lang) == done


@settings(max_examples=400, deadline=None)
@given(HTML, LANG)
def test_tags_keep_their_bytes(html: str, lang: str) -> None:
    """Tags, attributes and comments come out as they went in, in the same order."""
    assert find_markup(typeset_html(html, lang)) == find_markup(html)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aàçñ·l 0123456789.,;:!?()ªº\n", max_size=60).filter(lambda text: "..." not in text), LANG)
def test_text_without_a_trigger_is_unchanged(text: str, lang: str) -> None:
    """Letters, digits and plain punctuation are nobody's business."""
    assert typeset_text(text, lang) == text
    assert typeset_html(f"<div>{text}</div>", lang) == f"<div>{text}</div>"


@settings(max_examples=200, deadline=None)
@given(st.integers(600_000_000, 999_999_999).map(str), st.sampled_from(TELEPHONE_FORMS), LANG)
def test_telephone_numbers_keep_their_bytes(digits: str, form: str, lang: str) -> None:
    """A number can be searched for, copied and compared with the registry, wherever it stands."""
    number = form.format(*digits)
    for sentence in (number, f"al {number}", f"{number} ara", f'"{number}"', f"l'a... {number}, 5%"):
        assert number in typeset_html(f"<p>Un dia {sentence}</p>", lang)
        assert number in typeset_text(sentence, lang)


@pytest.mark.parametrize("setter", SETTERS.values())
@pytest.mark.parametrize(
    "unit",
    [
        *('"', "'", "\"'", "'\"", 'a" ', "'a ", "<", '<"', '<a"', "<!--", "<script ", "<b>", "</b>", "<code>"),
        *('<i lang="en">', "http://", "www.", "a@", "a.", "a-", "-", "1-", ".", "a b ", "%", "&nbsp;"),
    ],
)
def test_time_is_linear(setter: Callable[[str, str], str], unit: str) -> None:
    """No 100 kB of anything takes long: what is set comes from contributors."""
    text = (unit * 100_000)[:100_000] + " @/www."
    # One of three, for a busy machine; what is not linear takes many seconds.
    assert any(take_time(lambda: setter(text, "ca")) < 0.5 for _ in range(3))


def test_an_article_costs_a_fraction_of_typogrify() -> None:
    """The pass is several times faster than typogrify's on an article of 400 words."""
    paragraph = (
        "<p>L'acció d'un <a href='/a'>pla</a> diu \"cal fer-ho\" amb <em>l'ajuda</em> del 63% de la gent, i prou</p>\n"
    )
    html = sanitise(paragraph * 20)
    ours = min(take_time(lambda: typeset_html(html, "ca")) for _ in range(20))
    theirs = min(take_time(lambda: typogrify(html)) for _ in range(5))
    assert ours * 3 < theirs


def take_time(work: Callable[[], object]) -> float:
    """Return the processor time of *work* in seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("i donar-se suport", 'i <span class="whole">donar-se</span> suport'),
        ("el MAS-XOM.", 'el <span class="whole">MAS-XOM.</span>'),
        ("fer-ho & dir-ho", '<span class="whole">fer-ho</span> &amp; <span class="whole">dir-ho</span>'),
        ("<b>-a", "&lt;b&gt;-a"),
        ("un-mot-massa-llarg-per-a-un-telèfon", "un-mot-massa-llarg-per-a-un-telèfon"),
        ("2021 - 2022", "2021 - 2022"),
    ],
)
def test_a_short_word_is_not_parted_at_its_hyphen(text: str, html: str) -> None:
    """Nothing else changes, and what is markup to a browser is escaped."""
    assert keep_hyphens(text) == html
