"""Articles out of nothing but their number: the same words every time, of the length and shape of real ones.

What is made and how it is asked for is what any other generator of a corpus must offer to take its place: `make`,
`markdown`, `LANGS`, `CATS`, `TAGS` and `AUTHORS`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

LANGS = ("ca", "gl", "es", "en")
CATS = (
    "habitatge", "llengua", "clima", "drets", "cultura", "educacio", "salut", "feminisme", "treball", "mobilitat",
    "energia", "memoria", "joventut", "cures", "democracia", "economia", "territori", "aigua", "antiracisme", "barris",
)  # fmt: skip
TAGS = tuple(f"{name}-{kind}" for kind in ("accio", "informe", "crida", "debat", "eines") for name in CATS)
AUTHORS = tuple(
    f"{name} {number}" for number in range(1, 6) for name in "Aina Brais Carme Duarte Elba Fiz Gemma".split()
)
FIRST_DAY, DAYS = datetime(2014, 1, 1), 4600  # noqa: DTZ001 - only the day is written

_WORDS = {
    "ca": (
        "el la els les un una aquest aquesta cada aquell",
        (
            "assemblea veïnat habitatge col·lectiu campanya proposta ajuntament escola hort llengua acció pla"
            " energia salut drets igualtat cultura biblioteca feina cura infància barri ciutat aigua xarxa acord"
        ),
        "defensa proposa construeix organitza impulsa acompanya transforma recull aprova explica necessita comparteix",
        "pública comunitària oberta necessària jove local justa pròpia diversa nova lenta útil clara àmplia",
        "però perquè i mentre quan",
        "de en amb sense sobre",
    ),
    "gl": (
        "o a os as un unha este esta cada aquela",
        (
            "asemblea veciñanza vivenda colectivo campaña proposta concello escola horta lingua acción"
            " enerxía saúde dereitos igualdade cultura biblioteca traballo coidado infancia barrio cidade auga rede"
        ),
        "defende propón constrúe organiza impulsa acompaña transforma recolle aproba explica precisa comparte",
        "pública comunitaria aberta necesaria nova local xusta propia diversa lenta útil clara ampla",
        "pero porque e mentres cando",
        "de en con sen sobre",
    ),
    "es": (
        "el la los las un una este esta cada aquella",
        (
            "asamblea vecindario vivienda colectivo campaña propuesta ayuntamiento plaza escuela huerto lengua"
            " territorio energía salud derechos igualdad cultura biblioteca trabajo cuidado infancia barrio ciudad agua"
        ),
        "defiende propone construye organiza impulsa acompaña transforma recoge aprueba explica necesita comparte",
        "pública comunitaria abierta necesaria joven local justa propia diversa nueva lenta útil clara amplia",
        "pero porque y mientras cuando",
        "de en con sin sobre",
    ),
    "en": (
        "the a this that each every our their another some",
        (
            "assembly neighbourhood housing collective campaign proposal council square school garden language"
            " territory energy health rights equality culture library work care childhood district city water"
        ),
        "defends proposes builds organises drives supports transforms gathers approves explains needs shares",
        "public communal open necessary young local fair own diverse new slow useful clear wide",
        "but because and while when",
        "of in with without about",
    ),
}
"""By language: what goes before a noun, nouns, verbs, adjectives, what joins sentences, prepositions."""

Block = tuple[Any, ...]


@dataclass(frozen=True)
class Article:
    """One text in all languages: `text` holds title, summary and blocks of each; `links` are numbers of others."""

    i: int
    slug: str
    date: datetime
    cat: str
    tags: tuple[str, ...]
    author: str
    image: str | None
    links: tuple[int, int]
    text: dict[str, tuple[str, str, list[Block]]]


def make(n: int, seed: int = 42) -> list[Article]:
    """Return *n* articles of about 400 words, one in ten with a photograph."""
    return [_make_article(i, n, seed) for i in range(n)]


def _make_article(i: int, n: int, seed: int) -> Article:
    dice = random.Random(f"{seed}/{i}")
    links = (dice.randrange(n), dice.randrange(n))
    image = f"img{i // 10:04d}.jpg" if i % 10 == 0 else None
    return Article(
        i=i,
        slug=f"a{i:05d}-{CATS[i % len(CATS)]}",
        date=FIRST_DAY + timedelta(days=i * DAYS // n),
        cat=CATS[i % len(CATS)],
        tags=tuple(sorted({TAGS[i % len(TAGS)], *dice.sample(TAGS, 2)})),
        author=AUTHORS[i % len(AUTHORS)],
        image=image,
        links=links,
        text={lang: _make_text(i, Writer(f"{seed}/{i}/{lang}", lang), links, image) for lang in LANGS},
    )


class Writer:
    """Writes sentences that mean nothing, in words of one language."""

    def __init__(self, seed: str, lang: str) -> None:
        self._dice = random.Random(seed)
        self._words = [words.split() for words in _WORDS[lang]]

    def sentence(self, least: int = 9, most: int = 17) -> str:
        """Return a sentence of about as many words."""
        words: list[str] = []
        wanted = self._dice.randint(least, most)
        while len(words) < wanted:
            words += self._pick("4" if words else "") + self._pick("01320151")
        return _capitalise(" ".join(words)) + "."

    def paragraph(self, sentences: int) -> str:
        """Return as many *sentences* in one line."""
        return " ".join(self.sentence() for _ in range(sentences))

    def phrase(self, words: int = 4) -> str:
        """Return the beginning of a title."""
        return _capitalise(" ".join(self._pick("1351"[:words])))

    def numbers(self) -> tuple[str, str]:
        """Return two figures for a table."""
        return str(self._dice.randint(1, 9999)), str(self._dice.randint(1, 9999))

    def _pick(self, kinds: str) -> list[str]:
        return [self._dice.choice(self._words[int(kind)]) for kind in kinds]


def _make_text(i: int, write: Writer, links: tuple[int, int], image: str | None) -> tuple[str, str, list[Block]]:
    blocks: list[Block] = [
        ("p", write.paragraph(2)),
        *([("img", image)] if image else []),
        ("h2", write.phrase()),
        ("linkp", write.paragraph(2), write.phrase(2), links[0], write.sentence()),
        ("ul", [f"**{write.phrase(1)}**: {write.sentence(6, 8)}" for _ in range(4)]),
        ("h2", write.phrase()),
        ("p", f"{write.sentence()} *{write.phrase()}* {write.paragraph(2)}"),
        ("quote", write.paragraph(2)),
        ("h3", write.phrase()),
        ("ol", [write.sentence(6, 8) for _ in range(3)]),
        ("table", [[write.phrase(1) for _ in range(3)], *([write.phrase(2), *write.numbers()] for _ in range(4))]),
        ("h2", write.phrase()),
        ("notep", write.sentence(), write.sentence(), write.sentence()),
        ("linkp", write.sentence(), write.phrase(2), links[1], write.sentence()),
        ("p", write.paragraph(2)),
    ]
    return f"{write.phrase()} {i}", write.sentence(12, 14), blocks


def _capitalise(text: str) -> str:
    return text[0].upper() + text[1:]


def markdown(article: Article, lang: str, link: Callable[[int], str], img: Callable[[str, str], str]) -> str:
    """Return the Markdown of *article*: *link* tells the address of another by its number, *img* writes a picture."""
    title, _, blocks = article.text[lang]
    render: dict[str, Callable[..., str]] = {
        "p": str,
        "img": lambda name: img(name, title),
        "h2": "## {}".format,
        "h3": "### {}".format,
        "linkp": lambda before, text, number, after: f"{before} [{text}]({link(number)}) {after}",
        "ul": lambda rows: "\n".join(f"- {row}" for row in rows),
        "ol": lambda rows: "\n".join(f"{number}. {row}" for number, row in enumerate(rows, 1)),
        "quote": "> {}".format,
        "table": _render_table,
        "notep": "{}[^1] {}\n\n[^1]: {}".format,
    }
    return "\n\n".join(render[kind](*rest) for kind, *rest in blocks) + "\n"


def _render_table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---|---:|---:|", *lines[1:]])
