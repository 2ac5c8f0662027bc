"""The index of one language."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from plugins.audit.data_files import check_data_file
from plugins.audit.kinds import Kind, find_kind
from plugins.core.searching import INDEX_AFTER, INDEX_BEFORE, Document, IndexNote
from plugins.core.sections import FilePlan
from plugins.search import index
from plugins.search.index import make_index, note_index, replace_texts


def build(*documents: Document) -> FilePlan:
    """Return the index of *documents* on a Catalan page."""
    return make_index(documents, "ca", {"ca": "en català", "gl": "en galego"}, "/site")


def read(file: FilePlan) -> dict[str, Any]:
    """Return what a browser would read out of it."""
    found: dict[str, Any] = json.loads(file.content.decode().removeprefix(INDEX_BEFORE).removesuffix(INDEX_AFTER))
    return found


def test_index_says_all_that_the_page_shows() -> None:
    """Kinds by their place in a list, languages where they are not the page's."""
    made = build(
        Document("a/", "A", "ca", "Article", "S", "T", "Topic", ("B", "C")),
        Document("gl/b/", "B", "gl", "Page", rank=70),
    )
    assert read(made) == {
        "base": "/site/",
        "kinds": ["Article", "Page"],
        "langs": {"gl": "en galego"},
        "docs": [["a/", "A", 0, "Topic", "S", "T", "B C", 100, ""], ["gl/b/", "B", 1, "", "", "", "", 70, "gl"]],
    }


def test_name_follows_the_content() -> None:
    """So that browsers may keep it for ever; the same documents give the same bytes."""
    one, same, other = (build(Document("a/", title, "ca", "Page")) for title in ("A", "A", "B"))
    assert one == same
    assert re.fullmatch(r"assets/search-ca\.[0-9a-f]{10}\.js", one.save_as)
    assert one.save_as != other.save_as


@pytest.mark.parametrize(
    "text", ["</script><script>", '"};alert(1)//', "\u2028\u2029", "\\u0000\\", "__proto__", "\x00"]
)
def test_texts_stay_data(text: str) -> None:
    """Whatever stands in them: the audit, which knows nothing of the search, finds one JSON value."""
    made = build(Document("a/", text, "ca", text, text, text, text, (text,)))
    assert find_kind(made.save_as) is Kind.INDEX
    assert list(check_data_file(made.save_as, made.content, Kind.INDEX)) == []
    assert read(made)["docs"][0][1] == text


def test_growing_site_keeps_a_light_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest texts are cut first, between words; titles and summaries stay."""
    monkeypatch.setattr(index, "MOST_TEXT", 60)
    texts = ["short one", "word " * 20, "longer " * 20]
    docs = read(build(*(Document(f"{number}/", "T", "ca", "P", "Sum.", text) for number, text in enumerate(texts))))[
        "docs"
    ]
    assert [doc[4] for doc in docs] == ["Sum."] * 3
    assert docs[0][5] == texts[0]
    assert sum(len(doc[4]) + len(doc[5]) for doc in docs) <= 60
    assert all(len(doc[5]) > 9 and texts[place].startswith(doc[5]) for place, doc in enumerate(docs[1:], 1))
    monkeypatch.setattr(index, "MOST_TEXT", 5)
    assert [doc[5] for doc in read(build(Document("a/", "T", "ca", "P", "Summary", "Text")))["docs"]] == [""]


def shelve(*texts: str) -> tuple[FilePlan, IndexNote]:
    """Return the index of documents with *texts*, and its note."""
    documents = [Document(f"{number}/", "T", "ca", "Article", text=text) for number, text in enumerate(texts)]
    file = build(*documents)
    return file, note_index(documents, "ca", file.save_as, "cerca/index.html")


def test_new_text_takes_the_place_of_an_old_one() -> None:
    """The index is then the one that is made of the new text, and so is its note."""
    file, note = shelve("one", "two <b>", "three")
    assert replace_texts(file.content, note, {"1/": "another", "9/": "not here"}) == shelve("one", "another", "three")
    assert replace_texts(file.content, note, {"9/": "not here"}) is None


def test_new_text_is_cut_where_all_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as that does not move the cut of the others."""
    monkeypatch.setattr(index, "MOST_TEXT", 30)
    long = "words " * 10
    file, note = shelve(long, long, "short")
    assert replace_texts(file.content, note, {"0/": long * 2}) == shelve(long * 2, long, "short")
    for text in ("tiny", "longer than it was"):
        with pytest.raises(ValueError, match="cut anew"):
            replace_texts(file.content, note, {"2/": text})
