"""Located YAML: exact places, nothing guessed, and no file that stalls a build."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.core import located_yaml
from plugins.core.located_yaml import (
    MAX_CHARACTERS,
    MAX_NODES,
    Mapping,
    Scalar,
    Sequence,
    hold_trees,
    keep_trees,
    pack,
    parse_yaml,
    unpack,
    walk,
)
from plugins.core.memory import digest_parts

BOMB = "a: &a [x]\n" + "".join(f"{name}: &{name} [*a, *a, *a]\n" for name in "bcdefghi")
MALFORMED = {
    "alias bomb": (BOMB, "1:4:E102"),
    "merge key by alias": ("a: &a {b: c}\nd:\n  <<: *a\n", "1:4:E102"),
    "undefined alias": ("a: *nobody\n", "1:4:E102"),
    "anchor": ("a: &a b\n", "1:4:E102"),
    "python tag": ("a: !!python/object/apply:os.system [id]\n", "1:4:E102"),
    "plain tag": ("x: 1\na: !!binary aGk=\n", "2:4:E102"),
    "local tag": ("- !include /etc/passwd\n", "1:3:E102"),
    "100,000 brackets": ("[" * 100_000, "1:14:E105"),
    "100,000 braces": ("{a: " * 60_000, "1:50:E105"),
    "deep nesting": ("".join(" " * depth + "a:\n" for depth in range(40)), "13:13:E105"),
    "too many nodes": ("- a\n" * 20_001, "19998:3:E105"),
    "too long": ("a: " + "x" * MAX_CHARACTERS, "1:1:E105"),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "3:1:E103"),
    "duplicate key in a list": ("- {id: a, id: b}\n", "1:11:E103"),
    "duplicate under quotes": ('a: 1\n"a": 3\n', "2:1:E103"),
    "second document": ("a: 1\n---\nb: 2\n", "2:1:E106"),
    "second document after dots": ("a: 1\n...\nb: 2\n", "3:1:E101"),
    "list as a key": ("? [a, b]\n: c\n", "1:3:E101"),
    "unclosed quote": ('a: "b\n', "2:1:E101"),
    "unclosed bracket": ("a: [b\n", "2:1:E101"),
    "two colons": ("title: a: b\n", "1:9:E101"),
    "tab as indentation": ("a:\n\tb: c\n", "2:1:E101"),
    "NUL": ("a: b\0c\n", "1:1:E101"),
    "lone surrogate": ("a: \ud800\n", "1:1:E101"),
    "character that does not exist": ('a: "\\UFFFFFFFF"\n', "1:7:E101"),
    "UTF-16 read as Latin-1": ("a: b\n".encode("utf-16").decode("latin-1"), "1:1:E101"),
}


@pytest.mark.parametrize(("text", "expected"), MALFORMED.values(), ids=MALFORMED)
def test_malformed(text: str, expected: str) -> None:
    """Each is refused at its place, with its code, in well under a second."""
    start = time.process_time()
    _, findings = parse_yaml(text, "x.yaml")
    assert time.process_time() - start < 1
    assert [f"{finding.line}:{finding.column}:{finding.code}" for finding in findings] == [expected]


def test_places() -> None:
    """Every node knows its line and column, counted from 1, and front matter's from its first line."""
    root, findings = parse_yaml("a: b\nc:\n  - d\n  - {e: f}\n", "x.yaml", first_line=2)
    assert findings == []
    assert isinstance(root, Mapping)
    places = [(type(node), node.line, node.column) for node in walk(root)]
    assert places == [
        *((Mapping, 2, 1), (Scalar, 2, 4), (Sequence, 4, 3), (Scalar, 4, 5), (Mapping, 5, 5), (Scalar, 5, 9)),
    ]
    assert (root.keys["c"].line, root.keys["c"].column) == (3, 1)


def test_columns_count_characters() -> None:
    """An accent before a value moves its column by one, not by its bytes."""
    root, _ = parse_yaml("{òàç: é, b: c}", "x.yaml")
    assert isinstance(root, Mapping)
    assert root.entries["b"].column == 13


@pytest.mark.parametrize("value", ["no", "012", "1e3", "2026-11-22", "null", "~", "true", "0x1F", "12:30:00"])
def test_scalars_stay_text(value: str) -> None:
    """What YAML would turn into a truth, a number or a date stays as it was written."""
    root, _ = parse_yaml(f"a: {value}", "x.yaml")
    assert isinstance(root, Mapping)
    assert root.entries["a"] == Scalar(value, 1, 4)


def test_first_of_two_keys_is_kept() -> None:
    """A repeated key cannot silently change what a reviewer saw first."""
    root, findings = parse_yaml("a: 1\na: 2\n", "x.yaml")
    assert isinstance(root, Mapping)
    assert root.entries["a"] == Scalar("1", 1, 4)
    assert findings[0].text() == 'x.yaml:2:1: E103 duplicate key "a" (first on line 1); keep one of the two'


def test_empty_text() -> None:
    """Nothing at all is no tree and no finding."""
    assert parse_yaml("", "x.yaml") == (None, [])


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="[]{}:,-&*!|>'\"#%@?<~ \n\tab\ud800\0"),
        st.binary().map(lambda raw: raw.decode("latin-1")),
    )
)
def test_never_raises(text: str) -> None:
    """Whatever stands in a file, the answer is a tree or findings, each in a real place."""
    root, findings = parse_yaml(text, "x.yaml")
    assert all(finding.line >= 1 and finding.column >= 1 for finding in findings)
    assert root is None or all(isinstance(node, (Scalar, Sequence, Mapping)) for node in walk(root))


def test_number_of_nodes_is_the_callers() -> None:
    """A kind of file that needs more nodes, or less, has its own bound."""
    text = "[" + "a, " * 30_000 + "a]"
    assert [one.code for one in parse_yaml(text, "x.yaml")[1]] == ["E105"]
    assert parse_yaml(text, "x.yaml", max_nodes=40_000)[1] == []


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """Where trees are kept while a test runs."""
    yield tmp_path / "trees"
    keep_trees(None)


def test_kept_tree_is_the_tree_that_was_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every place, and its keys in their order; nothing is parsed for it."""
    text = "z:\n  - x\n  - {b: '1', a: \"\"}\na: []\n"
    memory, read = keep_trees(kept), parse_yaml(text, "a.yaml")
    assert memory
    memory.save()
    keep_trees(kept)
    monkeypatch.setattr("plugins.core.located_yaml._parse", lambda *_: pytest.fail("it is parsed"))
    again, _ = parse_yaml(text, "b.yaml")
    assert (again, []) == read
    assert isinstance(again, Mapping)
    assert [*again.entries] == [*again.keys] == ["z", "a"]


def test_held_tree_is_the_tree_that_was_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not unpacked again, and it is dropped when the file has it no longer."""
    monkeypatch.setattr(located_yaml, "_held", {})
    memory, read = keep_trees(kept), parse_yaml("a: [b]\n", "a.yaml")
    assert memory
    memory.save()
    hold_trees(kept)
    memory = keep_trees(kept)
    assert memory
    with monkeypatch.context() as patch:
        patch.setattr(located_yaml, "unpack", lambda _: pytest.fail("it is unpacked"))
        assert parse_yaml("a: [b]\n", "b.yaml") == read
    memory.save()
    assert keep_trees(kept)
    hold_trees(kept)
    assert len(located_yaml._held) == 1
    hold_trees(kept.with_name("gone"))
    assert not located_yaml._held


@given(st.recursive(st.text(), lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(st.text(), deeper)))
def test_any_tree_can_be_kept(data: object) -> None:
    """Of whatever keys and values."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    root, findings = parse_yaml(text, "a.yaml")
    assume(root is not None and not findings)
    assert root is not None
    assert unpack(json.loads(json.dumps(pack(root), sort_keys=True))) == root


def test_faulty_file_is_read_each_time(kept: Path) -> None:
    """So that what is wrong with it is said each time, and of the file that it is; so is one kept in an odd form."""
    memory = keep_trees(kept)
    assert memory
    for path in ("a.yaml", "b.yaml"):
        assert [finding.path for finding in parse_yaml("a: 1\na: 2\n", path)[1]] == [path]
    memory.remember(digest_parts("a: 1\n", str(MAX_NODES)), ["odd"])
    memory.save()
    keep_trees(kept)
    assert parse_yaml("a: 1\n", "a.yaml")[0] == Mapping({"a": Scalar("1", 1, 4)}, {"a": Scalar("a", 1, 1)}, 1, 1)
