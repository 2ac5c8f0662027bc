"""The cells of a list, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.campaigns.cells import MAX_LINE, Cell, find_delimiter, split_row

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters='\n\r"'), max_size=20)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("08101,a.png,ca", [(1, "08101"), (7, "a.png"), (13, "ca")]),
        ('"08101", "a ""b"" c.png" ,', [(1, "08101"), (9, 'a "b" c.png'), (27, "")]),
        ("", [(1, "")]),
        (",", [(1, ""), (2, "")]),
        ("08101\r", [(1, "08101")]),
    ],
)
def test_rows_are_split(line: str, expected: list[tuple[int, str]]) -> None:
    """Cells come without their quotes, and know where they begin."""
    cells = split_row(line, 3, ",")
    assert cells is not None
    assert [(cell.column, cell.value) for cell in cells] == expected
    assert {cell.line for cell in cells} == {3}


@pytest.mark.parametrize("line", ['"08101', 'a"b', '"a"b', "x" * (MAX_LINE + 1)])
def test_rows_that_cannot_be_read(line: str) -> None:
    """An open quote, one in the middle of a cell and an endless line are no rows."""
    assert split_row(line, 1, ",") is None


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from([",", ";", "\t"]))
def test_what_is_quoted_comes_back(values: list[str], delimiter: str) -> None:
    """Whatever stands in quotes is the cell, but for the blanks around it."""
    cells = split_row(delimiter.join(f'"{value}"' for value in values), 1, delimiter)
    assert cells is not None
    assert [cell.value for cell in cells] == [value.strip() for value in values]


@pytest.mark.parametrize(
    ("head", "expected"), [("ine,arms", ","), ("ine;arms", ";"), ("ine\tlang", "\t"), ("ine", ",")]
)
def test_the_delimiter_is_that_of_the_head(head: str, expected: str) -> None:
    """Spreadsheets write what their country does."""
    assert find_delimiter(head) == expected


def test_a_cell_refuses_at_its_place() -> None:
    """A finding names the list, the line and the column, and may have fields of any name."""
    finding = Cell(4, 7, "x").refuse("towns.csv", "E462", "no %(code)s", "write %(path)s", code="x", path="y")
    assert finding.text() == "towns.csv:4:7: E462 no x; write y"
