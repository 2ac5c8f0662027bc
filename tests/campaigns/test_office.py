"""A town's name in documents for Word and LibreOffice."""

import io
import zipfile

import pytest

from plugins.campaigns import pandoc
from plugins.campaigns.document_tree import with_head
from plugins.campaigns.office import TokenLeft, holds_tokens, name_town, read_text
from plugins.campaigns.tokens import TownNames, make_tokens

TOKENS = make_tokens("ca")
NAMES = TownNames("l’Hospitalet & <Cia>", "de l’Hospitalet & <Cia>")
MARKDOWN = "[MUNICIPI], [data]\n\nL'Ajuntament [DE-MUNICIPI] fa **una moció [DE-MUNICIPI]**.\n\n- [MUNICIPI]\n"


@pytest.fixture(scope="module", params=["odt", "docx"])
def document(request: pytest.FixtureRequest) -> bytes:
    """A document with tokens, in both formats."""
    tree = with_head(pandoc.parse_markdown(MARKDOWN), "Moció [DE-MUNICIPI]", "ca")
    return pandoc.write_document(tree, request.param, 0)


def test_names_stand_where_the_tokens_stood(document: bytes) -> None:
    """Every token gives way, escaped as XML wants it and with a capital at the start of a paragraph."""
    text = read_text(name_town(document, TOKENS, NAMES))
    assert TOKENS.count_in(text) == 0
    for line in (
        "L’Hospitalet & <Cia>, [data]",
        "L'Ajuntament de l’Hospitalet & <Cia> fa una moció de l’Hospitalet & <Cia>.",
        "Moció de l’Hospitalet & <Cia>",
    ):
        assert line in text.splitlines()


def test_everything_else_stays_as_it_was(document: bytes) -> None:
    """The entries keep their order and dates, and those without a token their bytes."""
    named = name_town(document, TOKENS, NAMES)
    with zipfile.ZipFile(io.BytesIO(document)) as before, zipfile.ZipFile(io.BytesIO(named)) as after:
        assert after.testzip() is None
        pairs = list(zip(before.infolist(), after.infolist(), strict=True))
        for old, new in pairs:
            assert (old.filename, old.date_time, old.compress_type) == (new.filename, new.date_time, new.compress_type)
            if b"MUNICIPI]" not in before.read(old):
                assert before.read(old) == after.read(new)
    assert name_town(document, TOKENS, NAMES) == named


def test_whether_a_document_names_the_town(document: bytes) -> None:
    """A document with tokens is told from one without."""
    assert holds_tokens(document, TOKENS)
    assert not holds_tokens(name_town(document, TOKENS, NAMES), TOKENS)


def test_a_token_in_two_pieces_is_refused() -> None:
    """A token that formatting cuts in two could not be filled, and is not passed over."""
    tree = pandoc.parse_markdown("Ajuntament [DE-**MUNI**CIPI].")
    with pytest.raises(TokenLeft):
        holds_tokens(pandoc.write_document(tree, "odt", 0), TOKENS)
