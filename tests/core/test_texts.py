"""Texts in several languages."""

from plugins.core.texts import Texts


def test_translation_is_used_where_there_is_one() -> None:
    """The wanted language comes first, and the default one stands in."""
    texts = Texts({"ca": "Cures", "gl": "Coidados"}, "ca")
    assert (texts.text("gl"), texts.language("gl")) == ("Coidados", "gl")
    assert (texts.text("en"), texts.language("en")) == ("Cures", "ca")
