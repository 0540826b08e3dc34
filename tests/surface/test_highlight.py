"""Rule files in colour, for tools that use Pygments."""

import pytest

pygments = pytest.importorskip("pygments")

from pygments.token import Error, Keyword, Name, Number, String  # noqa: E402 - as above

from palier import programmes  # noqa: E402 - as above
from palier.highlight import PalierLexer  # noqa: E402 - as above
from palier.source import Language  # noqa: E402 - as above


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", programmes.TEMPLATES)
def test_every_word_of_a_programme_is_known(name, language):
    """Nothing is lost, nothing is an error, and no word of the language is taken for another."""
    text = programmes.template(name, language)
    tokens = list(PalierLexer().get_tokens(text))
    assert "".join(piece for _, piece in tokens).strip() == text.strip()
    assert [piece for kind, piece in tokens if kind in Error] == []
    assert [piece for kind, piece in tokens if kind in Name] == []


def test_what_is_what():
    """The first word of a statement declares; names, numbers and words differ."""
    lexed = PalierLexer().get_tokens('tier "A" from 5 orders')
    kinds = {piece: kind for kind, piece in lexed}
    assert kinds["tier"] is Keyword.Declaration
    assert (kinds["from"], kinds['"A"'], kinds["5"]) == (Keyword, String, Number)
